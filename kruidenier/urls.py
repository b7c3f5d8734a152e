from kruidenier import survey_urls

app_name = "kruidenier"
urlpatterns = [*survey_urls.urlpatterns]
