"""Who signs a record, what stops it from being finished, and what its document is called."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sle_desktop.clock import local
from sle_desktop.domain.people import ROLES
from sle_desktop.domain.records import MEANINGS, Record, Signature
from sle_desktop.engine.definition import Form
from sle_desktop.engine.instance import Instance
from sle_desktop.errors import UserError

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Signers:
    """The roles that must and that may sign a record."""

    must: tuple[str, ...]
    may: tuple[str, ...]


def copies_of(form: Form) -> tuple[str, ...]:
    """Return the readers for whom finishing makes a PDF each."""
    return tuple(form.settings.get("sle::copies", "school").split())


def signers_of(form: Form) -> Signers:
    """Return who must and who may sign records of a form."""
    must = tuple(form.settings.get("sle::signers", "sle").split())
    may = tuple(form.settings.get("sle::signers_may", "").split())
    return Signers(must, tuple(role for role in may if role not in must))


def refuse_problems(instance: Instance) -> None:
    """Raise NOT_READY, naming the first thing that stands before finishing."""
    problems = instance.problems()
    if not problems:
        return
    first, more = problems[0], len(problems) - 1
    others = f" and {more} more" if more else ""
    raise UserError(
        "NOT_READY",
        f"This cannot be finished yet: {first.shown} ({first.says}){others}.",
        "Answer what is missing; records problems lists it.",
    )


def refuse_signatures(form: Form, signatures: Sequence[Signature]) -> None:
    """Raise SIGNATURE_MISSING, SIGNATURE_UNKNOWN or SIGNATURE_TWICE about who signs."""
    signers = signers_of(form)
    known = (*signers.must, *signers.may)
    roles = [one.role for one in signatures]
    for one in signatures:
        if one.role not in known or one.meaning not in MEANINGS or not one.name.strip():
            raise UserError(
                "SIGNATURE_UNKNOWN",
                f"“{one.role}” ({one.name or 'nobody'}: {one.meaning}) is no way to sign here.",
                f"Sign with a name, as one of: {', '.join(known)}.",
            )
        if roles.count(one.role) > 1 and one.role == "sle":
            raise UserError("SIGNATURE_TWICE", "The SLE signs twice.", "Sign once.")
    for role in signers.must:
        if role not in roles:
            raise UserError(
                "SIGNATURE_MISSING",
                f"The {ROLES[role]} has not signed.",
                "Let them sign, or record that they declined.",
            )


def witnessed(signatures: Sequence[Signature], sle: str) -> tuple[Signature, ...]:
    """Return the signatures with the SLE as the witness of everybody else's."""
    return tuple(
        one if one.role == "sle" or one.witness else replace(one, witness=sle) for one in signatures
    )


def clock_warnings(record: Record, at: datetime) -> tuple[str, ...]:
    """Return a warning when the clock is earlier than the last saved answer."""
    if at >= record.updated:
        return ()
    return (
        f"This laptop’s clock says {local(at):%H:%M on %d %B %Y}, but an answer was saved at "
        f"{local(record.updated):%H:%M on %d %B %Y}. The document carries the clock’s time.",
    )


def safe_name(name: str) -> str:
    """Return a file name that Windows, macOS and Linux all take."""
    name = _UNSAFE.sub("-", name).strip(" .")[:_LONGEST].rstrip(" .")
    return f"_{name}" if _RESERVED.match(name) else name or "document"
