"""A record while it is being filled in: answers in, and everything that follows from them out."""

from sle_desktop.engine.instance.beginning import Beginning
from sle_desktop.engine.instance.changes import Delta, Problem
from sle_desktop.engine.instance.instance import Instance
from sle_desktop.engine.instance.live import Live
from sle_desktop.engine.instance.oracle import State, full_pass, state_of
from sle_desktop.engine.instance.restoring import Part, restore

__all__ = [
    "Beginning",
    "Delta",
    "Instance",
    "Live",
    "Part",
    "Problem",
    "State",
    "full_pass",
    "restore",
    "state_of",
]
