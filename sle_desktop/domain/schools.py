"""A school as the SLE knows it, with what was agreed about observations and photos."""

from dataclasses import dataclass

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

PROTOCOLS = {
    "themes": "Named feedback to the teacher, themes to the headteacher and maths lead",
    "maths_lead": "Named feedback to the teacher and the maths lead",
    "maths_lead_head": "Named feedback to the teacher, the maths lead and the headteacher",
}
"""Who receives a lesson observation, as the headteacher agreed; the first is the default."""

CONTACT_ROLES = ("headteacher", "maths_lead", "finance", "designated_safeguarding_lead", "other")


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
    observations of one teacher in a school year; ``notice_days`` are working days.
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

    def contact(self, role: str) -> Contact | None:
        """Return the first contact with a role, if the school named one."""
        return next((one for one in self.contacts if one.role == role), None)
