"""What every test shares: no screen is needed, and the zone is far from UTC."""

import gc
import os
import sys
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# A machine that is slow for a moment, or that draws its first characters, is no fault of ours.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

if "DISPLAY" not in os.environ and sys.platform.startswith("linux"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

os.environ["TZ"] = "Pacific/Auckland"  # so that a local time used by mistake shows at once
if hasattr(time, "tzset"):
    time.tzset()


@pytest.fixture(autouse=True)
def _leave_no_window(request: pytest.FixtureRequest) -> Iterator[None]:
    """Close every window that a test left: it would keep the focus from the next one's.

    Widgets are freed between two tests, as the window frees them between two events.
    """
    with_window = "qapp" in request.fixturenames
    if with_window:
        gc.disable()
    yield
    if not with_window:
        return
    from PySide6.QtWidgets import QApplication  # most tests need no Qt

    from sle_desktop.ui.collecting import collect_due

    collect_due()
    gc.enable()
    app = QApplication.instance()
    if isinstance(app, QApplication):
        while (popup := app.activePopupWidget()) is not None and popup.close():
            pass
        for one in app.topLevelWidgets():
            one.hide()
