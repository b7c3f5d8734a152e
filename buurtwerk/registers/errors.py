"""What stops an import, in words for the person who brought the workbook."""

from django.utils.translation import gettext as _


class WorkbookError(Exception):
    """The file cannot be read as a workbook; the message says why and what to do."""


class ImportStale(Exception):
    """The register is no longer what the workbook was checked against; nothing is stored."""

    def __init__(self):
        super().__init__(_("Het register is intussen gewijzigd; kijk het werkboek opnieuw na."))
