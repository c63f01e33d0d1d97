"""What happens to a document once it is sealed: the kinds of events, and what a person tells."""

from dataclasses import dataclass
from datetime import date

SEALED, AWAITED = "sealed", "awaited"
"""What sealing notes. ``awaited`` names in its note the role whose signature may follow; it is over
once the current version carries a signature of that role."""

SHOWN, SAVED, PRINTED, DRAFTED = "shown", "saved", "printed", "drafted"
"""What the app notes when it hands something over."""

NO_FEEDBACK = "no_feedback"
"""Takes ``feedback`` back that was noted by mistake: events are only ever added."""

SENT, FEEDBACK, REPLY, CORRECTION = "sent", "feedback", "reply", "correction"
"""What a person tells: sent to whom, feedback given, and what the school replied.

A ``reply`` says that the facts are right, a ``correction`` that something is not.
"""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a person tells of a document outside the app, as from the school's e-mail.

    ``who`` it went to or came from, ``on`` which day, and in which ``words``.
    """

    kind: str
    who: str = ""
    on: date | None = None
    words: str = ""
