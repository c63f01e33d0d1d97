"""The people of a project: the owner of the notebook, and teachers known by a code."""

from dataclasses import dataclass

ROLES = {
    "sle": "SLE",
    "maths_lead": "maths lead",
    "head": "headteacher",
    "teacher": "teacher",
    "lead": "project lead",
    "governor": "governor",
    "other": "other",
}
"""The roles people sign in, with the words that are shown."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody by name. ``code`` (``T04``) stands for a teacher wherever the name must not."""

    id: str
    name: str
    role: str
    email: str = ""
    school_id: str = ""
    code: str = ""
