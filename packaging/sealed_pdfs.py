"""Writes every sealed PDF of a notebook into a folder: sealed_pdfs.py NOTEBOOK FOLDER."""

import os
import sys
from pathlib import Path

from sle_desktop.assembly import open_notebook
from sle_desktop.services.setup import Setup

folder, out = map(Path, sys.argv[1:3])
key = Setup(folder).key_from_passphrase(os.environ["SLE_DESKTOP_PASSPHRASE"])
notebook = open_notebook(folder, key, writing=False)
for line in notebook.records.records(state="sealed"):
    for document in notebook.finishing.documents(line.id):
        name = f"{document.number}-{document.copy}.pdf"
        (out / name).write_bytes(notebook.finishing.pdf(document))
notebook.close()
