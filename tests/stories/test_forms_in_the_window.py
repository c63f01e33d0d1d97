"""The installed forms are listed, and any form file is checked in plain words."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from sle_desktop import paths
from sle_desktop.ui.widgets.data_table import DataTable
from tests.pages.program import Program
from tests.pages.tables import pick, rows


@pytest.fixture
def forms(on_sample: Program) -> Program:
    on_sample.window.go("forms")
    return on_sample


def check(run: Program, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    run.press("Check a form file…")


def test_the_installed_forms_are_listed_with_their_versions(forms: Program) -> None:
    seen = rows(forms.named(DataTable, "Installed forms"))
    assert [row[0] for row in seen] == ["Book scrutiny", "EEF audit", "Lesson observation", "Visit"]
    assert all(row[1] and int(row[2]) > 10 for row in seen)


def test_a_sound_form_is_said_to_be_one(forms: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    check(forms, paths.forms() / "visit.toml", monkeypatch)
    assert forms.sees("This form can be used.")


def test_what_needs_mending_is_named_by_its_place(
    forms: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (paths.forms() / "visit.toml").read_text("utf-8")
    file = tmp_path / "visit.toml"
    file.write_text(text.replace('type = "date"', 'type = "dat"', 1), "utf-8")
    check(forms, file, monkeypatch)
    assert forms.sees("This form cannot be used yet.")
    found = rows(forms.named(DataTable, "What was found in the form"))
    assert any("survey, row" in row[0] and "Did you mean “date”?" in row[1] for row in found)


def test_a_file_that_is_no_form_is_refused_in_the_page(
    forms: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "holiday.xlsx"
    file.write_bytes(b"not a workbook")
    check(forms, file, monkeypatch)
    assert forms.said()
    assert forms.has_button("Check a form file…")


@pytest.mark.parametrize(
    ("button", "suffix", "start"),
    [
        ("Blank sheet…", ".pdf", b"%PDF-"),
        ("Export as a workbook…", ".xlsx", b"PK"),
        ("Export as text…", ".toml", b"[settings]"),
    ],
)
def test_a_form_is_printed_blank_and_exported(
    forms: Program,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    button: str,
    suffix: str,
    start: bytes,
) -> None:
    file = tmp_path / f"visit{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    pick(forms.named(DataTable, "Installed forms"), "Visit")
    forms.press(button)
    forms.wait(lambda: "is saved" in forms.said())
    assert file.read_bytes().startswith(start)


def test_a_checked_form_is_installed(
    forms: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (paths.forms() / "visit.toml").read_text("utf-8")
    file = tmp_path / "visit.toml"
    file.write_text(text.replace('version = "', 'version = "9', 1), "utf-8")
    check(forms, file, monkeypatch)
    forms.press("Install this form")
    assert "is installed." in forms.said()
    seen = {row[0]: row[1] for row in rows(forms.named(DataTable, "Installed forms"))}
    assert seen["Visit"].startswith("9")
    check(forms, file, monkeypatch)
    forms.press("Install this form")
    assert "is here already." in forms.said()
