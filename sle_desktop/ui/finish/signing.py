"""What people have put to a record so far: kept by the page until it is locked, never stored."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sle_desktop.clock import Now
from sle_desktop.domain.records import Signature
from sle_desktop.ui.widgets.ink_pad import Strokes

if TYPE_CHECKING:
    from sle_desktop.services.before_signing import Signer

READ, COMMENT, DECLINED = "read", "comment", "declined"


@dataclass(frozen=True, slots=True)
class Put:
    """What one person has put. ``name`` is whose ink it is; ``typed`` is the name as signature.

    ``at`` is when it became complete, ``None`` while something is missing. ``is_held``: it was
    signed on the version before, and holds for this one.
    """

    name: str = ""
    meaning: str = ""
    comment: str = ""
    by_ink: bool = True
    strokes: Strokes = ()
    typed: str = ""
    at: datetime | None = None
    is_held: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether this is a signature, or a refusal to sign by somebody with a name."""
        if not self.meaning or not self.signed_name:
            return False
        if self.meaning == DECLINED:
            return True
        if self.meaning == COMMENT and not self.comment.strip():
            return False
        return bool(self.strokes) if self.by_ink else True

    @property
    def lacks(self) -> str:
        """What is still wanted for a signature, for the person who has begun; "" for nothing."""
        if self.is_complete:
            return ""
        if not self.meaning:
            return "choose what signing says"
        if self.meaning == COMMENT and not self.comment.strip():
            return "write the comment"
        if self.meaning == DECLINED or (self.by_ink and self.strokes):
            return "give the name"
        return ""

    @property
    def is_begun(self) -> bool:
        """Whether anything was put at all, beyond what is known beforehand."""
        return bool(self.strokes or self.typed or self.comment.strip() or self.at)

    @property
    def signed_name(self) -> str:
        """The name that the document will carry."""
        named = self.by_ink or self.meaning == DECLINED
        return " ".join((self.name if named else self.typed).split())


@dataclass
class Signing:
    """The signatures of one record as it is now. ``signers`` come in the order they sign.

    ``carried`` are signatures of the version before that hold for this one.
    """

    signers: Sequence["Signer"]
    now: Now
    carried: Sequence[Signature] = ()
    _put: dict[str, Put] = field(default_factory=dict)

    def of(self, role: str) -> Put:
        """Return what a role has put; who has the role is known beforehand where it is."""
        if role not in self._put:
            held = self._held(role)
            self._put[role] = self._unsigned(role) if held is None else _put_before(held)
        return self._put[role]

    def put(self, role: str, put: Put) -> Put:
        """Keep what a role has put, with the time of its completion; return it."""
        before = self.of(role)
        if put != before:
            at = self.now() if put.is_complete else None
            self._put[role] = replace(put, at=at, is_held=False)
        return self._put[role]

    def is_begun(self) -> bool:
        """Whether anybody has drawn, typed or declined."""
        return any(one.is_begun for one in self._put.values())

    def missing(self) -> tuple["Signer", ...]:
        """Return who must still sign."""
        return tuple(one for one in self.signers if one.must and self.of(one.role).at is None)

    def begun_only(self) -> tuple["Signer", ...]:
        """Return who may sign, has begun, and is not done: locking now would drop it."""
        return tuple(
            one
            for one in self.signers
            if not one.must and self.of(one.role).at is None and self.of(one.role).is_begun
        )

    def done(self) -> tuple["Signer", ...]:
        """Return who has signed, in the order of the form."""
        return tuple(one for one in self.signers if self.of(one.role).at is not None)

    def signatures(self) -> tuple[Signature, ...]:
        """Return the signatures of those who are done."""
        return tuple(self._signature(one.role) for one in self.done())

    def _signature(self, role: str) -> Signature:
        put, held = self.of(role), self._held(role)
        if put.is_held and held is not None:
            return held
        return _signature(role, put, put.at or self.now())

    def _held(self, role: str) -> Signature | None:
        return next((one for one in self.carried if one.role == role), None)

    def _unsigned(self, role: str) -> Put:
        signer = next(one for one in self.signers if one.role == role)
        return Put(signer.name, READ if role == "sle" else "")


def _put_before(held: Signature) -> Put:
    """Return what was put to the version before."""
    return Put(
        name=held.name,
        meaning=held.meaning,
        comment=held.comment,
        by_ink=bool(held.strokes),
        strokes=held.strokes,
        typed="" if held.strokes else held.name,
        at=held.at,
        is_held=True,
    )


def _signature(role: str, put: Put, at: datetime) -> Signature:
    commented = put.meaning == COMMENT  # what was written and hidden again is not said
    drawn = put.by_ink and put.meaning != DECLINED
    return Signature(
        role=role,
        name=put.signed_name,
        meaning=put.meaning,
        at=at,
        comment=put.comment.strip() if commented else "",
        strokes=put.strokes if drawn else (),
    )
