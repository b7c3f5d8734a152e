from django.utils.translation import gettext_lazy as _

from rapportage.definition import YEAR, Definition
from rapportage.definitions.units import ORGANISATIONS

DEFINITIONS = (
    Definition(
        "partners.agreements",
        _("Partners met een overeenkomst"),
        _("Organisaties met een overeenkomst die minstens één dag van dit jaar liep."),
        unit=ORGANISATIONS,
        url_name="contacts:organisation_list",
        params={"overeenkomst": YEAR},
    ),
)
