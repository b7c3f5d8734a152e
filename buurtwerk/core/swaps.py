"""Regions of a page that htmx swaps."""


def is_swap(request):
    """Whether only the region is asked for; going back in the browser asks for the whole page again."""
    return bool(request.htmx and not request.htmx.history_restore_request)
