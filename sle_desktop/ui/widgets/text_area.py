"""TextArea: long words in a field that grows with them, saved on a pause and on leaving."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from sle_desktop.ui.theme import Size, Space, Type, px, theme
from sle_desktop.ui.widgets.answer import Answer
from sle_desktop.ui.widgets.pause import Pause


class TextArea(QTextEdit):
    """Several lines of plain words. In: ``show_answer``. Out: ``answered`` (words or ``None``).

    ``Tab`` leaves the field; ``Enter`` starts a line. It grows from three to twelve lines.
    """

    answered = Signal(object)
    typing = Signal(bool)

    def __init__(self, name: str, lines: int = Size.AREA_LINES) -> None:
        super().__init__()
        self._lines = lines
        self._known: str | None = None
        self._filling = False
        self._typing = False
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(Space.XS)
        self._pause = Pause(self)
        self._pause.settled.connect(self._settle)
        self._pause.waiting.connect(self.typing)
        self.textChanged.connect(self._touched)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._fill("")

    def show_answer(self, answer: Answer) -> None:
        """Show a value; nothing moves when the words are the same or are being typed."""
        self.setReadOnly(answer.read_only)
        self._known = None if answer.value is None else str(answer.value)
        if not self._typing and (self._known or "") != self.toPlainText():
            self._fill(self._known or "")

    def flush(self) -> None:
        """Emit at once what was typed."""
        self._pause.flush()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Paste words only, without the look they had elsewhere."""
        self.insertPlainText(source.text())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a height that holds the words, between the least and the most lines."""
        line = theme().leading(Type.BODY)
        air = 2 * (Space.XS + Space.XS + Size.RING)
        most = max(Size.AREA_LINES_MOST, self._lines) * line + air
        least = self._lines * line + air
        frame = 2 * (Space.XS + Size.RING)
        held = int(self.document().size().height()) + frame
        return QSize(px(Size.MEASURE), min(max(held, least), most))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same height, in little width."""
        return QSize(px(Size.FIELD_SHORTEST), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme's line height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set_leading()
            self._grow()

    def _fill(self, words: str) -> None:
        self._filling = True
        self.setPlainText(words)
        self._set_leading()
        self._filling = False

    def _set_leading(self) -> None:
        filling, self._filling = self._filling, True
        document = self.document()
        document.setUndoRedoEnabled(False)
        leading = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        leading.setLineHeight(theme().leading(Type.BODY), fixed)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(leading)
        document.setUndoRedoEnabled(True)
        self._filling = filling

    def _grow(self) -> None:
        self.updateGeometry()

    def _touched(self) -> None:
        if not self._filling:
            self._typing = True
            self._pause.touch()

    def _settle(self) -> None:
        self._typing = False
        words = self.toPlainText()
        value = words if words.strip() else None
        if value != self._known:
            self._known = value
            self.answered.emit(value)
