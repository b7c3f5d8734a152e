from allauth.account.adapter import DefaultAccountAdapter


class ClosedSignUpAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves: an invitation makes an account."""

    def is_open_for_signup(self, request):
        return False
