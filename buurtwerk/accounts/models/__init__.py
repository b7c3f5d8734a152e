from buurtwerk.accounts.models.invitation import Invitation
from buurtwerk.accounts.models.team import Membership, Team
from buurtwerk.accounts.models.user import User

__all__ = ["Invitation", "Membership", "Team", "User"]
