"""Every page, on a phone: no axe violation, no console message, nothing wider than the screen."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from activiteiten.models import IdeaHelper
from activiteiten.newsletters.unsubscribing import token_for
from buurtwerk.accounts.models import Invitation
from buurtwerk.accounts.models.invitation import hashed
from buurtwerk.accounts.roles import Role
from buurtwerk.core.dates import today
from buurtwerk.core.models import Job
from contacts.actions import keep_map
from contacts.areas.reading import Drawn
from contacts.models import Resident
from tests.accounts.factories import make_member, make_user
from tests.activiteiten.factories import (
    make_activity,
    make_attendance,
    make_enrolment,
    make_idea,
    make_location,
    make_newsletter,
    make_newsletter_text,
    make_session,
    make_waiting,
)
from tests.contacts.factories import (
    SQUARE,
    make_area,
    make_connection,
    make_consent,
    make_group_member,
    make_organisation,
    make_referral,
    make_resident,
    make_talent,
)
from tests.huisbezoeken.circle_factories import (
    make_bottleneck,
    make_feedback,
    make_item,
    make_meeting,
    make_presence,
)
from tests.huisbezoeken.factories import make_encounter, make_follow_up, make_signal, make_visit
from tests.kruidenier.factories import make_card, make_shop_visit
from tests.kruidenier.pathway_factories import make_pathway, make_step, make_volunteer
from tests.kruidenier.survey_factories import make_answer, make_code, make_question, make_response, make_round
from tests.rapportage.factories import make_neighbourhood_figures
from tests.wonen.factories import make_file, make_housing_step, make_standard_step
from tests.wonen.fund_factories import make_entry, make_terms
from tests.wonen.premium_factories import make_application, make_defect, make_photo, make_premium

DRAWN = Drawn("Zandberg", None, ["Zandbergstraat"], SQUARE)
PUBLIC = ["account_login", "account_reset_password", "account_reset_password_done", "account_inactive"]
OF_A_WORKER = [
    ("home:today", ""),
    ("contacts:resident_list", ""),
    ("contacts:resident_create", ""),
    ("contacts:resident_detail", "resident"),
    ("contacts:resident_edit", "resident"),
    ("contacts:connection_create", "resident"),
    ("contacts:network", ""),
    ("contacts:talent_list", ""),
    ("contacts:household_list", ""),
    ("contacts:household_create", ""),
    ("contacts:household_detail", "household"),
    ("contacts:household_edit", "household"),
    ("contacts:organisation_list", ""),
    ("contacts:organisation_detail", "organisation"),
    ("contacts:group_list", ""),
    ("contacts:group_detail", "group"),
    ("contacts:area_list", ""),
    ("contacts:area_detail", "area"),
    ("contacts:area_streets", ""),
    ("contacts:referral_list", ""),
    ("contacts:referral_create", ""),
    ("contacts:referral_detail", "referral"),
    ("contacts:referral_edit", "referral"),
    ("huisbezoeken:list", ""),
    ("huisbezoeken:create", ""),
    ("huisbezoeken:detail", "visit"),
    ("huisbezoeken:edit", "visit"),
    ("huisbezoeken:encounter_edit", "encounter"),
    ("huisbezoeken:follow_up_list", ""),
    ("huisbezoeken:follow_up_create", ""),
    ("huisbezoeken:follow_up_detail", "follow_up"),
    ("huisbezoeken:follow_up_edit", "follow_up"),
    ("huisbezoeken:follow_up_hand_over_all", ""),
    ("huisbezoeken:signal_list", ""),
    ("huisbezoeken:signal_board", ""),
    ("huisbezoeken:signal_create", ""),
    ("huisbezoeken:signal_detail", "signal"),
    ("huisbezoeken:signal_edit", "signal"),
    ("huisbezoeken:bottleneck_list", ""),
    ("huisbezoeken:bottleneck_create", ""),
    ("huisbezoeken:bottleneck_detail", "bottleneck"),
    ("huisbezoeken:bottleneck_read", "bottleneck"),
    ("huisbezoeken:bottleneck_edit", "bottleneck"),
    ("huisbezoeken:meeting_list", ""),
    ("huisbezoeken:decision_list", ""),
    ("huisbezoeken:meeting_create", ""),
    ("huisbezoeken:meeting_detail", "meeting"),
    ("huisbezoeken:meeting_edit", "meeting"),
    ("huisbezoeken:agenda_item_edit", "item"),
    ("activiteiten:list", ""),
    ("activiteiten:create", ""),
    ("activiteiten:detail", "activity"),
    ("activiteiten:edit", "activity"),
    ("activiteiten:enrol", "activity"),
    ("activiteiten:enrolment_list", ""),
    ("activiteiten:enrolment_edit", "enrolment"),
    ("activiteiten:agenda", ""),
    ("activiteiten:session_list", ""),
    ("activiteiten:session_series", "activity"),
    ("activiteiten:session_create", "activity"),
    ("activiteiten:session_detail", "session"),
    ("activiteiten:session_edit", "session"),
    ("activiteiten:ticking", ""),
    ("activiteiten:tick_list", "session"),
    ("activiteiten:idea_list", ""),
    ("activiteiten:idea_create", ""),
    ("activiteiten:idea_detail", "idea"),
    ("activiteiten:idea_edit", "idea"),
    ("activiteiten:newsletter_list", ""),
    ("activiteiten:newsletter_create", ""),
    ("activiteiten:newsletter_detail", "newsletter"),
    ("activiteiten:newsletter_edit", "newsletter"),
    ("activiteiten:newsletter_text_create", "newsletter"),
    ("activiteiten:newsletter_text_edit", "newsletter_text"),
    ("activiteiten:newsletter_preview", "newsletter"),
    ("activiteiten:newsletter_plain", "newsletter"),
    ("activiteiten:newsletter_mail", "newsletter"),
    ("activiteiten:location_list", ""),
    ("activiteiten:location_create", ""),
    ("activiteiten:location_edit", "location"),
    ("kruidenier:card_list", ""),
    ("kruidenier:card_create", ""),
    ("kruidenier:card_detail", "card"),
    ("kruidenier:card_edit", "card"),
    ("kruidenier:counter", ""),
    ("kruidenier:day", ""),
    ("kruidenier:this_month", ""),
    ("kruidenier:visit_list", ""),
    ("kruidenier:visit_create", ""),
    ("kruidenier:visit_edit", "shop_visit"),
    ("kruidenier:pathway_list", ""),
    ("kruidenier:pathway_create", ""),
    ("kruidenier:pathway_road", ""),
    ("kruidenier:pathway_detail", "pathway"),
    ("kruidenier:pathway_edit", "pathway"),
    ("kruidenier:step_edit", "step"),
    ("kruidenier:volunteer_list", ""),
    ("kruidenier:volunteer_create", ""),
    ("kruidenier:volunteer_phone_list", ""),
    ("kruidenier:volunteer_edit", "volunteer"),
    ("kruidenier:survey_list", ""),
    ("kruidenier:survey_create", ""),
    ("kruidenier:survey_detail", "survey"),
    ("kruidenier:survey_edit", "survey"),
    ("kruidenier:question_create", "survey"),
    ("kruidenier:question_edit", "survey_question"),
    ("kruidenier:round_create", "survey"),
    ("kruidenier:round_detail", "survey_round"),
    ("kruidenier:round_edit", "survey_round"),
    ("kruidenier:answer_paper", "survey_round"),
    ("kruidenier:answer_tablet", "survey_round"),
    ("kruidenier:results", "survey_round"),
    ("wonen:file_list", ""),
    ("wonen:file_create", ""),
    ("wonen:file_detail", "housing_file"),
    ("wonen:file_edit", "housing_file"),
    ("wonen:step_edit", "housing_step"),
    ("wonen:fund_entry_list", ""),
    ("wonen:fund_entry_detail", "fund_entry"),
    ("wonen:fund_forecast", ""),
    ("wonen:loan_terms_edit", "housing_file"),
    ("wonen:standard_step_list", ""),
    ("wonen:defect_edit", "defect"),
    ("wonen:photo_detail", "photo"),
    ("wonen:premium_list", ""),
    ("wonen:premium_detail", "premium"),
    ("wonen:application_edit", "application"),
    ("rapportage:year_list", ""),
    ("rapportage:year_detail", "year"),
    ("rapportage:year_map", "year"),
    ("rapportage:year_need", "year"),
    ("rapportage:figure_list", ""),
    ("rapportage:figure_detail", "neighbourhood_figure"),
    ("home:search", ""),
    ("home:saved_filter_list", ""),
    ("accounts:profile", ""),
    ("account_change_password", ""),
]
OF_A_RESIDENT = [
    ("activiteiten:newsletter_public", "newsletter_key"),
    ("activiteiten:newsletter_unsubscribe", "unsubscribe"),
    ("kruidenier:answer_public", "survey_key"),
    ("kruidenier:answer_public_code", "survey_code"),
]
OF_A_COORDINATOR = [
    ("contacts:organisation_create", ""),
    ("contacts:organisation_edit", "organisation"),
    ("contacts:group_create", ""),
    ("contacts:group_edit", "group"),
    ("contacts:group_member_create", "group"),
    ("contacts:group_member_edit", "group_member"),
    ("contacts:area_create", ""),
    ("contacts:area_edit", "area"),
    ("contacts:area_streets", ""),
    ("contacts:area_upload", ""),
    ("contacts:area_map", "area_map"),
    ("rapportage:figure_create", ""),
    ("rapportage:figure_edit", "neighbourhood_figure"),
    ("rapportage:figure_paste", ""),
    ("accounts:member_list", ""),
    ("accounts:profile", ""),
    ("home:monday", ""),
    ("kruidenier:rules_edit", ""),
    ("wonen:standard_step_list", ""),
    ("wonen:fund_entry_list", ""),
    ("wonen:fund_entry_create", ""),
    ("wonen:fund_entry_detail", "fund_entry"),
    ("wonen:standard_step_create", ""),
    ("wonen:standard_step_edit", "standard_step"),
    ("wonen:premium_create", ""),
    ("wonen:premium_edit", "premium"),
    ("wonen:premium_detail", "premium"),
    ("registers:overview", ""),
    ("registers:job", "job"),
    ("home:today", ""),
]


@pytest.fixture
def things(team):
    resident = make_resident(team=team, attention_note="Bel eerst", phone="0470 11 22 33", language="tr")
    visit = make_visit(
        household=resident.household, residents=[resident], themes=["housing"], report="Vocht", confidential_note="x"
    )
    make_talent(residents=[resident], name="tolken Arabisch")
    make_connection(resident=resident, kind="interpreter")
    idea = make_idea(resident=resident, status="trying")
    IdeaHelper.objects.create(team=team, idea=idea, resident=resident)
    activity = make_activity(team=team, capacity=1, by_family=True, description="Samen naaien", kind="holiday")
    make_attendance(session=make_session(activity=activity, report="Fijn", anonymous_adults=2), resident=resident)
    enrolment = make_enrolment(activity=activity, resident=resident)
    make_waiting(activity=activity)
    pathway = make_pathway(resident=resident)
    make_step(pathway=pathway, stage=3)
    newsletter = make_newsletter(team=team, intro="Dag buren", public_key="sleutel", published_at=timezone.now())
    text = make_newsletter_text(newsletter=newsletter, title="Vlaggen", body="Kijk op www.voorbeeld.be.")
    make_newsletter_text(newsletter=newsletter, body="Zonder titel.")
    make_consent(resident=make_resident(team=team, email="noor@voorbeeld.be"))
    survey = make_round(team=team, is_anonymous=False).survey
    survey_round = make_round(survey=survey, is_anonymous=False)
    choice, scale = make_question(survey=survey, options=["fruit", "brood"]), make_question(survey=survey, kind="scale")
    make_response((choice, choice.options.first()), (scale, 4), round=survey_round)
    make_answer(question=make_question(survey=survey), round=survey_round, resident=resident)
    card = make_card(household=resident.household, ends_on=today(), adults=2, children=3, note="Spreekt Turks")
    make_card(team=team, ends_on=date(2019, 1, 1), end_reason="moved_house")
    question = make_follow_up(resident=resident)
    shop_visit = make_shop_visit(card=card, date=today(), resident=resident, amount="2.50", question=question)
    signal = make_signal(resident=resident, visit=visit, severity="urgent", people_concerned=30)
    bottleneck = make_bottleneck(signals=[signal], status="decided", since="2016", wanted="Een loket.")
    member = make_group_member(team=team, organisation=make_organisation(team=team), ends_on=date(2999, 1, 1))
    meeting = make_meeting(group=member.group, date=date(2018, 9, 10), place="Raadzaal", report="Alles goed.")
    make_presence(meeting=meeting, member=member)
    done = {"decision": "Doen.", "due_on": today(), "owner": member, "follow_up": make_follow_up(resident=resident)}
    item = make_item(meeting=meeting, bottleneck=bottleneck, discussion="Goed besproken.", **done)
    make_item(
        meeting=make_meeting(group=member.group, date=date(2018, 6, 1)),
        decision="Nog te doen.",
        due_on=today(),
        follow_up=make_follow_up(resident=resident),
    )
    make_feedback(bottleneck=bottleneck)
    housing_file = make_file(
        household=resident.household, description="Het dak lekt.", partners=[make_organisation(team=team)], granted="5"
    )
    make_housing_step(file=housing_file, due_on=date(2018, 4, 1), worker=make_member(team))
    defect = make_defect(file=housing_file, description="Schimmel in de hoek.")
    make_defect(file=housing_file, solved_on=today())
    asked = make_premium(team=team, name="Dakpremie", papers=["Offerte", "Factuur"], maximum=3000)
    application = make_application(
        file=housing_file, premium=asked, papers=["Offerte", "Foto"], status="granted", granted=3500
    )
    application.papers.filter(name="Offerte").update(gathered_on=today())
    make_photo(housing_file=housing_file, caption="De gevel")
    return {
        "fund_entry": lent(housing_file).pk,
        "defect": defect.pk,
        "photo": make_photo(housing_file=housing_file, defect=defect).pk,
        "application": application.pk,
        "premium": make_premium(team=team, papers=["Offerte"], tenures=["owner"], conditions="Eén per woning.").pk,
        "housing_file": housing_file.pk,
        "housing_step": make_housing_step(file=housing_file, done_on=today()).pk,
        "standard_step": make_standard_step(team=team).pk,
        "group": member.group_id,
        "group_member": member.pk,
        "bottleneck": bottleneck.pk,
        "meeting": meeting.pk,
        "item": item.pk,
        "survey": survey.pk,
        "survey_question": choice.pk,
        "survey_round": survey_round.pk,
        "survey_key": survey_round.key,
        "survey_code": [survey_round.key, make_code(survey_round).text],
        "newsletter": newsletter.pk,
        "newsletter_text": text.pk,
        "newsletter_key": newsletter.public_key,
        "unsubscribe": token_for(make_consent(resident=resident).resident),
        "pathway": pathway.pk,
        "step": make_step(pathway=pathway, stage=2, is_done=True).pk,
        "volunteer": make_volunteer(resident=resident, weekdays=[1, 4], task="kassa").pk,
        "card": card.pk,
        "shop_visit": shop_visit.pk,
        "resident": resident.pk,
        "activity": activity.pk,
        "enrolment": enrolment.pk,
        "session": make_session(activity=activity, date=today()).pk,
        "idea": idea.pk,
        "location": make_location(team=team, address="Gentsestraat 9").pk,
        "household": resident.household_id,
        "organisation": make_organisation(team=team, website="www.voorbeeld.be").pk,
        "visit": visit.pk,
        "encounter": make_encounter(resident=resident).pk,
        "follow_up": make_follow_up(resident=resident, promise="Ik bel terug", visit=visit).pk,
        "signal": signal.pk,
        "area": make_area(team=team, streets=["Dreef"]).pk,
        "neighbourhood_figure": make_neighbourhood_figures(team).pk,
        "area_map": keep_map(team=team, by=make_member(team), name="buurt.geojson", drawn=[(1, DRAWN)]).pk,
        "referral": make_referral(resident=resident, consent="yes", shared="Naam", check_on=date(2018, 6, 4)).pk,
        "year": 2018,
        "job": Job.objects.create(team=team, user=make_user(), kind="check", status="failed", error="Mis").pk,
    }


def lent(file):
    """A loan with its terms, a repayment, and one that was taken back."""
    make_terms(file, agreed_on=date(2017, 6, 1), months=12)
    loan = make_entry("loan", 100, file=file)
    wrong = make_entry("repayment", 40, file=file)
    make_entry("repayment", 40, file=file, corrects=wrong)
    return loan


def look(page, live_server, assert_accessible, pages, things):
    for name, thing in pages:
        named = things[thing] if thing else []
        page.goto(f"{live_server}{reverse(name, args=named if isinstance(named, list) else [named])}")
        assert_accessible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name


@pytest.mark.parametrize("part", range(4))  # so that the cores share them
def test_pages_of_a_worker(page, live_server, sign_in, assert_accessible, team, things, part):
    sign_in(make_member(team))

    look(page, live_server, assert_accessible, OF_A_WORKER[part::4], things)


def test_pages_of_a_coordinator(page, live_server, sign_in, assert_accessible, team, things):
    sign_in(make_member(team, Role.COORDINATOR))

    look(page, live_server, assert_accessible, OF_A_COORDINATOR, things)


def test_pages_of_an_admin(page, live_server, sign_in, assert_accessible, things):
    sign_in(make_user(is_staff=True))
    models = ["accounts_user", "accounts_team", "accounts_invitation", "contacts_organisation", "huisbezoeken_theme"]
    models += ["activiteiten_schoolholiday"]
    pages = ["admin:index", *(f"admin:{model}_{page}" for model in models for page in ("changelist", "add"))]

    look(page, live_server, assert_accessible, [(name, "") for name in pages], things)


def test_pages_of_nobody_yet(page, live_server, assert_accessible, team):
    look(page, live_server, assert_accessible, [(name, "") for name in PUBLIC], {})


def test_pages_for_residents(page, live_server, assert_accessible, team, things):
    look(page, live_server, assert_accessible, OF_A_RESIDENT, things)
    page.goto(f"{live_server}{reverse('activiteiten:newsletter_unsubscribe', args=[things['unsubscribe']])}")

    page.get_by_role("button", name="Ja, schrijf me uit").click()

    expect(page.get_by_role("heading", name="Je bent uitgeschreven")).to_be_visible()
    assert_accessible()


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.READER])
def test_start_pages(page, live_server, sign_in, assert_accessible, team, things, role):
    sign_in(make_member(team, role))

    assert_accessible()


def test_dark_and_with_errors(page, live_server, sign_in, assert_accessible, team, things):
    page.emulate_media(color_scheme="dark")
    sign_in(make_member(team))
    look(page, live_server, assert_accessible, OF_A_WORKER[:8], things)
    page.goto(f"{live_server}{reverse('huisbezoeken:create')}")
    page.get_by_role("button", name="Bewaren").click()

    expect(page.locator(".error-summary")).to_be_visible()
    assert_accessible()


def test_a_filtered_list_back_and_forth(page, live_server, sign_in, assert_accessible, team, things):
    sign_in(make_member(team))
    page.goto(f"{live_server}{reverse('huisbezoeken:list')}")

    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Resultaat").select_option("refused")
    expect(page.get_by_text("Niets gevonden")).to_be_visible()
    assert_accessible()
    page.goto(f"{live_server}{reverse('home:today')}")
    page.go_back()

    expect(page.get_by_role("banner")).to_be_visible()
    expect(page.get_by_text("Niets gevonden")).to_be_visible()


def test_likely_doubles_and_a_stale_save(page, live_server, sign_in, assert_accessible, team, things):
    known = Resident.objects.get(pk=things["resident"])
    sign_in(make_member(team))
    page.goto(f"{live_server}{reverse('contacts:resident_create')}?gezin={things['household']}")
    page.get_by_label("Voornaam").fill(known.first_name)
    page.locator("[name=last_name]").fill(known.last_name)
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Is het een van deze mensen?")).to_be_visible()
    assert_accessible()

    page.goto(f"{live_server}{reverse('contacts:resident_edit', args=[known.pk])}")
    Resident.objects.filter(pk=known.pk).update(version=5, phone="0470 99 99 99")
    page.get_by_role("button", name="Bewaren").click()

    expect(page.get_by_text("Jouw tekst naast wat er nu staat")).to_be_visible()
    assert_accessible()


def test_what_is_not_there_or_not_allowed(page, live_server, sign_in, assert_accessible, team, expected_on_console):
    expected_on_console.extend(["404", "403"])
    sign_in(make_member(team, Role.READER))

    for path in ("/bestaat-niet/", reverse("huisbezoeken:list")):
        page.goto(f"{live_server}{path}")
        assert_accessible()


def test_an_invitation(page, live_server, assert_accessible, team):
    Invitation.objects.create(team=team, email="nieuw@voorbeeld.be", token_hash=hashed("sleutel"))
    page.goto(f"{live_server}{reverse('accounts:invitation', args=['sleutel'])}")

    page.get_by_label("Je naam").fill("Noor")
    page.get_by_role("button", name="Meedoen").click()

    expect(page.get_by_text("Dit klopt nog niet")).to_be_visible()
    assert_accessible()


def test_the_visit_form_by_keyboard_alone(page, live_server, sign_in, team, things):
    sign_in(make_member(team))
    page.goto(f"{live_server}{reverse('huisbezoeken:create')}?gezin={things['household']}")

    page.locator("#id_result_0").focus()
    page.keyboard.press("ArrowRight")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.form-actions button')"):
            break
    page.keyboard.press("Enter")

    page.wait_for_url("**/huisbezoeken/*/")
