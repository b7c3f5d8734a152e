from buurtwerk.core.models.base import TeamOwned, Versioned
from buurtwerk.core.models.code import CodeCounter
from buurtwerk.core.models.draft import Draft, Submission
from buurtwerk.core.models.job import Job
from buurtwerk.core.models.saved_filter import PinnedFilter, SavedFilter
from buurtwerk.core.models.undo import Undo
from buurtwerk.core.models.upload import Upload

__all__ = [
    "CodeCounter",
    "Draft",
    "Job",
    "PinnedFilter",
    "SavedFilter",
    "Submission",
    "TeamOwned",
    "Undo",
    "Upload",
    "Versioned",
]
