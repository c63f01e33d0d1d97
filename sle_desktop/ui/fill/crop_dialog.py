"""CropDialog: what of a picture is kept is chosen before anything of it is."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from sle_desktop.ui.fill.crop_frame import CropFrame
from sle_desktop.ui.theme import Size, Space, Type, px
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.typed import say_date
from sle_desktop.ui.widgets.words import Words

_HEAD = "Keep the work only: no name, no face, no cover"
_HOW = "Move the frame with the mouse or the arrow keys; with Shift they change its size."
_SHARE = 0.94


class CropDialog(QDialog):
    """Asks which part of a picture is kept. ``accepted`` only after the frame was moved, or after
    somebody said that the whole picture shows only work: names on covers must not slip through.
    """

    def __init__(self, jpeg: bytes, goes: date, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Crop the photo")
        self.setModal(True)
        self.frame = CropFrame()
        self.frame.show_picture(jpeg)
        self.whole = Button("Whole page shows only work")
        self.left = Button("Turn left", Kind.QUIET)
        self.right = Button("Turn right", Kind.QUIET)
        self.cancel = Button("Do not keep it")
        self.keep = Button("Keep", Kind.PRIMARY)
        self.keep.setEnabled(False)
        self._note = Words(
            f"What lies outside is not kept, nor where it was taken. Deleted {say_date(goes)}.",
            Type.NOTE,
        )
        self._lay_out()
        self._connect()
        if parent is not None:
            most = parent.window().size()
            hint = self.sizeHint()
            self.resize(
                min(hint.width(), int(most.width() * _SHARE)),
                min(hint.height(), int(most.height() * _SHARE)),
            )
        self.frame.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        turns = QHBoxLayout()
        turns.setSpacing(Space.S)
        turns.addWidget(Words(_HOW, Type.READING), 1)
        turns.addWidget(self.left)
        turns.addWidget(self.right)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self.whole)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(Words(_HEAD, Type.HEADING))
        column.addLayout(turns)
        column.addWidget(self.frame, 1)
        column.addWidget(self._note)
        column.addLayout(foot)
        self.setMinimumWidth(px(Size.DIALOG))
        for before, after in (
            (self.frame, self.left),
            (self.left, self.right),
            (self.right, self.whole),
            (self.whole, self.cancel),
            (self.cancel, self.keep),
        ):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.frame.changed.connect(self._may_keep)
        self.frame.settled.connect(self._settle)
        self.left.clicked.connect(lambda: self.frame.turn(-1))
        self.right.clicked.connect(lambda: self.frame.turn(1))
        self.whole.clicked.connect(self._take_all)
        self.cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self.accept)

    def _take_all(self) -> None:
        self.frame.take_all()
        self._may_keep()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_keep(self) -> None:
        self.keep.setEnabled(True)

    def _settle(self) -> None:
        if self.keep.isEnabled():
            self.accept()
