"""HeadsBlock: above the first statement, whose marks they are, and what an outlined one means."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sle_desktop.ui.fill.asking import Options
from sle_desktop.ui.fill.desk import Desk
from sle_desktop.ui.fill.place import Place
from sle_desktop.ui.fill.plan import Heads
from sle_desktop.ui.marks import Mark
from sle_desktop.ui.theme import Space, Tone, Type
from sle_desktop.ui.widgets.mark_badge import MarkBadge
from sle_desktop.ui.widgets.position_marks import width_of_marks
from sle_desktop.ui.widgets.words import Words

_VIEW = "’s view"


class HeadsBlock(QWidget):
    """The heads. In: ``refresh``. Rows too narrow for them say their own."""

    def __init__(self, heads: Heads, place: Place, desk: Desk) -> None:
        super().__init__()
        self.keys = ()
        self._heads = heads.statement
        self._place = place
        self._desk = desk
        self._legend = MarkBadge()
        self._views: list[QWidget] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, 0, Space.L, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._legend, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for view, head in zip(self._heads.views, self._heads.heads, strict=True):
            last = view is self._heads.views[-1]
            words = Words(short_head(head), Type.LABEL, Tone.INK if last else None)
            choices = Options().of(desk.at(place.key_of(view)).choices)
            words.setFixedWidth(width_of_marks(len(choices)))
            self._views.append(words)
            row.addWidget(words)
        self.refresh()

    def refresh(self) -> None:
        """Show the present words."""
        opened = self._desk.opened
        last = opened.prior_title
        self._legend.setVisible(bool(last))
        if last:
            self._legend.show_mark(Mark.RED, f"outlined: {last[0].lower()}{last[1:]}", earlier=True)

    def key_at(self, _widget: QWidget) -> str:
        """Return no key."""
        return ""

    def focus(self, _key: str) -> None:
        """Do nothing: heads take no focus."""

    def flush(self) -> None:
        """Do nothing: heads are not typed in."""


def short_head(head: str) -> str:
    """Return a view's name as it stands above its marks: ``School``."""
    return head.removesuffix(_VIEW)
