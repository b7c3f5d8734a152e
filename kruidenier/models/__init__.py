from kruidenier.models.card import Card
from kruidenier.models.pathway import Pathway, PathwayStep, Stage, Volunteer, VolunteerDay
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
