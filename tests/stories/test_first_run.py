"""From an empty laptop to a first school in three short steps; locked again, and opened again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit

from sle_desktop.store.keychain import MemoryKeychain
from sle_desktop.ui.opening.code_field import CodeShown
from sle_desktop.ui.preferences import preferences
from sle_desktop.ui.theme import Size
from tests.pages.first_run import make, open_now, shown_code, tell_who
from tests.pages.program import Program
from tests.stories.command_line import CommandLine
from tests.stories.conftest import Start

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_three_steps_from_nothing_to_a_first_school(program: Start, tmp_path: Path) -> None:
    run = program(tmp_path / "notebook", keychain=MemoryKeychain())
    make(run)
    open_now(run, "Add your first school")
    assert run.address == "schools/add"
    assert run.window.rail.isVisible()


def test_the_computer_opens_the_notebook_by_itself(program: Start, tmp_path: Path) -> None:
    keychain = MemoryKeychain()
    first = program(tmp_path / "notebook", keychain=keychain)
    make(first)
    open_now(first, "Not now")
    first.close()
    again = program(tmp_path / "notebook", keychain=keychain)
    again.wait(lambda: again.window.rail.isVisible())


def test_a_computer_that_keeps_no_key_asks_for_a_passphrase(program: Start, tmp_path: Path) -> None:
    run = program(tmp_path / "notebook")
    tell_who(run)
    run.press("Make my notebook")
    assert run.sees("without one you could not open the notebook again")
    run.write("Passphrase", "lamp")
    assert run.sees("Too short: use at least 8 characters.")
    run.write("Passphrase", "password12")
    assert run.sees("Easy to guess.")
    run.write("Passphrase", "kettle marble fox seven")
    assert run.sees("Strong.")


def test_the_code_is_typed_back_forgivingly_and_never_pasted(
    program: Start, tmp_path: Path
) -> None:
    run = program(tmp_path / "notebook", keychain=MemoryKeychain())
    tell_who(run)
    run.press("Make my notebook")
    run.wait_for("Write down your recovery code")
    code = shown_code(run)
    run.press("I have it")
    assert not run.all(CodeShown)
    QGuiApplication.clipboard().setText(code)
    run.key(Qt.Key.Key_V, CONTROL)
    assert run.sees("Please type it")
    assert run.named(QLineEdit, "Recovery code").text() == ""
    wrong = "Z" if code[0] != "Z" else "Y"
    run.write("Recovery code", wrong)
    assert run.sees("Group 1 is different.")
    run.write("Recovery code", code[:11])
    assert run.sees("2 of 8 groups typed")
    run.press("Show the code again")
    assert run.all(CodeShown)
    run.press("I have it")
    run.write("Recovery code", code.lower().replace("-", " ").replace("0", "o").replace("1", "l"))
    run.press("Confirm")
    assert run.sees("Your notebook is ready")


def test_a_sheet_with_the_code_can_be_saved(
    program: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "sheet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(sheet), ""))
    run = program(tmp_path / "notebook", keychain=MemoryKeychain())
    tell_who(run)
    run.press("Make my notebook")
    run.wait_for("Write down your recovery code")
    run.press("Save a sheet…")
    assert sheet.read_bytes().startswith(b"%PDF-")
    assert "The sheet is saved." in run.said()


def test_tab_goes_from_what_is_asked_to_the_next_step(program: Start, tmp_path: Path) -> None:
    run = program(tmp_path / "notebook", keychain=MemoryKeychain())
    run.wait_for("Step 1 of 3")
    run.keys("Helen Loder")
    run.key(Qt.Key.Key_Tab)
    run.keys("helen@example.org")
    run.key(Qt.Key.Key_Tab)
    run.key(Qt.Key.Key_Return)
    assert run.sees("Step 2 of 3")
    for _ in range(2):  # past "Show"
        run.key(Qt.Key.Key_Tab)
    run.key(Qt.Key.Key_Space)
    run.wait_for("Write down your recovery code")
    code = shown_code(run)
    run.key(Qt.Key.Key_Tab)
    run.key(Qt.Key.Key_Return)
    run.keys(code)
    run.key(Qt.Key.Key_Return)
    assert run.sees("Step 3 of 3")


def test_who_one_is_is_asked_kindly(program: Start, tmp_path: Path) -> None:
    run = program(tmp_path / "notebook")
    run.wait_for("Step 1 of 3")
    run.press("Continue")
    assert run.sees("There is no name yet.")
    run.write("Your name", "Helen Loder")
    run.write("Your e-mail address", "helen")
    run.key(Qt.Key.Key_Return)
    assert run.sees("That is not an e-mail address.")


def test_locking_drops_the_key_and_shows_nothing(program: Start, tmp_path: Path) -> None:
    keychain = MemoryKeychain()
    run = program(tmp_path / "notebook", keychain=keychain)
    make(run, "kettle marble fox seven")
    open_now(run, "Not now")
    run.key(Qt.Key.Key_L, CONTROL)
    run.wait_for("This notebook is locked.")
    assert not run.window.rail.isVisible()
    assert run.window.windowTitle() == "SLE Desktop"
    assert run.app._notebook is None
    run.write("Passphrase", "kettle marble fox eight")
    run.press("Open")
    run.wait_for("That passphrase does not open this notebook.")
    run.write("Passphrase", "kettle marble fox seven")
    open_now(run, "Open")
    assert run.address == "schools"


def test_without_a_passphrase_the_sign_in_opens_it_again(program: Start, tmp_path: Path) -> None:
    run = program(tmp_path / "notebook", keychain=MemoryKeychain())
    make(run)
    open_now(run, "Not now")
    run.key(Qt.Key.Key_L, CONTROL)
    run.wait_for("your computer’s own sign-in")
    open_now(run, "Open")


def test_the_recovery_code_opens_it_and_a_new_passphrase_may_follow(
    program: Start, tmp_path: Path
) -> None:
    first = program(tmp_path / "notebook", keychain=MemoryKeychain())
    code = make(first, "kettle marble fox seven")
    open_now(first, "Not now")
    first.close()
    run = program(tmp_path / "notebook")  # the computer has forgotten the key
    run.wait_for("This notebook is locked.")
    run.press("Use the recovery code instead")
    run.write("Recovery code", code[:-1])
    run.press("Open")
    run.wait_for("A recovery code has eight groups")
    run.write("Recovery code", code)
    run.press("Open")
    run.wait_for("Set a new passphrase now")
    run.write("Passphrase", "seven foxes in marble")
    open_now(run, "Set the passphrase")
    run.key(Qt.Key.Key_L, CONTROL)
    run.wait_for("This notebook is locked.")
    run.write("Passphrase", "seven foxes in marble")
    open_now(run, "Open")


def test_no_keychain_and_no_passphrase_leaves_the_recovery_code(
    program: Start, tmp_path: Path
) -> None:
    first = program(tmp_path / "notebook", keychain=MemoryKeychain())
    code = make(first)
    open_now(first, "Not now")
    first.close()
    run = program(tmp_path / "notebook")
    run.wait_for("Open with the recovery code")
    run.write("Recovery code", code)
    run.press("Open")
    run.wait_for("Set a new passphrase now")
    open_now(run, "Not now")


def test_an_idle_notebook_locks_itself(on_sample: Program) -> None:
    assert preferences().now.lock_after_minutes > 0
    on_sample.app._idle.wait(0.001)
    on_sample.wait_for("This notebook is locked.")


def test_the_sample_needs_nothing_and_leaves_nothing(program: Start, tmp_path: Path) -> None:
    run = program(tmp_path / "notebook")
    run.wait_for("Step 1 of 3")
    open_now(run, "Try the sample project first")
    assert run.sees("Sample project: nothing here is real")
    assert run.window.minimumSizeHint().width() <= Size.WINDOW_LEAST[0]
    place = run.app._sample
    assert place is not None
    assert place.is_dir()
    run.press("Leave the sample")
    run.wait_for("Step 1 of 3")
    assert not place.exists()
    assert not run.sees("Sample project")


def test_a_locked_sample_tells_its_passphrase(program: Start, tmp_path: Path) -> None:
    run = program(tmp_path / "notebook", "sample")
    run.wait(run.window.rail.isVisible)
    run.key(Qt.Key.Key_L, CONTROL)
    run.wait_for("Its passphrase is “demo”")
    run.write("Passphrase", "demo")
    open_now(run, "Open")


def test_it_opens_where_one_was(sample: CommandLine, program: Start) -> None:
    first = program(sample.data)
    first.wait_for("This notebook is locked.")
    first.write("Passphrase", "demo")
    open_now(first, "Open")
    first.window.go("records")
    first.close()
    again = program(sample.data)
    again.wait_for("This notebook is locked.")
    again.write("Passphrase", "demo")
    open_now(again, "Open")
    assert again.address == "records"


def test_a_second_window_is_refused_calmly(on_sample: Program, program: Start) -> None:
    second = program(on_sample.app._folder)
    second.wait_for("This notebook is locked.")
    second.write("Passphrase", "demo")
    second.press("Open")
    second.wait_for("This notebook is open already")
    on_sample.close()
    second.press("Try again")
    second.wait_for("This notebook is locked.")


@pytest.mark.parametrize(
    ("gone", "title"),
    [
        ("vault.json", "A part of your notebook is missing"),
        ("store.db", "A part of your notebook is missing"),
    ],
)
def test_a_part_that_is_missing_is_restored_from_a_backup(
    sample: CommandLine,
    program: Start,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    gone: str,
    title: str,
) -> None:
    made = sample.json("backup", "-o", tmp_path)
    (sample.data / gone).unlink()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (made["file"], ""))
    run = program(sample.data)
    if gone == "store.db":
        run.wait_for("This notebook is locked.")
        run.write("Passphrase", "demo")
        run.press("Open")
    run.wait_for(title)
    run.press("Restore a backup…")
    run.wait_for("This notebook is locked.")
    run.write("Passphrase", "demo")
    open_now(run, "Open")
    assert list(sample.data.glob("put-aside-*"))


def test_a_newer_notebook_asks_for_an_update(sample: CommandLine, program: Start) -> None:
    vault = sample.data / "vault.json"
    vault.write_text(vault.read_text("utf-8").replace('"version": 1', '"version": 9', 1), "utf-8")
    run = program(sample.data)
    run.wait_for("This notebook needs a newer SLE Desktop")
    assert not run.has_button("Restore a backup…")


def test_a_folder_that_is_copied_by_a_service_is_refused(program: Start, tmp_path: Path) -> None:
    run = program(tmp_path / "Dropbox" / "notebook", keychain=MemoryKeychain())
    tell_who(run)
    run.press("Make my notebook")
    run.wait_for("A notebook cannot live in that folder")
