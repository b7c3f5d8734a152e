from django.shortcuts import render

from buurtwerk.audit.trail import AuditUnavailable


class NoShowingWithoutAuditMiddleware:
    """A read whose event cannot be stored shows nothing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, AuditUnavailable):
            return render(request, "503.html", status=503)
        return None
