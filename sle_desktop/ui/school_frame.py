"""What the frame does while one is in a school: says so, keeps other schools away, and F9."""

from PySide6.QtCore import QObject, Signal

from sle_desktop.ui import navigation
from sle_desktop.ui.in_school import InSchool
from sle_desktop.ui.navigation import Navigator
from sle_desktop.ui.widgets.rail import Rail
from sle_desktop.ui.widgets.status_line import StatusLine

_HOW = "Open a school, or a record of it, and press F9 there."
_WHY = "While you are in a school, this window shows that school only."


class SchoolFrame(QObject):
    """Joins ``InSchool`` to the rail, the foot and the addresses.

    Emits ``unclear`` with words and more words when F9 does not know which school is meant.
    """

    unclear = Signal(str, str)

    def __init__(self, navigator: Navigator, rail: Rail, status: StatusLine) -> None:
        super().__init__(navigator)
        self._navigator, self._rail, self._status = navigator, rail, status
        self._in_school = InSchool()
        status.school_left.connect(self.turn)

    def use(self, in_school: InSchool) -> None:
        """Follow the school of another notebook from now on."""
        self._in_school = in_school
        in_school.changed.connect(self._follow)
        self._say()

    def turn(self) -> None:
        """Leave the school, or enter the one that the page is about."""
        school = self._in_school.school_of(self._navigator.here)
        if self._in_school.school_id:
            self._in_school.leave()
        elif school:
            self._in_school.enter(school)
        else:
            self.unclear.emit(_HOW, _WHY)

    def admits(self, address: str) -> bool:
        """Whether an address may be shown now; if not, the school that one is in is shown instead.

        Also what Back leads to, and where one was before, may be another school's.
        """
        self._in_school.arrive(address)
        hidden = self._in_school.hides(address)
        if hidden:
            self._show_ours()
        return not hidden

    def _follow(self) -> None:
        self._say()
        if self._in_school.hides(self._navigator.here):
            self._show_ours()

    def _show_ours(self) -> None:
        self._navigator.replace(navigation.address("school", self._in_school.school_id))

    def _say(self) -> None:
        self._rail.show_school(self._in_school.name)
        self._status.show_school(self._in_school.name)
