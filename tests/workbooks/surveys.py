"""Random records of surveys: what they ask, their rounds, the filled in forms and what was answered."""

from tests.workbooks.people import TEXTS, random_day, random_end
from tests.workbooks.sheets import CHOICES

OPTIONS = ["fruit", "vers brood", "=1+1", "007", "à la carte", "'t is eender"]
MOST = {"één keuze": 1, "meerdere keuzes": 3}  # how many options one answer may hold


def random_survey(rng, code):
    return {"bevraging": code, "titel": rng.choice(TEXTS), "inleiding": rng.choice([*TEXTS, None])}


def random_question(rng, code, surveys):
    """Two questions may have the same place."""
    kind = rng.choice(CHOICES["Bevragingsvragen soort"])
    return {
        "vraag": code,
        "bevraging": rng.choice(surveys)["bevraging"],
        "volgorde": rng.choice([0, 1, 2, 32_767]),
        "soort": kind,
        "tekst": rng.choice(TEXTS),
        "keuzes": rng.sample(OPTIONS, rng.randint(2, 6)) if kind in MOST else None,
    }


def random_round(rng, code, surveys):
    start = random_day(rng)
    return {
        "ronde": code,
        "bevraging": rng.choice(surveys)["bevraging"],
        "naam": rng.choice(["Lente", *TEXTS]),
        "van": start,
        "tot": random_end(rng, start),
        "anoniem": rng.choice(CHOICES["anoniem"]),
    }


def random_forms(rng, codes, rounds, people):
    """Each resident at most once in a round, and nobody in an anonymous one."""
    left = {record["ronde"]: [person["bewoner"] for person in people] for record in rounds}
    for record in rounds:
        rng.shuffle(left[record["ronde"]])
    return [random_form(rng, code, rng.choice(rounds), left) for code in codes if rounds]


def random_form(rng, code, record, left):
    people = left[record["ronde"]] if record["anoniem"] == "nee" else []
    return {
        "formulier": code,
        "ronde": record["ronde"],
        "ingevuld": rng.choice(CHOICES["ingevuld"]),
        "bewoner": people.pop() if people and rng.random() < 0.7 else None,
    }


def random_answers(rng, forms, rounds, questions):
    """Some of the questions of its survey are answered on each form."""
    survey_of = {record["ronde"]: record["bevraging"] for record in rounds}
    return [
        {"formulier": form["formulier"], "vraag": question["vraag"], "antwoord": random_answer(rng, question)}
        for form in forms
        for question in questions
        if question["bevraging"] == survey_of[form["ronde"]] and rng.random() < 0.7
    ]


def random_answer(rng, question):
    if question["keuzes"]:
        number = rng.randint(1, min(MOST[question["soort"]], len(question["keuzes"])))
        return "; ".join(rng.sample(question["keuzes"], number))
    answers = {"schaal van 1 tot 5": ["1", "3", "5"], "ja of nee": ["ja", "nee", "JA"]}
    return rng.choice(answers.get(question["soort"], TEXTS))
