from django.urls import path

from rapportage import views
from rapportage.neighbourhood import views as neighbourhood

app_name = "rapportage"
urlpatterns = [
    path("", views.year_list, name="year_list"),
    path("<int:year>/", views.year_detail, name="year_detail"),
    path("<int:year>/kaart/", views.year_map, name="year_map"),
    path("<int:year>/jaarverslag.pdf", views.yearly_report_pdf, name="yearly_report_pdf"),
    path("<int:year>/wijk/", neighbourhood.year_need, name="year_need"),
    path("wijkcijfers/", neighbourhood.figure_list, name="figure_list"),
    path("wijkcijfers/nieuw/", neighbourhood.figure_create, name="figure_create"),
    path("wijkcijfers/plakken/", neighbourhood.figure_paste, name="figure_paste"),
    path("wijkcijfers/<int:pk>/", neighbourhood.figure_detail, name="figure_detail"),
    path("wijkcijfers/<int:pk>/wijzigen/", neighbourhood.figure_edit, name="figure_edit"),
    path("wijkcijfers/<int:pk>/verwijderen/", neighbourhood.figure_delete, name="figure_delete"),
]
