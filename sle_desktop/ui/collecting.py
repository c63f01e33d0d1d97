"""Objects in circles are freed between two events, in the window's thread, never within one.

Left to itself, Python frees them whenever enough was made: in a worker's thread, or while Qt walks
over all widgets to hand out a new style. A widget that is freed then ends the process.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Collecting(QObject):
    """Takes over from Python's own collecting for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(collect_due)
        timer.start(_EVERY_MS)


def collect_due() -> None:
    """Collect the oldest generation that is due by Python's own thresholds, if one is."""
    due = [made > most for made, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if any(due):
        gc.collect(len(due) - 1 - due[::-1].index(True))


def set_apart() -> None:
    """Free what is no longer needed, and never look again at what is in use now.

    A full collection looks at all that was not set apart: after this, only at what came since.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
