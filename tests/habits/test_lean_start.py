"""What only some pages need is not held in memory by a notebook that was merely opened."""

import subprocess
import sys
from pathlib import Path

_OPEN = """
import sys
from pathlib import Path
from sle_desktop.assembly import open_notebook
from sle_desktop.store import opening
from sle_desktop.store.vault import Vault
from sle_desktop.ui.pages import load_all

folder = Path(sys.argv[1])
_, key, _ = Vault.create(folder, "demo")
opening.create(folder, key).close()
notebook = open_notebook(folder, key)
notebook.photos.delete_due()
load_all(lambda done, of: None)
notebook.close()
heavy = {"PIL", "pi_heif", "PySide6.QtMultimedia", "docx", "xlsxwriter"}
print(sorted(heavy & (set(sys.modules) | {one.split(".")[0] for one in sys.modules})))
"""


def test_an_open_notebook_loads_nothing_for_pictures_and_tables(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _OPEN, tmp_path / "notebook"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "[]"
