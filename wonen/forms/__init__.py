from wonen.forms.file import HousingFileForm
from wonen.forms.standard_step import StandardStepForm
from wonen.forms.step import NewStepForm, StepForm

__all__ = ["HousingFileForm", "NewStepForm", "StandardStepForm", "StepForm"]
