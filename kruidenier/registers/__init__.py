"""The sheets of the social grocery in the register workbook."""

# Sheets are read in the order in which they register: first what others name.
# isort: off
from kruidenier.registers.cards import CardSheet
from kruidenier.registers.visits import ShopVisitSheet
from kruidenier.registers.pathways import PathwaySheet, PathwayStepSheet, VolunteerSheet
from kruidenier.registers.surveys import SurveyQuestionSheet, SurveyRoundSheet, SurveySheet
from kruidenier.registers.survey_answers import SurveyAnswerSheet, SurveyFormSheet
from kruidenier.registers.demo import demo_grocery
from kruidenier.registers.demo_pathways import demo_pathways, demo_volunteers
from kruidenier.registers.demo_surveys import demo_surveys

__all__ = [
    "CardSheet",
    "PathwaySheet",
    "PathwayStepSheet",
    "ShopVisitSheet",
    "SurveyAnswerSheet",
    "SurveyFormSheet",
    "SurveyQuestionSheet",
    "SurveyRoundSheet",
    "SurveySheet",
    "VolunteerSheet",
    "demo_grocery",
    "demo_pathways",
    "demo_surveys",
    "demo_volunteers",
]
