from wonen.forms.defect import DefectForm, NewDefectForm
from wonen.forms.file import HousingFileForm
from wonen.forms.photos import PhotosForm
from wonen.forms.premium import PremiumForm
from wonen.forms.premium_application import PremiumApplicationForm
from wonen.forms.standard_step import StandardStepForm
from wonen.forms.step import NewStepForm, StepForm

__all__ = [
    "DefectForm",
    "HousingFileForm",
    "NewDefectForm",
    "NewStepForm",
    "PhotosForm",
    "PremiumApplicationForm",
    "PremiumForm",
    "StandardStepForm",
    "StepForm",
]
