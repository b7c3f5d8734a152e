"""What a PDF says."""

import re
from io import BytesIO

from pypdf import PdfReader


def read(content):
    """A PDF (bytes) with its pages."""
    return PdfReader(BytesIO(content))


def text_of(pdf):
    """All it says, on one line."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pdf.pages))
