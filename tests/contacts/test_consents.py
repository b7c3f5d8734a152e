"""The newsletter by mail: asked on a resident's form, given and withdrawn from a day."""

from datetime import date

import pytest
from django.urls import reverse

from buurtwerk.audit.models import AuditEvent
from buurtwerk.core.dates import today
from contacts import actions
from contacts.models import Consent, Resident
from tests.accounts.factories import make_team
from tests.contacts.factories import make_consent, make_household, make_resident

NEW = "/contacten/bewoners/nieuw/"
NEWSLETTER = Consent.Purpose.NEWSLETTER
MAIL = "noor@voorbeeld.be"


def edit(resident):
    return reverse("contacts:resident_edit", args=[resident.pk])


def sent(client, url, **fields):
    """What the form at `url` would send, with these fields filled in; None takes one away."""
    form = client.get(url).context["form"]
    values = {name: form[name].value() for name in form.fields} | fields
    filled = {name: value for name, value in values.items() if value not in (None, False, "")}
    return {"form_token": form.token.signed()} | filled


def set_consent(resident, given, by=None):
    return actions.set_consent(resident=resident, purpose=NEWSLETTER, given=given, by=by)


class TestTheForm:
    def test_ticking_gives_consent_from_today(self, as_worker, worker, team):
        resident = make_resident(team=team, email=MAIL)

        as_worker.post(edit(resident), sent(as_worker, edit(resident), newsletter="on"))

        consent = Consent.objects.get()
        assert (consent.resident, consent.given_on, consent.withdrawn_on) == (resident, today(), None)
        assert consent.updated_by == worker

    def test_unticking_withdraws_it_today_and_keeps_the_history(self, as_worker, team):
        resident = make_consent(team=team).resident

        as_worker.post(edit(resident), sent(as_worker, edit(resident), newsletter=None))

        consent = Consent.objects.get()
        assert (consent.given_on, consent.withdrawn_on) == (date(2018, 5, 1), today())
        assert not as_worker.get(edit(resident)).context["form"]["newsletter"].value()

    def test_saving_something_else_leaves_it_as_it_is(self, as_worker, team):
        consent = make_consent(team=team)

        as_worker.post(edit(consent.resident), sent(as_worker, edit(consent.resident), phone="0470 11 22 33"))

        again = Consent.objects.get()
        assert (again.pk, again.withdrawn_on, again.version) == (consent.pk, None, 1)

    def test_a_new_resident_may_want_it_at_once(self, as_worker, team):
        url = f"{NEW}?gezin={make_household(team=team).pk}"
        names = {"first_name": "Noor", "last_name": "Peeters", "email": MAIL}

        as_worker.post(url, sent(as_worker, url, newsletter="on", **names))

        assert Consent.objects.get().resident.first_name == "Noor"

    @pytest.mark.parametrize(("email", "said"), [("", "Vul een e-mailadres in"), ("geen adres", "Kijk het na")])
    def test_without_an_address_that_works_it_is_refused_beside_the_address(self, as_worker, team, email, said):
        resident = make_resident(team=team)

        page = as_worker.post(edit(resident), sent(as_worker, edit(resident), newsletter="on", email=email))

        assert said in str(page.context["form"].errors["email"])
        assert not Consent.objects.exists()

    def test_an_old_address_that_is_none_stands_in_the_way_of_nothing_else(self, as_worker, team):
        resident = make_consent(resident=make_resident(team=team, email="geen adres")).resident

        page = as_worker.post(edit(resident), sent(as_worker, edit(resident), phone="0470 11 22 33"))

        assert page.status_code == 302

    def test_taking_the_address_away_asks_what_to_do_with_the_newsletter(self, as_worker, team):
        resident = make_consent(team=team).resident

        page = as_worker.post(edit(resident), sent(as_worker, edit(resident), email=""))

        assert "vink de nieuwsbrief uit" in str(page.context["form"].errors["email"])

    def test_who_stopped_it_by_mail_meanwhile_is_not_signed_up_again_unseen(self, as_worker, team):
        resident = make_consent(team=team).resident
        form = sent(as_worker, edit(resident), phone="0470 11 22 33")
        actions.withdraw_at_address(resident=resident, purpose=NEWSLETTER, reason="zelf")

        page = as_worker.post(edit(resident), form)

        assert ("Wil de nieuwsbrief per mail", "ja", "nee") in page.context["form"].stale
        assert not Consent.objects.in_force().exists()

    def test_what_was_ticked_comes_back_with_the_draft(self, as_worker, team):
        resident = make_resident(team=team, email=MAIL)
        as_worker.post(reverse("home:draft_save"), sent(as_worker, edit(resident), newsletter="on"))

        draft = as_worker.get(edit(resident)).context["form"].waiting_drafts[0]

        assert as_worker.get(draft.get_absolute_url()).context["form"]["newsletter"].value()


class TestTheResidentsPage:
    @pytest.mark.parametrize(
        ("withdrawn", "said"), [(None, "per mail, sinds 1 mei 2018"), (date(2018, 6, 4), "niet meer sinds 4 juni 2018")]
    )
    def test_says_since_when(self, as_worker, team, withdrawn, said):
        resident = make_consent(team=team, withdrawn_on=withdrawn).resident

        assert said in as_worker.get(resident.get_absolute_url()).content.decode()

    def test_says_nothing_of_who_was_never_asked(self, as_worker, team):
        resident = make_resident(team=team)

        assert "Nieuwsbrief" not in as_worker.get(resident.get_absolute_url()).content.decode()

    def test_the_one_in_force_counts_before_an_older_one(self, as_worker, team):
        resident = make_consent(team=team, withdrawn_on=date(2018, 6, 4)).resident
        make_consent(resident=resident, given_on=date(2018, 7, 1))

        shown = as_worker.get(resident.get_absolute_url()).context["resident"]

        assert (shown.newsletter_given_on, shown.newsletter_withdrawn_on) == (date(2018, 7, 1), None)


class TestGivingAndWithdrawing:
    def test_both_leave_an_event_that_names_the_resident(self, team, worker):
        resident = make_resident(team=team)

        set_consent(resident, True, by=worker)
        set_consent(resident, False, by=worker)

        events = AuditEvent.objects.filter(object_type="contacts.consent")
        assert [(event.user, event.residents) for event in events] == [(worker, [resident.pk])] * 2

    def test_doing_it_again_changes_nothing(self, team):
        resident = make_resident(team=team)

        changes = [set_consent(resident, given) for given in (False, True, True, False, False)]

        assert changes == [False, True, False, True, False]

    def test_of_one_day_the_last_word_counts(self, team):
        resident = make_resident(team=team)

        for given in (True, False, True):
            set_consent(resident, given)

        assert Consent.objects.get().withdrawn_on is None

    def test_on_another_day_it_is_a_consent_of_its_own(self, team):
        resident = make_consent(team=team, withdrawn_on=date(2018, 6, 4)).resident

        set_consent(resident, True)

        assert Consent.objects.count() == 2
        assert Consent.objects.in_force().get().given_on == today()


class TestWithdrawnByThemselves:
    def withdraw(self, resident):
        return actions.withdraw_at_address(resident=resident, purpose=NEWSLETTER, reason="met de link")

    def test_everybody_of_the_team_at_that_address_is_left_alone(self, team):
        mother = make_consent(resident=make_resident(team=team, email=MAIL)).resident
        make_consent(resident=make_resident(team=team, email=MAIL.upper()))
        other = make_consent(resident=make_resident(team=team, email="an@voorbeeld.be"))
        elsewhere = make_consent(resident=make_resident(team=make_team(), email=MAIL))

        self.withdraw(mother)

        assert set(Consent.objects.in_force()) == {other, elsewhere}

    def test_nobody_without_an_address_goes_along(self, team):
        resident = make_consent(resident=make_resident(team=team, email="")).resident
        other = make_consent(resident=make_resident(team=team, email=""))

        self.withdraw(resident)

        assert Consent.objects.in_force().get() == other

    def test_leaves_an_event_of_nobody_signed_in_with_the_reason(self, team):
        resident = make_consent(team=team).resident

        assert self.withdraw(resident)
        assert not self.withdraw(resident)

        event = AuditEvent.objects.get(object_type="contacts.consent")
        assert (event.user, event.residents, event.purpose) == (None, [resident.pk], "met de link")

    def test_a_form_that_was_open_turns_stale(self, team):
        resident = make_consent(team=team).resident

        self.withdraw(resident)

        assert Resident.objects.get(pk=resident.pk).version == resident.version + 1
