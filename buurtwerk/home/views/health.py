from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from buurtwerk.accounts.access import requires
from buurtwerk.accounts.roles import Permission


@require_GET
@requires(Permission.PUBLIC)
def health(request):
    return HttpResponse("ok", content_type="text/plain")


@require_GET
@requires(Permission.PUBLIC)
def ready(request):
    """Whether this process can serve: the database answers."""
    try:
        connection.ensure_connection()
    except DatabaseError:
        return HttpResponse("database", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


def forbidden(request, exception=None):
    return render(request, "403.html", status=403)
