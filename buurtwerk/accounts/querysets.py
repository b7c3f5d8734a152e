from django.db import models

from buurtwerk.core.text import search_words


class TeamQuerySet(models.QuerySet):
    """Rows of a team-owned model; each model says which permission shows them."""

    view_permission: str

    def visible_to(self, user):
        """To fetch by id: in every team where the user may see such rows."""
        return self.filter(team__in=user.teams_with(self.view_permission))

    def of(self, team):
        """For lists and choices: of the team one works in."""
        return self.filter(team=team)

    def matching(self, query):
        """Rows whose search key holds every word of the query."""
        rows = self
        for word in search_words(query):
            rows = rows.filter(search_key__contains=word)
        return rows
