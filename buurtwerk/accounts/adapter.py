from allauth.account.adapter import DefaultAccountAdapter

from buurtwerk.accounts import navigation


class ClosedSignUpAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves: an invitation makes an account."""

    def is_open_for_signup(self, request):
        return False

    def get_login_redirect_url(self, request):
        """Where an app says that this role begins; without one the start page."""
        own = request.user.own_memberships
        landing = navigation.landing_of(request.user, own[0].team) if own else None
        return landing or super().get_login_redirect_url(request)
