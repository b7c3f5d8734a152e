from wonen.forms.file import HousingFileForm
from wonen.forms.fund import CounterEntryForm, FundEntryForm
from wonen.forms.loan import LoanTermsForm, PeriodForm
from wonen.forms.standard_step import StandardStepForm
from wonen.forms.step import NewStepForm, StepForm

__all__ = [
    "CounterEntryForm",
    "FundEntryForm",
    "HousingFileForm",
    "LoanTermsForm",
    "NewStepForm",
    "PeriodForm",
    "StandardStepForm",
    "StepForm",
]
