"""What figures are counted in: one of it, and more."""

from django.utils.translation import gettext_lazy as _

PERSONS = (_("persoon"), _("personen"))
HOUSEHOLDS = (_("gezin"), _("gezinnen"))
CHILDREN = (_("kind"), _("kinderen"))
VISITS = (_("huisbezoek"), _("huisbezoeken"))
MINUTES = (_("minuut"), _("minuten"))
SIGNALS = (_("signaal"), _("signalen"))
BOTTLENECKS = (_("knelpunt"), _("knelpunten"))
MEETINGS = (_("overleg"), _("keer overleg"))
DECISIONS = (_("beslissing"), _("beslissingen"))
REFERRALS = (_("toeleiding"), _("toeleidingen"))
COUNTRIES = (_("land"), _("landen"))
ORGANISATIONS = (_("organisatie"), _("organisaties"))
SESSIONS = (_("sessie"), _("sessies"))
ATTENDANCES = (_("aanwezigheid"), _("aanwezigheden"))
SHOP_VISITS = (_("winkelbezoek"), _("winkelbezoeken"))
CARDS = (_("kaart"), _("kaarten"))
PATHWAYS = (_("traject"), _("trajecten"))
FILES = (_("dossier"), _("dossiers"))
EUROS = (_("euro"), _("euro"))
ENROLMENTS = (_("inschrijving"), _("inschrijvingen"))
