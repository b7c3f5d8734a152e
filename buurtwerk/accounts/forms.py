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
    class Meta:
        model = User
        fields = ["name"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()
