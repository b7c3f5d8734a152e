import hashlib

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from buurtwerk.core import drafts
from buurtwerk.core.errors import AlreadySubmitted
from buurtwerk.core.fields import call_empty, offer
from buurtwerk.core.part_forms import PartForm
from buurtwerk.core.pictures import PicturesField
from wonen import actions
from wonen.models import Defect


class PhotosForm(PartForm):
    """Photos of the dwelling, added on the page of its file: one or several, of a defect or in general."""

    name = "foto"

    photos = PicturesField(label=_("Foto's"), error_messages={"required": _("Kies minstens één foto.")})
    defect = forms.ModelChoiceField(
        label=_("Van welk gebrek?"),
        queryset=Defect.objects.none(),
        required=False,
        error_messages={"invalid_choice": _("Dit gebrek is er niet meer. Kies een ander.")},
    )
    caption = forms.CharField(label=_("Bijschrift"), max_length=200, required=False)

    def __init__(self, request, *, file, is_sent=False):
        told = {"request": request, "page": file.get_absolute_url(), "part": self.name, "prefix": self.name}
        files = request.FILES if is_sent else None
        super().__init__(request.POST if is_sent else None, files=files, use_required_attribute=False, **told)
        self.file, self.by = file, request.user
        offer(self, defect=file.defects.in_order())
        call_empty(self, defect=_("van de woning in het algemeen"))

    def store(self, action):
        """Run `action()` once; returns the file, or None with the reason in the form's errors.

        The photos count as content: going back and sending others stores those as well.
        """
        told = self.part.request.POST.copy()
        told["photos"] = hashlib.sha256(b"".join(photo.content for photo in self.cleaned_data["photos"])).hexdigest()
        try:
            return drafts.once(self.token, told, action)
        except actions.TooManyPhotos as full:
            self.add_error("photos", no_room(full.room))
        except AlreadySubmitted as sent:
            if sent.is_same:
                raise
            self.add_error("photos", _("Dit formulier bewaarde al andere foto's. Herlaad de pagina en kies opnieuw."))
        return None

    def keep(self):
        return actions.add_photos(file=self.file, by=self.by, **self.cleaned_data)


def no_room(room):
    if room <= 0:
        return _("Een dossier houdt hoogstens 20 foto's. Verwijder er eerst een.")
    told = ngettext("Er kan nog %d foto bij. Kies er minder.", "Er kunnen nog %d foto's bij. Kies er minder.", room)
    return told % room
