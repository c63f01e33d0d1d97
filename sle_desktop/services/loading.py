"""Heavy libraries are loaded when first needed, by one thread at a time.

Their modules import each other in circles. Two threads that come in from two sides at once would
each wait for the other's half, and Python then hands out a module that is not whole yet.
"""

import threading

ONE_AT_A_TIME = threading.RLock()
"""Held while a module that loads pyHanko or ReportLab is imported within a function."""
