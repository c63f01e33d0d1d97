"""Settings: who one is, how the notebook is protected and backed up, and how it looks."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QTextEdit

from sle_desktop import settings
from sle_desktop.errors import UserError
from sle_desktop.store.keychain import MemoryKeychain
from sle_desktop.ui.preferences import preferences
from sle_desktop.ui.theme import Mode, theme
from sle_desktop.ui.widgets.data_table import DataTable
from tests.pages.first_run import make, open_now, shown_code
from tests.pages.program import Program
from tests.pages.tables import rows
from tests.stories.command_line import CommandLine
from tests.stories.conftest import Start

CONTROL = Qt.KeyboardModifier.ControlModifier


def mine(run: Program) -> tuple[str, str]:
    notebook = run.app._notebook
    assert notebook is not None
    me = notebook.myself.person()
    return me.name, me.email


def test_who_one_is_can_change(program: Start, tmp_path: Path) -> None:
    run = program(tmp_path / "notebook", keychain=MemoryKeychain())
    make(run)
    open_now(run, "Not now")
    run.window.go("settings/me")
    assert run.sees("You have not joined a project.")
    run.write("Your name", "Helen Meech")
    run.key(Qt.Key.Key_Tab)
    run.keys("x")
    run.write("Your e-mail address", "helen meech")
    run.key(Qt.Key.Key_Tab)
    assert run.sees("is not an e-mail address.")
    run.write("Your e-mail address", "meech@example.org")
    run.key(Qt.Key.Key_Tab)
    assert mine(run) == ("Helen Meech", "meech@example.org")


def test_a_name_that_a_project_vouches_for_stays(on_sample: Program) -> None:
    run = on_sample
    name, _ = mine(run)
    run.window.go("settings")
    assert run.sees("You have joined")
    run.write("Your name", "Somebody Else")
    run.key(Qt.Key.Key_Tab)
    assert run.sees("vouches for")
    assert mine(run)[0] == name


def test_a_passphrase_is_changed(on_sample: Program) -> None:
    run = on_sample
    run.window.go("settings/protection")
    run.write("New passphrase", "fox")
    run.press("Change the passphrase")
    assert run.sees("Too short")
    run.write("New passphrase", "kettle marble fox seven")
    assert run.sees("Strong.")
    run.press("Change the passphrase")
    assert "The passphrase is set." in run.said()
    run.key(Qt.Key.Key_L, CONTROL)
    run.wait_for("This notebook is locked.")
    run.write("Passphrase", "demo")
    run.press("Open")
    run.wait_for("That passphrase does not open this notebook.")
    run.write("Passphrase", "kettle marble fox seven")
    open_now(run, "Open")


def test_the_last_way_in_is_kept(on_sample: Program) -> None:
    run = on_sample
    run.window.go("settings/protection")
    run.press("Remove it")
    assert "Then only the recovery code would open this notebook." in run.said()
    run.press("Open by itself")
    assert "This computer cannot keep the key for you." in run.said()


def test_a_computer_can_be_told_to_remember_and_to_forget(program: Start, tmp_path: Path) -> None:
    keychain = MemoryKeychain()
    run = program(tmp_path / "notebook", keychain=keychain)
    make(run, "kettle marble fox seven")
    open_now(run, "Not now")
    run.window.go("settings/protection")
    run.press("Ask for the passphrase")
    run.close()
    again = program(tmp_path / "notebook", keychain=keychain)
    again.wait_for("This notebook is locked.")
    again.write("Passphrase", "kettle marble fox seven")
    open_now(again, "Open")
    again.window.go("settings/protection")
    again.press("Open by itself")
    again.press("Remove it")
    assert "The passphrase is removed." in again.said()


def test_a_new_recovery_code_takes_the_place_of_the_old(on_sample: Program) -> None:
    run = on_sample
    run.window.go("settings/protection")
    run.press("Make a new recovery code…")
    code = shown_code(run)
    run.press("I have it")
    run.write("Recovery code", code)
    run.press("Confirm")
    assert "The new recovery code is in force." in run.said()
    run.key(Qt.Key.Key_L, CONTROL)
    run.wait_for("This notebook is locked.")
    run.press("Use the recovery code instead")
    run.write("Recovery code", code)
    run.press("Open")
    run.wait_for("Set a new passphrase now")


def test_leaving_forgets_a_code_that_is_shown(on_sample: Program) -> None:
    run = on_sample
    run.window.go("settings/protection")
    run.press("Make a new recovery code…")
    run.window.go("schools")
    run.window.go("settings/protection")
    assert run.has_button("Make a new recovery code…")


def test_the_idle_lock_is_set_and_kept(on_sample: Program) -> None:
    run = on_sample
    preferences().read(run.app._folder)
    run.window.go("settings/protection")
    run.press("30 minutes")
    assert settings.load(run.app._folder).lock_after_minutes == 30


def test_a_backup_goes_to_the_chosen_folder(
    on_sample: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = on_sample
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    run.window.go("settings/backup")
    assert run.sees("There is none yet.")
    run.press("Choose a folder…")
    assert run.sees(str(stick))
    run.press("Back up now")
    run.wait_for("The backup is made.")
    assert list(stick.glob("*.slebackup"))
    assert not run.sees("There is none yet.")


def test_a_backup_folder_inside_the_notebook_is_refused(
    on_sample: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = on_sample
    inside = str(run.app._folder / "files")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: inside)
    run.window.go("settings/backup")
    run.press("Choose a folder…")
    assert "That folder is the notebook’s own" in run.said()


def test_the_look_is_worn_at_once_and_kept(on_sample: Program) -> None:
    run = on_sample
    preferences().read(run.app._folder)
    run.window.go("settings/appearance")
    run.press("Dark")
    assert theme().mode is Mode.DARK
    run.press("125%")
    assert theme().scale == 1.25
    kept = settings.load(run.app._folder)
    assert (kept.theme, kept.text_scale) == ("dark", 1.25)
    run.press("Light")
    run.key(Qt.Key.Key_0, CONTROL)
    assert settings.load(run.app._folder).text_scale == 1.0


def test_about_tells_versions_licences_and_no_content(
    on_sample: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = on_sample
    file = tmp_path / "diagnosis.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    run.window.go("settings/about")
    run.press("Show the licences")
    assert "SIL Open Font License" in run.all(QTextEdit)[0].toPlainText()
    run.window.go("forms")
    run.page.messages.refuse(UserError("NOT_A_FORM", "A name: Hollowbrook.", "Try another."))
    run.window.go("settings/about")
    assert not run.has_button("Save it…")
    run.press("Show a diagnostic file")
    shown = run.named(QTextEdit, "What is in the diagnostic file").toPlainText()
    run.press("Save it…")
    assert "The diagnostic file is saved." in run.said()
    text = file.read_text("utf-8")
    facts = json.JSONDecoder().raw_decode(text)[0]
    assert text == shown
    assert facts["schools"] == 3
    assert facts["sizes"]["store"] > 0
    assert str(run.app._folder) not in text
    for word in ("Hollowbrook", "Helen", "Loder", "Stickland"):
        assert word not in text
    run.press("Check a document…")
    assert run.address == "check"


def test_settings_of_another_run_are_worn_at_the_start(sample: CommandLine, program: Start) -> None:
    settings.save(sample.data, settings.Settings(theme="contrast", text_scale=1.1))
    preferences().read(sample.data)
    assert (theme().mode, theme().scale) == (Mode.CONTRAST, 1.1)
    program(sample.data).wait_for("This notebook is locked.")


def test_softer_words_are_shown_in_lists_and_menus(on_sample: Program) -> None:
    run = on_sample
    run.window.go("settings/words")
    run.press("Lesson visit, book look")
    assert run.sees("Saved ")
    run.window.go("records")
    titles = [row[1] for row in rows(run.named(DataTable, "Records"))]
    assert "Lesson visit, Year 4" in titles
    assert "Book look, Years 3 and 4" in titles
    assert not any("observation" in one for one in titles)
    run.choose("Form", "Lesson visit")
    assert run.sees("3 records")
    run.window.go("settings/words")
    run.press("Lesson observation, book scrutiny")
    run.window.go("records")
    titles = [row[1] for row in rows(run.named(DataTable, "Records"))]
    assert "Lesson observation, Year 4" in titles
