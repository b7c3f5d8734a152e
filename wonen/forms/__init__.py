from wonen.forms.defect import DefectForm, NewDefectForm
from wonen.forms.file import HousingFileForm
from wonen.forms.fund import CounterEntryForm, FundEntryForm
from wonen.forms.loan import LoanTermsForm, PeriodForm
from wonen.forms.photos import PhotosForm
from wonen.forms.premium import PremiumForm
from wonen.forms.premium_application import PremiumApplicationForm
from wonen.forms.standard_step import StandardStepForm
from wonen.forms.step import NewStepForm, StepForm

__all__ = [
    "CounterEntryForm",
    "DefectForm",
    "FundEntryForm",
    "HousingFileForm",
    "LoanTermsForm",
    "NewDefectForm",
    "NewStepForm",
    "PeriodForm",
    "PhotosForm",
    "PremiumApplicationForm",
    "PremiumForm",
    "StandardStepForm",
    "StepForm",
]
