"""The app's own addresses, those of the floors, and Django's admin as a peer."""

from django.urls import path

from buurtwerk.urls import handler403, urlpatterns
from tests.benchmarks.admin_peer import site
from tests.benchmarks.bare import page

urlpatterns = [path("bare/<slug:name>/", page), path("peer/", site.urls), *urlpatterns]
__all__ = ["handler403", "urlpatterns"]
