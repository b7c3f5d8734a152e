from django.urls import path

from buurtwerk.registers import views

app_name = "registers"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("uitvoer/", views.export, name="export"),
    path("<int:pk>/", views.job_detail, name="job"),
    path("<int:pk>/inlezen/", views.write, name="write"),
    path("<int:pk>/foute-rijen/", views.faulty_rows, name="faulty"),
    path("<int:pk>/bestand/", views.result, name="result"),
]
