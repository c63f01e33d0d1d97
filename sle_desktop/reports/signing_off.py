"""Who signs a document and who still has to: the people of the signature lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sle_desktop.domain import ink
from sle_desktop.domain.filled import Filled
from sle_desktop.domain.people import ROLES
from sle_desktop.domain.records import Signature
from sle_desktop.reports.blocks import Ink, Signatory
from sle_desktop.reports.wording import moment, upper_first

READ, COMMENT, DECLINED = "read", "comment", "declined"

TO_SIGN, AWAITED, DECLINED_SAID = "To sign", "Signature awaited", "Declined to sign"

_LEAST_TALL, _LEAST_WIDE = 0.45, 0.9
"""A small mark is enlarged to about twice its size at most, in units of the box's height."""
_CONTACTS = {"head": "headteacher", "maths_lead": "maths_lead"}


@dataclass(frozen=True, slots=True)
class SigningOff:
    """How one kind of document is signed off.

    ``statement`` is the heading where it is not the statement that was signed. ``hidden`` are
    roles that this copy does not name; ``unnamed`` says so in words. ``names`` are people by role
    beside those of the school. ``after`` goes on behind the time of locking. ``awaited`` is a role
    whose signature may follow. ``check_page`` asks for the page "How to check this document".
    """

    statement: str = ""
    aside: str = ""
    hidden: frozenset[str] = frozenset()
    unnamed: str = ""
    names: Mapping[str, str] | None = None
    after: str = ""
    awaited: str = ""
    check_page: bool = False


def signed(filled: Filled, signing: SigningOff) -> tuple[Signature, ...]:
    """Return the signatures that this copy shows."""
    return tuple(one for one in filled.signatures if one.role not in signing.hidden)


def people(filled: Filled, signing: SigningOff, *, draft: bool) -> tuple[Signatory, ...]:
    """Return who signed and, after them, who is still to sign."""
    return (*(signatory(one) for one in signed(filled, signing)),
            *waiting(filled, signing, draft=draft))  # fmt: skip


def signatory(signature: Signature) -> Signatory:
    """Return a signature as it is printed."""
    said = DECLINED_SAID if signature.meaning == DECLINED else ""
    return Signatory(
        name=signature.name,
        role=role_words(signature.role),
        at=moment(signature.at),
        ink=None if said else drawn(signature),
        said=said,
    )


def waiting(filled: Filled, signing: SigningOff, *, draft: bool) -> tuple[Signatory, ...]:
    """Return those who have not signed: in a draft all who must, later whose turn may come."""
    must = filled.form.settings.get("sle::signers", "sle").split() if draft else []
    have = {one.role for one in filled.signatures} | signing.hidden
    roles = [role for role in dict.fromkeys((*must, signing.awaited)) if role and role not in have]
    return tuple(_to_sign(filled, signing, role, TO_SIGN if draft else AWAITED) for role in roles)


def _to_sign(filled: Filled, signing: SigningOff, role: str, said: str) -> Signatory:
    name = name_of(filled, signing, role)
    words = role_words(role)
    if name:
        return Signatory(name, words, "", said=said)
    return Signatory(upper_first(words), "", "", said=said)


def name_of(filled: Filled, signing: SigningOff, role: str) -> str:
    """Return who has a role, as far as it is known."""
    if role == "sle":
        return filled.author.name
    if signing.names and role in signing.names:
        return signing.names[role]
    contact = filled.school.contact(_CONTACTS.get(role, role))
    return contact.name if contact else ""


def role_words(role: str) -> str:
    """Return a role as a reader knows it."""
    return ROLES.get(role, role.replace("_", " "))


def drawn(signature: Signature) -> Ink | None:
    """Return ink cut to what was drawn, so that it stands on its line; None for a typed name."""
    outlines = ink.outlines(signature.strokes)
    across = [x for outline in outlines for x, _ in outline]
    down = [y for outline in outlines for _, y in outline]
    if not across:
        return None
    left, wide = _stretch(across, _LEAST_WIDE)
    top, tall = _stretch(down, _LEAST_TALL)
    left = min(across)  # Every signature begins at the left of its line.
    return Ink(
        tuple(tuple(((x - left) / wide, (y - top) / tall) for x, y in one) for one in outlines),
        wide / tall,
    )


def _stretch(values: Sequence[float], least: float) -> tuple[float, float]:
    """Return where a stretch that holds the values begins, and its length."""
    low, high = min(values), max(values)
    length = max(high - low, least)
    return (low + high - length) / 2, length
