"""Writes every page as a PDF and as it is read aloud: `python -m tests.reports.pages FOLDER`."""

import sys
from pathlib import Path

from sle_desktop.reports.pdf.draw import draw
from tests.reports.pages import PAGES
from tests.reports.struct_text import struct_text

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for name, made in PAGES.items():
    pdf = draw(*made()).pdf
    (folder / f"{name}.pdf").write_bytes(pdf)
    (folder / f"{name}.txt").write_text(struct_text(pdf), "utf-8")
