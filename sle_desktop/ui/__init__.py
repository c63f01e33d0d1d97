"""The window: pages, widgets and the look; the only package, with the start, that knows Qt."""

import ctypes
import sys

# PySide6 6.12.0 drops one reference to None in every void method of QtGui that Python calls
# (QPainter.setPen ...; 6.11.3 does not), and one to True in every ``Signal.emit``. Since Python
# 3.12 neither can be freed (PEP 683); on 3.11 painting would end in "deallocating None" within
# minutes and typing in "deallocating True" within the hour, so these are made near immortal here.
if sys.version_info < (3, 12):
    for _lasting in (None, True, False):
        ctypes.c_ssize_t.from_address(id(_lasting)).value += 1 << 60
