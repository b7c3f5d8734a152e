"""Teams with ten years of visits, made in bulk; the same numbers every time."""

import random
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import product

from buurtwerk.accounts.models import Membership, Team, User
from buurtwerk.accounts.roles import Role
from contacts.models import Household, Organisation, Resident
from huisbezoeken.models import Encounter, HomeVisit, Theme, VisitResident, VisitTheme, VisitWorker
from tests.benchmarks.data_activities import fill_activities
from tests.benchmarks.data_grocery import fill_grocery

BATCH = 2000
OTHERS = 5  # teams that share half of all visits; the own team has the other half
ATTENDANCES = 5  # for each visit
YEARS = range(2010, 2020)
YEAR = 2018
FIRST_NAMES = ["Samira", "Jan", "Çiğdem", "Lotte", "Mehmet", "Fatima", "Wout", "Zoë", "Olena", "Amadou", "Els", "Ivo"]
LAST_NAMES = [
    "".join(parts)
    for parts in product(
        ["Ver", "De", "Had", "Mar", "El ", "Bau"], ["lin", "mey", "dad", "ten"], ["den", "er", "", "s"]
    )
]
STREETS = [f"{name}{kind}" for name, kind in product(["Markt", "Kerk", "Leie", "Molen", "Linden"], ["straat", "laan"])]
ORIGINS = ["BE"] * 6 + ["MA", "TR", "SY", "CD", "PL", "", "-"]
RESULTS = ["conversation"] * 8 + ["not_home", "refused"]
REPORT = "Koffie gedronken en de brief over de huur samen gelezen. Volgende keer bellen we met de sociale dienst."


@dataclass(frozen=True)
class World:
    """Who and what the requests are about."""

    team: Team
    worker: User
    coordinator: User
    admin: User
    resident: Resident  # some twenty contacts
    regular: Resident  # hundreds


def fill(visits):
    rng = random.Random(visits)
    teams = Team.objects.bulk_create(Team(name=f"Team {n}", slug=f"team-{n}") for n in range(1 + OTHERS))
    for team in teams:
        members = make_members(team)
        fill_team(rng, team, members, visits // 2 if team is teams[0] else visits // 2 // OTHERS)
    own = Membership.objects.filter(team=teams[0]).select_related("user")
    people = list(Resident.objects.filter(team=teams[0]).order_by("pk")[:40])
    resident, regular = people[0], people[-1]
    make_history(resident, own.get(role=Role.COORDINATOR).user, 20)
    make_history(regular, own.get(role=Role.COORDINATOR).user, 300)
    worker = own.filter(role=Role.WORKER).first().user
    admin = User.objects.create(email="beheer@bench.example", name="Bea", is_staff=True)
    return World(teams[0], worker, own.get(role=Role.COORDINATOR).user, admin, resident, regular)


def make_members(team):
    users = User.objects.bulk_create(
        User(email=f"w{n}@{team.slug}.example", name=f"Werker {n} {team}", password="!") for n in range(6)
    )
    roles = [Role.COORDINATOR] + [Role.WORKER] * 5
    Membership.objects.bulk_create(
        Membership(user=user, team=team, role=role) for user, role in zip(users, roles, strict=True)
    )
    return users


def fill_team(rng, team, members, visits):
    """Five visits to a household, two or three residents in each, who also come to activities and to the grocery."""
    homes = Household.objects.bulk_create([make_home(rng, team, n) for n in range(visits // 5)], batch_size=BATCH)
    people = [make_person(rng, team, home, n) for home in homes for n in range(rng.choice([2, 3]))]
    Resident.objects.bulk_create(people, batch_size=BATCH)
    Organisation.objects.bulk_create(make_partner(team, n) for n in range(30))
    rows = [make_visit(rng, team, rng.choice(homes), n) for n in range(visits)]
    HomeVisit.objects.bulk_create(rows, batch_size=BATCH)
    link(rng, team, rows, people, members)
    fill_activities(rng, team, people, visits * ATTENDANCES, YEARS)
    fill_grocery(rng, team, people, visits, YEARS)


def make_home(rng, team, number):
    home = Household(team=team, code=f"G{number:0>5}", street=rng.choice(STREETS), number=str(rng.randint(1, 200)))
    home.type, home.tenure = rng.choice(Household.Type.values), rng.choice(Household.Tenure.values)
    home.refresh_search_key()
    return home


def make_person(rng, team, home, number):
    person = Resident(team=team, household=home, code=f"B{home.code[1:]}{number}", birth_year=rng.randint(1930, 2009))
    person.first_name, person.last_name = rng.choice(FIRST_NAMES), rng.choice(LAST_NAMES)
    person.origin, person.gender = rng.choice(ORIGINS), rng.choice(["f", "m", "unknown"])
    person.phone, person.first_contact_on = f"0470 {rng.randint(100000, 999999)}", date(rng.choice(YEARS), 1, 5)
    person.complete()
    return person


def make_partner(team, number):
    partner = Organisation(team=team, code=f"O{number}", name=f"Partner {number}", agreement_from=date(2015, 1, 1))
    partner.refresh_search_key()
    return partner


def make_visit(rng, team, home, number):
    day = date(rng.choice(YEARS), 1, 1) + timedelta(rng.randrange(365))
    visit = HomeVisit(team=team, code=f"HB{number:06}", household=home, date=day, time=time(rng.randint(8, 19), 30))
    visit.kind, visit.result = rng.choice(HomeVisit.Kind.values), rng.choice(RESULTS)
    visit.minutes, visit.report = rng.choice([None, 15, 45, 60]), REPORT
    return visit


def link(rng, team, visits, people, members):
    """Who lives there was there; two themes and one worker a visit."""
    at_home = {}
    for person in people:
        at_home.setdefault(person.household_id, []).append(person)
    themes = list(Theme.objects.all())
    there = [VisitResident(team=team, visit=v, resident=p) for v in visits for p in at_home[v.household_id][:2]]
    about = [VisitTheme(team=team, visit=v, theme=theme) for v in visits for theme in rng.sample(themes, 2)]
    by = [VisitWorker(team=team, visit=v, user=rng.choice(members)) for v in visits]
    for model, rows in ((VisitResident, there), (VisitTheme, about), (VisitWorker, by)):
        model.objects.bulk_create(rows, batch_size=BATCH)


def make_history(resident, worker, number):
    """Half visits, half contacts in the street."""
    team, home = resident.team, resident.household
    days = [date(2019, 12, 1) - timedelta(9 * n) for n in range(number // 2)]
    visits = HomeVisit.objects.bulk_create(
        HomeVisit(
            team=team, household=home, code=f"HB-{resident.code}-{n}", date=day, result="conversation", report=REPORT
        )
        for n, day in enumerate(days)
    )
    VisitResident.objects.bulk_create(VisitResident(team=team, visit=visit, resident=resident) for visit in visits)
    Encounter.objects.bulk_create(
        Encounter(
            team=team,
            resident=resident,
            code=f"C-{resident.code}-{n}",
            date=day,
            channel="street",
            note=REPORT,
            worker=worker,
        )
        for n, day in enumerate(days)
    )
