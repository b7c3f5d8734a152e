from activiteiten.forms.activity import ActivityForm
from activiteiten.forms.enrolment import EnrolForm, EnrolmentForm
from activiteiten.forms.points import QuestionForm, SignalPointForm
from activiteiten.forms.session import CancelForm, SessionForm
from activiteiten.forms.ticking import NewcomerForm, UnknownForm

__all__ = [
    "ActivityForm",
    "CancelForm",
    "EnrolForm",
    "EnrolmentForm",
    "NewcomerForm",
    "QuestionForm",
    "SessionForm",
    "SignalPointForm",
    "UnknownForm",
]
