"""A school as the SLE knows it, with what was agreed about observations and photos."""

from dataclasses import dataclass
from datetime import date

PHASES = (
    "First",
    "Infant",
    "Junior",
    "Primary",
    "Middle (deemed primary)",
    "Middle (deemed secondary)",
    "All-through",
    "Special",
)

AGES = {
    "First": (4, 9),
    "Infant": (4, 7),
    "Junior": (7, 11),
    "Primary": (4, 11),
    "Middle (deemed primary)": (8, 12),
    "Middle (deemed secondary)": (9, 13),
}
"""The usual ages of a phase; a school may differ."""

PARTS = {
    "target": "Target school",
    "partner": "Partner school",
    "home": "Our own school",
}
"""What part a school may have in the project."""

PROTOCOLS = {
    "themes": "Named feedback to the teacher, themes to the headteacher and maths lead",
    "maths_lead": "Named feedback to the teacher and the maths lead",
    "maths_lead_head": "Named feedback to the teacher, the maths lead and the headteacher",
}
"""Who receives a lesson observation, as the headteacher agreed; the first is the default."""

CONTACT_ROLES = ("headteacher", "maths_lead", "finance", "designated_safeguarding_lead", "other")

_RECEPTION = 4


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody at a school whom the SLE writes to."""

    role: str
    name: str
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class School:
    """One school. ``id`` is ours and never changes; the URN is an attribute with history.

    Ages are the statutory low and high age in years. ``observation_limit`` is the most
    observations of one teacher in a school year; ``notice_days`` are working days. ``calendar``
    names the school's term dates; ``inset_days`` are its own days without pupils.
    """

    id: str
    name: str
    town: str = ""
    postcode: str = ""
    urn: str = ""
    former_urns: tuple[str, ...] = ()
    phase: str = ""
    low_age: int | None = None
    high_age: int | None = None
    roll: int | None = None
    pyramid: str = ""
    role_in_project: str = "target"
    is_home_school: bool = False
    observation_protocol: str = "themes"
    observation_limit: int = 3
    notice_days: int = 5
    photo_permission: bool = False
    contacts: tuple[Contact, ...] = ()
    calendar: str = ""
    inset_days: tuple[date, ...] = ()

    @property
    def years(self) -> str:
        """The year groups in words (``Reception to Year 4``), empty when no age is known."""
        if self.low_age is None or self.high_age is None:
            return ""
        first, last = _year(self.low_age), _year(self.high_age - 1)
        return first if first == last else f"{first} to {last}"

    def contact(self, role: str) -> Contact | None:
        """Return the first contact with a role, if the school named one."""
        return next((one for one in self.contacts if one.role == role), None)


def _year(age: int) -> str:
    """Return the year group of pupils who are this old on 31 August before it begins."""
    if age < _RECEPTION:
        return "Nursery"
    return "Reception" if age == _RECEPTION else f"Year {age - _RECEPTION}"
