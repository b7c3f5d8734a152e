"""What a PDF says."""

import re
import subprocess
from io import BytesIO

from pypdf import PdfReader


def read(content):
    """A PDF (bytes) with its pages."""
    return PdfReader(BytesIO(content))


def pages_of(pdf):
    """What each page says, on one line; by poppler, since pypdf reads all fonts again for each chart."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    said = subprocess.run(command, input=pdf.stream.getvalue(), capture_output=True, check=True).stdout.decode()
    return [re.sub(r"\s+", " ", page).strip() for page in said.split("\f")[:-1]]


def text_of(pdf):
    """All it says, on one line."""
    return " ".join(pages_of(pdf))
