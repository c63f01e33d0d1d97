"""What every test shares: no screen is needed, and the zone is far from UTC."""

import os
import sys
import time

if "DISPLAY" not in os.environ and sys.platform.startswith("linux"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

os.environ["TZ"] = "Pacific/Auckland"  # so that a local time used by mistake shows at once
if hasattr(time, "tzset"):
    time.tzset()
