"""The laptop is handed to the teacher: their comment, and no way to anything else."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from sle_desktop.engine.definition import Value
from sle_desktop.ui.comment.comment_page import CommentPage
from sle_desktop.ui.search.palette import Palette
from sle_desktop.ui.theme import Size
from sle_desktop.ui.widgets.text_area import TextArea
from tests.pages.program import Program

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEY = Qt.Key
LABEL = "Teacher’s comment"
GIVE_BACK = "Give the laptop back to Helen Loder"
WORDS = "I had planned for pairs, and ran out of time."


def hand_over(run: Program) -> str:
    """Open an observation as the SLE does, and hand the laptop over; return the record's id."""
    notebook = run.app._notebook
    assert notebook is not None
    school = notebook.projects.find_school("Hollowbrook").id
    feedback = {"strength_1": "Waits for eight seconds", "question_1": "Why this order?"}
    answers = {
        "about": {"teacher": "Priya Nair"},
        "feedback": feedback,
        "close": {"private_notes": "Seen by me alone"},
    }
    made = notebook.fieldwork.start("lesson_observation", school, answers).record.id
    run.window.activateWindow()
    run.window.go(f"record/{made}")
    run.press("Teacher’s comment…")
    assert run.address == f"comment/{made}"
    assert isinstance(run.page, CommentPage)
    return made


def stored(run: Program, record_id: str, name: str) -> Value:
    notebook = run.app._notebook
    assert notebook is not None
    return notebook.fieldwork.open(record_id).instance.at(f"close/{name}").value


def test_the_teacher_writes_and_gives_the_laptop_back(on_sample: Program) -> None:
    run = on_sample
    record = hand_over(run)
    for part in (run.window.rail, run.window.header, run.window.status):
        assert not part.isVisible()
    assert run.sees("Hollowbrook First School")
    run.wait_for("Waits for eight seconds")
    assert run.sees("Why this order?")
    assert not run.sees("Seen by me alone")
    field = run.named(TextArea, LABEL)
    QTest.keyClicks(field, WORDS)
    run.press(GIVE_BACK)
    assert run.address == f"record/{record}"
    assert run.window.rail.isVisible()
    assert stored(run, record, "teacher_comment") == WORDS


def test_whether_it_goes_further_is_the_teachers_to_say(on_sample: Program) -> None:
    run = on_sample
    record = hand_over(run)
    assert not run.has_button("Yes")
    field = run.named(TextArea, LABEL)
    QTest.keyClicks(field, WORDS)
    run.wait(lambda: run.has_button("Yes"))
    QTest.mouseClick(run.named(QAbstractButton, "Yes"), Qt.MouseButton.LeftButton)
    assert stored(run, record, "comment_to_school") == "yes"
    run.press(GIVE_BACK)


def test_no_key_leads_from_the_teachers_hands(on_sample: Program) -> None:
    run = on_sample
    record = hand_over(run)
    field = run.named(TextArea, LABEL)
    for key, modifier in (
        (KEY.Key_K, CONTROL),
        (KEY.Key_1, CONTROL),
        (KEY.Key_3, CONTROL),
        (KEY.Key_Left, ALT),
        (KEY.Key_F9, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_Escape, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(field, key, modifier)
        assert run.address == f"comment/{record}"
        assert run.all(Palette) == []
    assert run.said() == ""


def test_it_can_still_be_locked_and_nothing_is_lost(on_sample: Program) -> None:
    run = on_sample
    record = hand_over(run)
    field = run.named(TextArea, LABEL)
    QTest.keyClicks(field, WORDS)
    QTest.keyClick(field, KEY.Key_L, CONTROL)
    run.wait_for("Locked")
    assert not run.sees("Waits for eight seconds")
    run.write("Passphrase", "demo")
    with run.bot.waitSignal(run.app.opened, timeout=20_000):
        run.press("Open")
    assert stored(run, record, "teacher_comment") == WORDS


def test_nothing_of_it_stays_when_another_is_handed_over(on_sample: Program) -> None:
    run = on_sample
    hand_over(run)
    QTest.keyClicks(run.named(TextArea, LABEL), WORDS)
    run.press(GIVE_BACK)
    notebook = run.app._notebook
    assert notebook is not None
    school = notebook.projects.find_school("Cranmead").id
    other = notebook.fieldwork.start("lesson_observation", school).record.id
    run.window.go(f"comment/{other}")
    assert run.named(TextArea, LABEL).toPlainText() == ""
    assert not run.sees("Waits for eight seconds")


def test_what_cannot_be_handed_over_is_said_with_a_way_back(on_sample: Program) -> None:
    run = on_sample
    notebook = run.app._notebook
    assert notebook is not None
    visit = notebook.records.records(form="visit")[0].id
    run.window.go(f"comment/{visit}")
    assert run.said() != ""
    run.press("Give the laptop back")
    assert run.address == "records"


def test_everything_is_named_and_reached_by_tab(on_sample: Program) -> None:
    run = on_sample
    hand_over(run)
    field = run.named(TextArea, LABEL)
    QTest.keyClicks(field, WORDS)
    run.wait(lambda: run.has_button("Yes"))
    run.window.resize(*Size.WINDOW_LEAST)
    least = run.window.minimumSizeHint()
    assert (least.width(), least.height()) <= Size.WINDOW_LEAST
    seen = []
    here: QWidget = field
    while here not in seen:
        seen.append(here)
        QTest.keyClick(here, KEY.Key_Tab)
        here = QApplication.focusWidget() or run.window
    assert here is field
    assert [one.accessibleName() for one in seen] == [LABEL, "Yes", GIVE_BACK]
