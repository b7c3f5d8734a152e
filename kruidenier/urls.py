from django.urls import URLPattern

app_name = "kruidenier"
urlpatterns: list[URLPattern] = []
