import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sle_desktop.domain.changes import Changes
from sle_desktop.errors import UserError
from sle_desktop.ui.bus import Bus
from sle_desktop.ui.page import Page
from sle_desktop.ui.theme import Size, theme
from sle_desktop.ui.widgets.answer import Answer
from sle_desktop.ui.widgets.banner import Banner
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.status_line import StatusFact
from sle_desktop.ui.widgets.text_field import TextField
from sle_desktop.ui.window import PLACES, Window

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Plain(Page):
    """A page with one field and one action."""

    def __init__(self) -> None:
        super().__init__()
        self.field = TextField("Note")
        self.add = Button("Add", Kind.PRIMARY)
        self.body.addWidget(self.field)
        self.heard: list[Changes] = []
        self.left = 0

    def header_actions(self) -> tuple[QWidget, ...]:
        return (self.add,)

    def show_address(self, address: str) -> None:
        super().show_address(address)
        if address.endswith("gone"):
            raise UserError("NO_SUCH_SCHOOL", "That school is not in this notebook.", "Go back.")
        self.head(address.title(), "as it is")
        self.say_status(StatusFact("Saved 10:42:07"))

    def on_changed(self, changes: Changes) -> None:
        self.heard.append(changes)

    def leave(self) -> None:
        self.left += 1


class Bare(Plain):
    """A page without rail, header and foot."""

    bare = True


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window(
        {"schools": Plain, "school": Plain, "records": Plain, "settings": Plain, "lesson": Bare}
    )
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.go("schools")
    return made


def page(window: Window) -> Plain:
    shown = window.page()
    assert isinstance(shown, Plain)
    return shown


def test_a_page_is_made_on_its_first_visit_and_kept(window: Window) -> None:
    schools = page(window)
    window.go("records")
    window.go("schools")
    assert page(window) is schools
    assert schools.left == 1


def test_the_heading_the_foot_and_the_window_say_what_the_page_says(window: Window) -> None:
    assert window.windowTitle() == "Schools – SLE Desktop"
    assert page(window).add.isVisible()
    assert [one.text() for one in window.header.findChildren(Button)] == ["Add"]


def test_keys_open_places_and_go_back_and_forward(window: Window) -> None:
    at = [one.address for one in PLACES].index("records")
    QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + at), CONTROL)
    assert page(window).address == "records"
    QTest.keyClick(window, Qt.Key.Key_Left, ALT)
    assert page(window).address == "schools"
    QTest.keyClick(window, Qt.Key.Key_Right, ALT)
    assert page(window).address == "records"


def test_the_mouse_buttons_go_back_and_forward(window: Window) -> None:
    window.go("records")
    QTest.mouseClick(window.status, Qt.MouseButton.BackButton)
    assert page(window).address == "schools"
    QTest.mouseClick(window.status, Qt.MouseButton.ForwardButton)
    assert page(window).address == "records"


def test_a_school_lights_its_place_in_the_rail(window: Window) -> None:
    window.go("school/a1")
    checked = [one.accessibleName() for one in window.rail.findChildren(QWidget) if is_on(one)]
    assert checked == ["Schools"]


def is_on(widget: QWidget) -> bool:
    return bool(getattr(widget, "isChecked", bool)())


def test_text_grows_shrinks_and_returns_by_keys(window: Window) -> None:
    before = window.rail.width()
    QTest.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    QTest.keyClick(window, Qt.Key.Key_Equal, CONTROL)
    assert theme().scale == 1.25
    QTest.qWait(20)
    assert window.rail.width() > before
    QTest.keyClick(window, Qt.Key.Key_Minus, CONTROL)
    assert theme().scale == 1.1
    QTest.keyClick(window, Qt.Key.Key_0, CONTROL)
    assert theme().scale == 1.0


def test_locking_saves_what_is_typed_first(window: Window, qtbot: QtBot) -> None:
    heard: list[object] = []
    page(window).field.answered.connect(heard.append)
    window.lock_wanted.connect(lambda: heard.append("lock"))
    page(window).field.setFocus()
    QTest.keyClicks(page(window).field, "Some")
    QTest.keyClick(window, Qt.Key.Key_L, CONTROL)
    assert heard == ["Some", "lock"]


def test_going_elsewhere_and_closing_save_what_is_typed(window: Window) -> None:
    heard: list[object] = []
    first = page(window)
    first.field.answered.connect(heard.append)
    first.field.setFocus()
    QTest.keyClicks(first.field, "Some")
    window.go("records")
    window.go("schools")
    first.field.setFocus()
    first.field.show_answer(Answer("Some"))
    QTest.keyClicks(first.field, " more")
    window.close()
    assert heard == ["Some", "Some more"]


def test_a_cover_hides_everything_until_it_is_taken_away(window: Window, qtbot: QtBot) -> None:
    cover = Button("Unlock")
    window.cover(cover)
    assert cover.isVisible()
    assert not window.rail.isVisible()
    assert not page(window).isVisible()
    window.cover(None)
    assert window.rail.isVisible()
    assert page(window).isVisible()


def test_a_bare_page_stands_alone(window: Window) -> None:
    window.go("lesson/1")
    assert not any(part.isVisible() for part in (window.rail, window.header, window.status))
    window.go("schools")
    assert all(part.isVisible() for part in (window.rail, window.header, window.status))


def test_an_address_that_is_gone_is_said_in_the_page(window: Window) -> None:
    window.go("school/gone")
    banner = page(window).findChild(Banner)
    assert isinstance(banner, Banner)
    assert banner.isVisible()
    assert banner.accessibleName() == "That school is not in this notebook. Go back."


def test_an_unknown_kind_of_address_stays_where_one_is(window: Window) -> None:
    window.go("nowhere/1")
    assert page(window).address == "schools"


def test_changes_reach_every_page_made_so_far(window: Window) -> None:
    bus, first = Bus(), page(window)
    bus.changed.connect(window.on_changed)
    window.go("records")
    changes = Changes(schools=frozenset({"a1"}))
    bus.tell(changes)
    assert first.heard == page(window).heard == [changes]


def test_forgotten_pages_are_made_anew(window: Window) -> None:
    first = page(window)
    window.forget_pages()
    assert window.header.findChildren(Button) == []
    window.go("schools")
    assert page(window) is not first
    assert [one.text() for one in window.header.findChildren(Button)] == ["Add"]


def test_a_locked_window_goes_nowhere(window: Window) -> None:
    window.go("records")
    window.cover(Button("Unlock"))
    for key, modifier in ((Qt.Key.Key_1, CONTROL), (Qt.Key.Key_Left, ALT)):
        QTest.keyClick(window, key, modifier)
    assert window.navigator.here == "records"
    assert page(window).address == "records"


def test_the_frame_fits_a_small_laptop(window: Window) -> None:
    least = window.minimumSizeHint()
    assert least.width() <= Size.WINDOW_LEAST[0]
    assert least.height() <= Size.WINDOW_LEAST[1]


def test_the_places_stand_in_the_order_of_the_day() -> None:
    words = [one.word for one in PLACES]
    order = ("Today", "Schools", "Records", "Actions", "Share", "Project", "Forms", "Settings")
    assert words == [one for one in order if one in words]
    assert {"Today", "Schools", "Records", "Forms", "Settings"} <= set(words)


def test_the_first_paint_needs_no_store_reports_or_signing() -> None:
    heavy = "sqlalchemy", "reportlab", "pyhanko", "PIL", "cryptography", "aiohttp", "alembic"
    code = (
        "import sys, sle_desktop.ui.window, sle_desktop.ui.fonts;"
        f"print(sorted(set({heavy!r}) & {{name.split('.')[0] for name in sys.modules}}))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
