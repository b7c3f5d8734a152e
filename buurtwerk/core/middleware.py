from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from buurtwerk.core.errors import AlreadySubmitted


class PrivatePagesMiddleware:
    """No page is kept by a browser or a proxy, and no page may use a device's sensors."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        return response


class SentTwiceMiddleware:
    """The same form sent again leads to what it made the first time."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, AlreadySubmitted):
            messages.info(request, _("Dit was al bewaard. Er is niets dubbel gemaakt."))
            return redirect(exception.url)
        return None
