"""DateField: a date typed as people write it, or picked from a calendar with Monday weeks."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sle_desktop import clock
from sle_desktop.ui.icons import icon
from sle_desktop.ui.theme import Size, Space, Tone, Type, px, theme
from sle_desktop.ui.widgets.answer import Answer
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.text_field import TextField
from sle_desktop.ui.widgets.typed import read_date, say_date

_MONDAY_TO_SUNDAY = (
    Qt.DayOfWeek.Monday,
    Qt.DayOfWeek.Tuesday,
    Qt.DayOfWeek.Wednesday,
    Qt.DayOfWeek.Thursday,
    Qt.DayOfWeek.Friday,
    Qt.DayOfWeek.Saturday,
    Qt.DayOfWeek.Sunday,
)


class _DateLine(TextField):
    """The line in which the date is typed; Alt+Down asks for the calendar."""

    calendar_wanted = Signal()
    ROOM = Size.FIELD_SHORT
    SELECTS = True

    def read(self, words: str) -> object:
        """Return a date, ``None``, or the words when they are no date."""
        if not words.strip():
            return None
        return read_date(words, clock.local_date(clock.now())) or words

    def said(self, value: object) -> str:
        """Return a date in words."""
        return say_date(value) if isinstance(value, date) else super().said(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open the calendar with Alt+Down, as in any drop-down."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if (alt and event.key() == Qt.Key.Key_Down) or event.key() == Qt.Key.Key_F4:
            self.calendar_wanted.emit()
        else:
            super().keyPressEvent(event)


class DateField(QWidget):
    """A date. In: ``show_answer``. Out: ``answered`` with a ``date``, ``None``, or the words typed
    when they are no date (the service refuses them and says why; they stay on screen).
    """

    answered = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = _DateLine(name)
        self.line.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.line.setPlaceholderText("dd Month yyyy")
        self._open = Button(f"{name}: open the calendar", Kind.PLAIN, "calendar", icon_only=True)
        self._known: date | None = None
        self._popup: CalendarPopup | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.line)
        row.addWidget(self._open)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.line)
        self.line.answered.connect(self._typed)
        self.line.calendar_wanted.connect(self.open_calendar)
        self._open.clicked.connect(self.open_calendar)

    def show_answer(self, answer: Answer) -> None:
        """Show a date."""
        self._known = answer.value if isinstance(answer.value, date) else None
        self.line.show_answer(answer)
        self._open.setVisible(not answer.read_only)

    def flush(self) -> None:
        """Emit at once what was typed."""
        self.line.flush()

    def open_calendar(self) -> None:
        """Open the calendar beneath the field."""
        self.flush()
        self._popup = CalendarPopup(self.line.accessibleName(), self)
        self._popup.picked.connect(self._picked)
        self._popup.open_at(self._known, self.mapToGlobal(QPoint(0, self.height() + Space.XS)))

    def _typed(self, value: object) -> None:
        self._known = value if isinstance(value, date) else None
        self.answered.emit(value)

    def _picked(self, value: object) -> None:
        self.line.show_answer(Answer(value))
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self._typed(value)


class CalendarPopup(QFrame):
    """A month of days. Emits ``picked`` with a ``date`` and closes; Escape closes it."""

    picked = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(f"{name}: calendar")
        self.calendar = QCalendarWidget(self)
        self._dress(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        column.addWidget(self.calendar)
        self.calendar.activated.connect(self._pick)
        self.calendar.clicked.connect(self._pick)

    def open_at(self, day: date | None, corner: QPoint) -> None:
        """Show the month of a day (else of today) with its top left corner at a point."""
        shown = day or clock.local_date(clock.now())
        self.calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self.adjustSize()
        room = self.screen().availableGeometry()
        corner.setX(min(corner.x(), room.right() - self.width()))
        corner.setY(min(corner.y(), room.bottom() - self.height()))
        self.move(corner)
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _dress(self, name: str) -> None:
        calendar = self.calendar
        calendar.setAccessibleName(f"{name}: days")
        calendar.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        calendar.setFont(theme().font(Type.NOTE_STRONG))
        calendar.setFixedSize(px(Size.CALENDAR[0]), px(Size.CALENDAR[1]))
        plain, head = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(theme().colour(Tone.INK))
        head.setForeground(theme().colour(Tone.INK3))
        calendar.setHeaderTextFormat(head)
        for weekday in _MONDAY_TO_SUNDAY:
            calendar.setWeekdayTextFormat(weekday, plain)
        for part, sign, words in (
            ("qt_calendar_prevmonth", "chevron-left", "Month before"),
            ("qt_calendar_nextmonth", "chevron-right", "Month after"),
        ):
            button = calendar.findChild(QToolButton, part)
            if isinstance(button, QToolButton):
                button.setIcon(icon(sign))
                button.setAccessibleName(words)

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()
