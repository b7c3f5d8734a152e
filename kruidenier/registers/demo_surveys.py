"""An invented survey in the demo: five questions, last spring and this one; all relative to today."""

import random
from datetime import date
from itertools import cycle

from django.contrib.auth import get_user_model

from buurtwerk.core.dates import today
from buurtwerk.core.models.code import next_code
from buurtwerk.registers.registry import demo_extra
from kruidenier.actions.answers import store_answers
from kruidenier.models import Survey, SurveyAnswer, SurveyOption, SurveyQuestion, SurveyResponse, SurveyRound

Kind = SurveyQuestion.Kind
QUESTIONS = [
    (Kind.SCALE, "Hoe tevreden ben je over de kruidenier?", ()),
    (Kind.CHOICE, "Hoe vaak kom je?", ("elke week", "om de twee weken", "een keer per maand", "minder vaak")),
    (Kind.CHOICES, "Wat wil je hier meer vinden?", ("groenten en fruit", "brood", "zuivel", "verzorging", "luiers")),
    (Kind.YES_NO, "Lukt het om hier te geraken?", ()),
    (Kind.OPEN, "Wat wil je ons nog zeggen?", ()),
]
LAST_YEAR = [
    "Vriendelijke mensen, ik kom graag.",
    "De rij aan de deur is lang als het regent.",
    "Graag ook open op zaterdag, ik werk in de week.",
    "Met twee kinderen op de bus geraken is lastig.",
    "Meer groenten die je niet lang moet koken.",
    "Ik wist niet dat er ook koffie was. Zeg dat misschien aan de deur.",
    "Luiers maat 4 zijn altijd op.",
]
THIS_YEAR = [
    "De stoelen aan de ingang zijn een goed idee.",
    "Sinds jullie op donderdagavond open zijn kan ik zelf komen.",
    "Bus 12 stopt hier niet meer, nu moet ik een kwartier stappen.",
    "Ook de bus van mijn moeder is afgeschaft, ze komt nu niet meer.",
    "Kan er iemand helpen met zware tassen?",
    "Het kookmoment was fijn, graag nog eens.",
    "Het brood is soms van gisteren, dat mag er gewoon bij staan.",
    "Dank je wel aan Rosa van de koffie.",
]
FORMS = 31
# How often each answer comes, last year and this year: from 1 to 5, each option in turn, and yes.
WEIGHTS = [
    ((1, 4, 9, 11, 6), (9, 8, 8, 6), (18, 9, 8, 10, 6), 0.8),
    ((1, 2, 6, 12, 10), (13, 9, 6, 3), (14, 12, 8, 7, 9), 0.55),
]


@demo_extra
def demo_surveys(team):
    """The same every time: the chances are drawn from a fixed seed."""
    worker = get_user_model().objects.workers_of(team).order_by("pk").last()
    code = next_code(Survey, team, "BV")
    told = {"title": "Hoe gaat het in de kruidenier?", "intro": "Vijf korte vragen. Zo weten we wat beter kan."}
    survey = Survey.objects.create(team=team, code=code, updated_by=worker, **told)
    questions = [ask(survey, place, *told, worker) for place, told in enumerate(QUESTIONS, start=1)]
    chance, year = random.Random(8530), today().year  # noqa: S311 an invented example
    for at, (first, texts) in enumerate(zip((date(year - 1, 3, 4), spring(year)), (LAST_YEAR, THIS_YEAR), strict=True)):
        last = first.replace(month=first.month + 1) if at == 0 else None
        round = make_round(survey, first, last, worker)
        words, channels = iter(texts), cycle(["paper", "paper", "link", "tablet"])
        for _form in range(FORMS - at):
            answers = answer(questions, WEIGHTS[at], chance, next(words, ""))
            store_answers(round=round, channel=SurveyResponse.Channel(next(channels)), answers=answers)


def spring(year):
    """This spring; before it has begun, the first of January."""
    return date(year, 3, 3) if today() >= date(year, 3, 3) else date(year, 1, 1)


def ask(survey, position, kind, text, options, by):
    told = {"kind": kind, "text": text, "position": position, "updated_by": by}
    code = next_code(SurveyQuestion, survey.team, "VR")
    question = SurveyQuestion.objects.create(team=survey.team, survey=survey, code=code, **told)
    SurveyOption.objects.bulk_create(
        SurveyOption(team=survey.team, question=question, position=place, text=option)
        for place, option in enumerate(options, start=1)
    )
    return question


def make_round(survey, first, last, by):
    told = {"name": f"Lente {first.year}", "starts_on": first, "ends_on": last, "updated_by": by}
    code = next_code(SurveyRound, survey.team, f"BR-{first.year}")
    return SurveyRound.objects.create(team=survey.team, survey=survey, code=code, **told)


def answer(questions, weights, chance, text):
    """One filled in form; not stored."""
    scale, choice, choices, yes_no, words = questions
    (stars,) = chance.choices(range(1, 6), weights[0])
    (often,) = chance.choices(list(choice.options.all()), weights[1])
    wanted = {option.pk: option for option in chance.choices(list(choices.options.all()), weights[2], k=2)}
    given = [
        SurveyAnswer(question=scale, number=stars),
        SurveyAnswer(question=choice, option=often),
        *(SurveyAnswer(question=choices, option=option) for option in wanted.values()),
        SurveyAnswer(question=yes_no, number=int(chance.random() < weights[3])),
    ]
    return [*given, SurveyAnswer(question=words, text=text)] if text else given
