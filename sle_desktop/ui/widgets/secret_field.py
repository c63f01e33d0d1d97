"""SecretField: a line for a passphrase, shown as dots unless the person asks to see it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from sle_desktop.ui.theme import Size, Space, px
from sle_desktop.ui.widgets.button import Button, Kind


class _Line(QLineEdit):
    """A line as wide as a passphrase of a few words."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the width of a few words."""
        return QSize(px(Size.SECRET), super().sizeHint().height())


class SecretField(QWidget):
    """A passphrase. Out: ``typed`` with every change, ``entered`` on Enter. Ask ``words()``."""

    typed = Signal(str)
    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = _Line()
        self.line.setAccessibleName(name)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._show = Button("Show", Kind.QUIET)
        self._show.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.line)
        row.addWidget(self._show)
        row.addStretch(1)
        self.setFocusProxy(self.line)
        self.setAccessibleName(name)
        self.line.textChanged.connect(self.typed)
        self.line.returnPressed.connect(self.entered)
        self._show.toggled.connect(self._reveal)

    def words(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed and show dots again."""
        self.line.clear()
        self._show.setChecked(False)

    def setAccessibleDescription(self, words: str) -> None:  # noqa: N802
        """Say what stands beside the field."""
        self.line.setAccessibleDescription(words)

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self._show.say("Hide" if shown else "Show")
