"""Who signs later: a head who was out signs a version of its own, beside the earlier signatures."""

from collections.abc import Sequence

from sle_desktop.domain.people import ROLES
from sle_desktop.domain.records import Record, Signature
from sle_desktop.engine.definition import Form
from sle_desktop.engine.instance import Instance
from sle_desktop.errors import UserError
from sle_desktop.services.sealed_versions import sealed_version
from sle_desktop.store.unit_of_work import Work

_AWAITED, _AWAITED_WHEN = "sle::signers_awaited", "sle::signers_awaited_when"


def awaited_role(form: Form, instance: Instance) -> str:
    """Return the role whose signature may follow on a later version, "" for none."""
    when = form.settings.get(_AWAITED_WHEN, "")
    if when and not instance.holds(when):
        return ""
    return form.settings.get(_AWAITED, "")


def reason_to_sign(role: str) -> str:
    """Return the printed reason of a version that only adds somebody's signature."""
    return f"The {ROLES.get(role, role)} signs."


def carried(work: Work, record: Record) -> tuple[Signature, ...]:
    """Return the signatures of the version before that hold for a draft too.

    They hold while nothing but a signature is added: the reason says so and not one answer
    differs. Each keeps its ink, its time and its witness.
    """
    if record.version == 1 or record.reason not in map(reason_to_sign, ROLES):
        return ()
    before = sealed_version(work, record)
    if before is None or before.form_hash != record.form_hash:
        return ()
    then = work.records.contents(before.id, before.version)
    if then != work.records.contents(record.id, record.version):
        return ()
    return work.signatures.of_record(before.id, before.version)


def with_carried(
    held: Sequence[Signature], given: Sequence[Signature], awaited: str
) -> tuple[Signature, ...]:
    """Return the earlier signatures and those given now; who signs again replaces the earlier one.

    Raises SIGNATURE_MISSING if the one signature that this version is for is not among them.
    """
    if not held:
        return tuple(given)
    roles = {one.role for one in given}
    together = (*(one for one in held if one.role not in roles), *given)
    if awaited and awaited not in {one.role for one in together}:
        raise UserError(
            "SIGNATURE_MISSING",
            f"This version is for the {ROLES[awaited]}’s signature, and it is not there yet.",
            "Let them sign, or delete this version: the one before stays as it is.",
        )
    return together
