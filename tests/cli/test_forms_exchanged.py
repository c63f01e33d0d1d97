"""Forms written out and taken in from the command line; a backup goes to the chosen folder."""

from pathlib import Path

import pytest

from sle_desktop.assembly import open_notebook
from sle_desktop.services.setup import Setup
from tests.stories.command_line import CommandLine


@pytest.mark.parametrize(
    ("suffix", "start"), [("xlsx", b"PK"), ("toml", b"[sett"), ("pdf", b"%PDF")]
)
def test_a_form_is_exported(sample: CommandLine, tmp_path: Path, suffix: str, start: bytes) -> None:
    file = tmp_path / f"visit.{suffix}"
    assert sample.json("forms", "export", "visit", "-o", file)["file"] == str(file)
    assert file.read_bytes().startswith(start)


def test_what_was_exported_is_here_already(sample: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "visit.xlsx"
    sample.json("forms", "export", "visit", "-o", file)
    made = sample.json("forms", "import", file)
    assert (made["id"], made["new"]) == ("visit", False)


def test_a_strange_ending_is_refused(sample: CommandLine, tmp_path: Path) -> None:
    ran = sample("forms", "export", "visit", "-o", tmp_path / "visit.doc")
    assert ran.code == 3
    assert "FORM_KIND" in ran.err


def test_a_backup_goes_to_the_chosen_folder(sample: CommandLine, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    notebook = open_notebook(sample.data, Setup(sample.data).key_from_passphrase("demo"))
    notebook.safekeeping.choose_backup_folder(stick)
    notebook.close()
    assert Path(sample.json("backup")["file"]).parent == stick
    elsewhere = tmp_path / "elsewhere"
    assert Path(sample.json("backup", "-o", elsewhere)["file"]).parent == elsewhere
