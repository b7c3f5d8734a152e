from kruidenier import pathway_urls

app_name = "kruidenier"
urlpatterns = [
    *pathway_urls.urlpatterns,
]
