from django.urls import path

from rapportage import views

app_name = "rapportage"
urlpatterns = [
    path("", views.year_list, name="year_list"),
    path("<int:year>/", views.year_detail, name="year_detail"),
    path("<int:year>/kaart/", views.year_map, name="year_map"),
    path("<int:year>/jaarverslag.pdf", views.yearly_report_pdf, name="yearly_report_pdf"),
]
