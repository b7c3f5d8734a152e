"""Small random registers."""

import random
from itertools import product

from tests.workbooks.activities import (
    PLACES,
    random_activity,
    random_attendances,
    random_enrolment,
    random_idea,
    random_newsletter,
    random_newsletter_text,
    random_place,
    random_session,
    random_waiting,
)
from tests.workbooks.cells import laid_out
from tests.workbooks.circle import (
    random_bottleneck,
    random_feedback,
    random_group,
    random_item,
    random_meeting,
    random_member,
    random_presences,
)
from tests.workbooks.fund import random_bookings, random_terms
from tests.workbooks.grocery import random_card, random_shop_visit
from tests.workbooks.heard import random_encounter, random_follow_up, random_referral, random_signal
from tests.workbooks.housing import random_defect, random_file, random_housing_step, random_standard_step
from tests.workbooks.neighbourhood import INDICATORS, random_figure
from tests.workbooks.pathways import random_pathway, random_step, random_volunteer
from tests.workbooks.people import (
    STREETS,
    TEXTS,
    random_agreement,
    random_area,
    random_connections,
    random_consent,
    random_contact_person,
    random_day,
    random_household,
    random_offer,
    random_organisation,
    random_resident,
    random_visit,
)
from tests.workbooks.premiums import PAPERS, random_application, random_paper, random_premium
from tests.workbooks.sheets import CHOICES, SHEETS
from tests.workbooks.surveys import random_answers, random_forms, random_question, random_round, random_survey


def random_register(seed):
    """A small register without faults in every form that the contract allows; the same seed gives the same one.

    0-12 households, 0-30 residents, 0-6 organisations and 0-40 home visits between 2016 and 2019, what was heard
    there, 0-5 activities with 0-25 sessions, 0-12 cards with 0-30 shop visits, 0-3 surveys with 0-12 forms, 0-5
    meetings of 0-3 groups, and 0-12 figures of the neighbourhood. No member of a team is named in it: it can be brought
    into any.
    """
    rng = random.Random(seed)
    made = random_people(rng)
    made |= random_activities(rng, made)
    made |= random_grocery(rng, made)
    made |= random_pathways(rng, made["Bewoners"])
    made |= random_surveys(rng, made["Bewoners"])
    made |= random_circle(rng, made)
    made |= random_housing(rng, made)
    made |= random_figures(rng, made["Gebieden"])
    sheets = [(sheet, made[sheet]) for sheet in SHEETS]
    rng.shuffle(sheets)
    register = {sheet: laid_out(rng, sheet, made) for sheet, made in sheets if made or rng.random() < 0.5}
    return register | ({"Kladblad": [["zomaar", 1]]} if rng.random() < 0.2 else {})


def random_people(rng):
    """Sheet -> records: people, visits, and what was heard."""
    homes = [random_household(rng, code) for code in random_codes(rng, "G", 12)]
    people = [random_resident(rng, code, homes) for code in random_codes(rng, "B", 30) if homes]
    agreed = [random_consent(rng, person, day) for person, day in combined(rng, 8, people, days(rng))]
    known = random_connections(rng, people)
    partners = [random_organisation(rng, code) for code in random_codes(rng, "O", 6)]
    called = [random_contact_person(rng, code, partners) for code in random_codes(rng, "CP", 8) if partners]
    offers = [random_offer(rng, code, partners) for code in random_codes(rng, "A", 10) if partners]
    agreed_on = [random_agreement(rng, code, partners) for code in random_codes(rng, "OV", 6) if partners]
    codes = random_codes(rng, "T", 20) if people and partners else []
    led = [random_referral(rng, code, people, partners, offers) for code in codes]
    free = rng.sample(STREETS, len(STREETS))
    areas = [random_area(rng, code, free) for code in different(random_codes(rng, "GB", 5))]
    visits = [random_visit(rng, code, homes, people, led) for code in random_codes(rng, "HB", 40) if homes]
    talks = [random_encounter(rng, code, people) for code in random_codes(rng, "CO", 20) if people]
    signals = [random_signal(rng, code, visits, people, partners) for code in random_codes(rng, "S", 20)]
    asked = [random_follow_up(rng, code, people, visits, talks) for code in random_codes(rng, "OP", 20)]
    made = [
        homes,
        people,
        agreed,
        known,
        partners,
        called,
        offers,
        agreed_on,
        led,
        areas,
        visits,
        talks,
        signals,
        asked,
    ]
    return dict(zip(SHEETS, made, strict=False))


def random_activities(rng, made):
    """Sheet -> records: places and activities, and whatever names them, for the people in `made`."""
    people, partners = made["Bewoners"], made["Organisaties"]
    places = [random_place(rng, name) for name in rng.sample(PLACES, rng.randint(0, 4))]
    activities = [random_activity(rng, code, partners) for code in random_codes(rng, "AC", 5)]
    sessions = [
        random_session(rng, code, activities, made["Signalen"], made["Opvolgingen"])
        for code in random_codes(rng, "SE", 25)
        if activities
    ]
    enrolled = [
        random_enrolment(rng, *key, activities=activities, partners=partners)
        for key in combined(rng, 25, activities, people, days(rng))
    ]
    waiting = [random_waiting(rng, *key) for key in combined(rng, 8, activities, people)]
    ideas = [random_idea(rng, code, people, sessions, activities) for code in random_codes(rng, "ID", 8)]
    letters = [random_newsletter(rng, code) for code in random_codes(rng, "NB", 3)]
    texts = [random_newsletter_text(rng, *key) for key in combined(rng, 6, letters, [0, 1, 2, 32_767])]
    return {
        "Locaties": places,
        "Activiteiten": activities,
        "Sessies": sessions,
        "Aanwezigheden": random_attendances(rng, sessions, people),
        "Inschrijvingen": enrolled,
        "Wachtlijst": waiting,
        "Ideeën": ideas,
        "Nieuwsbrieven": letters,
        "Nieuwsbriefteksten": texts,
    }


def random_grocery(rng, made):
    """Sheet -> records: cards and shop visits, for the households in `made`."""
    homes, partners = made["Gezinnen"], made["Organisaties"]
    cards = [random_card(rng, code, homes, partners) for code in random_codes(rng, "K", 12) if homes]
    people, asked = made["Bewoners"], made["Opvolgingen"]
    shopped = [random_shop_visit(rng, *key, people, asked) for key in combined(rng, 30, cards, days(rng))]
    return {"Klantenkaarten": cards, "Winkelbezoeken": shopped}


def random_pathways(rng, people):
    """Sheet -> records: pathways of these people, their steps, and who volunteers."""
    pathways = [random_pathway(rng, code, people) for code in random_codes(rng, "TR", 8) if people]
    return {
        "Trajecten": pathways,
        "Trajectstappen": [random_step(rng, code, pathways) for code in random_codes(rng, "TS", 20) if pathways],
        "Vrijwilligers": [random_volunteer(rng, code, people) for code in random_codes(rng, "VW", 8) if people],
    }


def random_surveys(rng, people):
    """Sheet -> records: surveys with their questions and rounds, and what was answered by some of `people`."""
    surveys = [random_survey(rng, code) for code in random_codes(rng, "BV", 3)]
    questions = [random_question(rng, code, surveys) for code in random_codes(rng, "VR", 8) if surveys]
    rounds = [random_round(rng, code, surveys) for code in random_codes(rng, "BR", 4) if surveys]
    forms = random_forms(rng, random_codes(rng, "F", 12), rounds, people)
    return {
        "Bevragingen": surveys,
        "Bevragingsvragen": questions,
        "Bevragingsrondes": rounds,
        "Bevragingsformulieren": forms,
        "Bevragingsantwoorden": random_answers(rng, forms, rounds, questions),
    }


def random_circle(rng, made):
    """Sheet -> records: groups, bottlenecks, meetings and their items, and who was told what came of it."""
    groups = [random_group(rng, code) for code in random_codes(rng, "GR", 3)]
    members = [random_member(rng, code, groups, made["Organisaties"]) for code in random_codes(rng, "GL", 8) if groups]
    bottlenecks = [random_bottleneck(rng, code, made["Signalen"]) for code in random_codes(rng, "KN", 4)]
    matters = [("knelpunt", one["knelpunt"]) for one in bottlenecks]
    matters += [("signaal", one["signaal"]) for one in made["Signalen"]]
    told = combined(rng, 8, matters, made["Bewoners"])
    meetings = [random_meeting(rng, code, groups) for code in random_codes(rng, "OV", 5) if groups]
    left = {meeting["overleg"]: list(matters) for meeting in meetings}
    asked = [one["opvolging"] for one in made["Opvolgingen"]]
    items = [
        random_item(rng, code, meeting, left[meeting["overleg"]], members, asked)
        for code in random_codes(rng, "AP", 10)
        if meetings
        for meeting in [rng.choice(meetings)]
    ]
    return {
        "Groepen": groups,
        "Groepsleden": members,
        "Knelpunten": bottlenecks,
        "Terugkoppelingen": [random_feedback(rng, *key, random_day(rng)) for key in told],
        "Overleg": meetings,
        "Aanwezig op overleg": random_presences(rng, meetings, members),
        "Agendapunten": items,
    }


def random_housing(rng, made):
    """Sheet -> records: housing files of the households in `made`, their steps, the usual ones, the fund that lends."""
    homes, partners = made["Gezinnen"], made["Organisaties"]
    files = [random_file(rng, code, homes, partners) for code in random_codes(rng, "WD", 12) if homes]
    usual = combined(rng, 8, CHOICES["Standaardstappen soort"], TEXTS)
    codes = random_codes(rng, "WS", 20) if files else []
    return {
        "Woondossiers": files,
        "Standaardstappen": [random_standard_step(rng, *key) for key in usual],
        "Woonstappen": [random_housing_step(rng, code, files, partners) for code in codes],
        "Leningen": [random_terms(rng, file) for file in files if rng.random() < 0.3],
        "Rollend fonds": random_bookings(rng, random_codes(rng, "F", 20), files),
        "Gebreken": [random_defect(rng, code, files) for code in random_codes(rng, "GK", 12) if files],
    } | random_premiums(rng, files, made["Gebieden"])


def random_premiums(rng, files, areas):
    """Sheet -> records: premiums, what is asked of them in these files, each pair once, and the papers for it."""
    premiums = [random_premium(rng, code, areas) for code in random_codes(rng, "PR", 6)]
    pairs = combined(rng, 12, files, premiums)
    codes = random_codes(rng, "PA", len(pairs))
    asked = [random_application(rng, code, *pair) for code, pair in zip(codes, pairs, strict=False)]
    papers = [random_paper(rng, *key) for key in combined(rng, 15, asked, PAPERS)]
    return {"Premies": premiums, "Premieaanvragen": asked, "Premiepapieren": papers}


def random_figures(rng, areas):
    """Sheet -> records: of some indicators, areas and years each once."""
    keys = combined(rng, 12, INDICATORS, [None, "Nieuwe kant", *areas], [2016, 2017, 2018, 1, 9999])
    return {"Wijkcijfers": [random_figure(rng, *key) for key in keys]}


def different(codes):
    """Without those that differ in case only: their names would be the same."""
    return list({code.casefold(): code for code in codes}.values())


def days(rng):
    return list({random_day(rng): None for _ in range(10)})


def combined(rng, most, *parts):
    """Some combinations of one of each part, none of them twice."""
    keys = list(product(*parts))
    return rng.sample(keys, min(len(keys), rng.randint(0, most)))


def random_codes(rng, prefix, most):
    """Distinct codes, some alike but for their case, some of digits only."""
    numbers = range(1, rng.randint(0, most) + 1)
    forms = ["{0}{1:03}", "{0}{1:03}", "{0}-{1} é", "{1}", "{0}-X{1}"]
    codes = [rng.choice(forms).format(prefix, number) for number in numbers]
    twins = {codes[0].lower()} if codes and rng.random() < 0.5 else set()
    codes = [*codes, *sorted(twins - set(codes))][-most:]
    return rng.sample(codes, len(codes))
