"""Writes every page as a PDF file: `python -m tests.reports.pages FOLDER`."""

import sys
from pathlib import Path

from sle_desktop.reports.pdf.draw import draw
from tests.reports.pages import PAGES

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for name, made in PAGES.items():
    (folder / f"{name}.pdf").write_bytes(draw(*made()).pdf)
