from crispy_forms.helper import FormHelper
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from buurtwerk.accounts.models import Invitation, Membership, User


def plain_helper():
    helper = FormHelper()
    helper.form_tag = False
    return helper


class InviteForm(forms.ModelForm):
    class Meta:
        model = Invitation
        fields = ["email", "role"]

    def __init__(self, data=None, *, team):
        super().__init__(data)
        self.team = team
        self.helper = plain_helper()

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if Membership.objects.filter(team=self.team, user__email=email).exists():
            raise forms.ValidationError(_("Deze persoon is al lid van dit team."))
        return email


class RoleForm(forms.ModelForm):
    class Meta:
        model = Membership
        fields = ["role"]


class NewAccountForm(forms.Form):
    name = forms.CharField(label=_("Je naam"), max_length=200)
    password = forms.CharField(
        label=_("Kies een wachtwoord"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Minstens 12 tekens. Een zin van vier woorden is goed te onthouden."),
    )

    def __init__(self, data=None, *, email):
        super().__init__(data)
        self.email = email
        self.helper = plain_helper()

    def clean_password(self):
        password = self.cleaned_data["password"]
        validate_password(password, User(email=self.email, name=self.cleaned_data.get("name", "")))
        return password


class ProfileForm(forms.ModelForm):
    """One's own name, and of which teams one wants the Monday list by mail."""

    class Meta:
        model = User
        fields = ["name"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
        self.own = list(self.instance.memberships.with_monday_list().select_related("team").order_by("team__name"))
        if self.own:
            self.fields["monday_mail"] = monday_mail_field(self.own)
            self.initial["monday_mail"] = [membership.pk for membership in self.own if membership.wants_monday_mail]

    def save(self, commit=True):
        for membership in self.own:
            membership.wants_monday_mail = membership.pk in self.cleaned_data["monday_mail"]
        Membership.objects.bulk_update(self.own, ["wants_monday_mail"])
        return super().save(commit)


def monday_mail_field(memberships):
    return forms.TypedMultipleChoiceField(
        label=_("Maandaglijst ook per mail"),
        choices=[(membership.pk, membership.team) for membership in memberships],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Elke maandag: aantallen en een link, geen namen."),
    )
