"""Laptops that belong to a project, and what each has published."""

from dataclasses import dataclass
from datetime import datetime

JOINED, REVOKED = "joined", "revoked"


@dataclass(frozen=True, slots=True)
class Device:
    """One laptop. ``certificate`` is PEM; ``recipient`` encrypts for it; one person may have more.

    ``status`` is joined or revoked: what a revoked laptop publishes is not heard.
    """

    id: str
    name: str
    email: str
    role: str
    certificate: str
    recipient: str
    joined_at: datetime
    status: str = JOINED


@dataclass(frozen=True, slots=True)
class Published:
    """One release as it is kept: its place in its device's stream, and the line that travels."""

    device: str
    number: int
    hash: str
    kind: str
    record_id: str
    version: int
    school_id: str
    line: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Position:
    """How far a device's stream is here: whole up to ``upto``, and what is missing after that."""

    device: str
    upto: int
    last: int
    missing: tuple[int, ...]


def position(device: str, numbers: set[int]) -> Position:
    """Return how far a stream is whose releases with these numbers are here."""
    last = max(numbers, default=0)
    missing = tuple(number for number in range(1, last + 1) if number not in numbers)
    return Position(device, missing[0] - 1 if missing else last, last, missing)
