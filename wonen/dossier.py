"""Housing files on the pages of residents, households and partners."""

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.roles import Permission
from contacts.dossier import section
from contacts.exchange import by_year, listed
from wonen.models import HousingFile


@section(_("Wonen"), template="wonen/_dossier.html", permission=Permission.HOUSING_VIEW, of="household")
def files_of(household, user):
    """The housing files of a household, what is open first, each with its step; one query."""
    files = list(HousingFile.objects.filter(team=household.team_id, household=household).with_step().newest_first())
    return {
        "files": sorted(files, key=lambda file: not file.is_open),
        "new_url": f"{reverse('wonen:file_create')}?gezin={household.pk}",
    }


@section(_("Wonen"), template="wonen/_dossier.html", permission=Permission.HOUSING_VIEW, later=True)
def files_of_resident(resident, user):
    return files_of(resident.household, user)


@section(_("Woondossiers"), template="contacts/_exchange.html", permission=Permission.HOUSING_VIEW, of="organisation")
def files_with(organisation, user):
    """Files in which the partner takes part, by the year in which they were opened; one query."""
    rows = HousingFile.objects.of(organisation.team).filter(partners__organisation=organisation)
    numbers = dict(rows.order_by().values_list("opened_on__year").annotate(number=Count("pk")))
    return by_year(numbers, (_("Woondossiers"),), lambda year, number: [cell(organisation, year, number)])


def cell(organisation, year, number):
    return number, listed("wonen:file_list", organisation, geopend=year)
