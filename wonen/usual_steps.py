"""The steps that files of each kind usually go through: a start for a team that has none of its own yet."""

from django.utils.translation import gettext_lazy as _

from wonen.models import Actor, HousingFile

Kind = HousingFile.Kind

# Kind -> (step, who does it, in how many days it usually is done).
USUAL_STEPS = {
    Kind.PREMIUM: [
        (_("Nagaan of het gezin in aanmerking komt"), Actor.TEAM, 14),
        (_("Papieren verzamelen"), Actor.HOUSEHOLD, 30),
        (_("Aanvraag indienen"), Actor.TEAM, 14),
        (_("Wachten op de beslissing"), Actor.PARTNER, 90),
        (_("Uitbetaling nagaan"), Actor.TEAM, 30),
    ],
    Kind.RENBEN: [
        (_("Eerste huisbezoek met RenBen"), Actor.PARTNER, 30),
        (_("Plan van aanpak opmaken"), Actor.PARTNER, 45),
        (_("Offertes vragen"), Actor.HOUSEHOLD, 60),
        (_("Premies aanvragen"), Actor.TEAM, 30),
        (_("Werken opvolgen"), Actor.PARTNER, 180),
        (_("Nazorg"), Actor.TEAM, 60),
    ],
    Kind.EMERGENCY_FUND: [
        (_("Gesprek over de lening"), Actor.TEAM, 14),
        (_("Technisch verslag van de woning"), Actor.PARTNER, 45),
        (_("Beslissing van de stuurgroep"), Actor.PARTNER, 60),
        (_("Overeenkomst tekenen"), Actor.HOUSEHOLD, 30),
        (_("Werken opvolgen"), Actor.PARTNER, 365),
    ],
    Kind.OTHER: [
        (_("Vraag verhelderen"), Actor.TEAM, 14),
        (_("Samen naar de juiste dienst"), Actor.TEAM, 30),
        (_("Nagaan of het opgelost is"), Actor.TEAM, 30),
    ],
}
