"""Who will see an answer, in plain words, from the form's rule about it."""

from sle_desktop.domain.audience import LEAD, SCHOOL, TEACHER, Audience

ONLY_YOU = "Only you"

_NAMES = {
    TEACHER: "the teacher",
    SCHOOL: "the school",
    LEAD: "the project lead",
}
_HOW = {
    "code": "people as codes",
    "theme": "only the theme",
    "count": "only how many",
    "min5": "only from five upwards",
}


def who_sees(audience: Audience) -> str:
    """Return the readers besides the writer: ``The school and the project lead``."""
    named = [
        _reader(name, audience.ways[reader])
        for reader, name in _NAMES.items()
        if reader in audience.ways
    ]
    if not named:
        return ONLY_YOU
    listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    return f"{listed[0].upper()}{listed[1:]}"


def when_seen(audience: Audience) -> str:
    """Return whether seeing it depends on another answer, ``""`` if it does not."""
    return "If your answers say that it is shown." if audience.conditions else ""


def _reader(name: str, way: str) -> str:
    return f"{name} ({_HOW[way]})" if way in _HOW else name
