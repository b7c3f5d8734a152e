from kruidenier.models.card import Card
from kruidenier.models.pathway import Pathway, PathwayStep, Stage
from kruidenier.models.rules import CardRules
from kruidenier.models.survey import (
    AnswerSignal,
    Survey,
    SurveyAnswer,
    SurveyCode,
    SurveyOption,
    SurveyQuestion,
    SurveyResponse,
    SurveyRound,
)
from kruidenier.models.visit import ShopVisit
from kruidenier.models.volunteer import Volunteer, VolunteerDay

__all__ = [
    "AnswerSignal",
    "Card",
    "CardRules",
    "Pathway",
    "PathwayStep",
    "ShopVisit",
    "Stage",
    "Survey",
    "SurveyAnswer",
    "SurveyCode",
    "SurveyOption",
    "SurveyQuestion",
    "SurveyResponse",
    "SurveyRound",
    "Volunteer",
    "VolunteerDay",
]
