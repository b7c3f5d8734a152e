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
