"""The judgement of a PDF: sealed and unchanged, changed, or not sealed at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sle_desktop.clock import local
from sle_desktop.signing import canonical, reading, trust
from sle_desktop.signing.canonical import LARGEST, REASON, SealError

Word = Literal["intact", "intact-unknown-signer", "changed", "unsealed", "not-a-pdf"]

_DRAWN = reading.NAMESPACE.encode()
_SEALED = f"/Reason ({REASON})".encode()
_SIGNED = (b"/ByteRange", b"/SubFilter")
"""What says of a file that cannot be proven: we drew it, we sealed it, somebody signed it."""

_HEADER_WITHIN = 1024
"""Readers accept a PDF whose header begins this far into the file, and an end this far from its."""

_CLOCK_SKEW = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What can be said about a file; ``reasons`` are plain sentences, the most important first.

    Everything beside the word, ``judged_at`` and the reasons is given for an intact file only, as
    nothing else is proven. ``project`` names the root that vouches for the signer. ``sealed_at``
    is the time that the device claims; ``judged_at`` is the time by which its certificate is
    judged: when the lead first recorded the file, else the claimed time.
    """

    verdict: Word
    reasons: tuple[str, ...]
    signer: str | None = None
    project: str | None = None
    sealed_at: datetime | None = None
    judged_at: datetime | None = None
    document: str | None = None
    version: int | None = None
    replaces: str | None = None
    copy: str | None = None


def verify(
    pdf: bytes,
    *,
    roots: Sequence[bytes] = (),
    first_recorded: datetime | None = None,
    now: datetime,
) -> Verdict:
    """Return the verdict on a file, whatever its bytes are. Uses no network.

    ``roots`` are the certificates of the project roots to trust, as PEM; ValueError for what is
    no root. ``first_recorded`` is when the lead first recorded this very file. All times are
    aware, ValueError otherwise. A file that differs from a sealed one in any byte is never called
    intact.
    """
    if now.tzinfo is None or (first_recorded is not None and first_recorded.tzinfo is None):
        raise ValueError("times need a zone")
    trusted = trust.Roots(roots)
    if not _looks_like_pdf(pdf):
        return Verdict("not-a-pdf", ("This file is not a PDF.",))
    if len(pdf) > LARGEST:
        return _without_proof(pdf, "It is larger than any document that SLE Desktop seals.")
    try:
        return _judge(pdf, trusted, first_recorded, now)
    except SealError as why:
        return _without_proof(pdf, str(why))
    except Exception:  # noqa: BLE001
        # On hostile files pyHanko and what it stands on raise a dozen kinds of exception, KeyError,
        # AssertionError, AttributeError and RecursionError among them. None is a proof.
        return _without_proof(pdf, "The file is built in a way that cannot be read safely.")


def _judge(
    pdf: bytes, roots: trust.Roots, first_recorded: datetime | None, now: datetime
) -> Verdict:
    """Return the verdict on a sealed file. Cheap proofs come first; raises at the first failure."""
    gap = canonical.find_gap(pdf)
    seal = canonical.read(pdf, gap)
    found = reading.find(pdf, gap)
    moment = first_recorded or found.sealed_at
    standing = trust.judge(found.signature, seal.certificates[0], roots, moment)
    signer = reading.plain(standing.signer)[:100] or "a signer without a name"
    reasons = [
        f"Not one byte has changed since {signer} sealed it, on {_day(found.sealed_at)} "
        "by the clock of that laptop.",
        standing.says,
        f"The certificate was judged at the time the project lead first recorded this file, "
        f"{_day(moment)}."
        if first_recorded
        else "The certificate was judged at the time the seal itself gives.",
    ]
    if found.sealed_at > min(now, first_recorded or now) + _CLOCK_SKEW:
        reasons.append("That laptop’s clock was ahead: the time it gives had not come yet.")
    return Verdict(
        "intact" if standing.project is not None else "intact-unknown-signer",
        tuple(reasons),
        signer=signer,
        project=standing.project,
        sealed_at=found.sealed_at,
        judged_at=moment,
        document=found.facts.document,
        version=found.facts.version,
        replaces=found.facts.replaces,
        copy=found.facts.copy,
    )


def _looks_like_pdf(pdf: bytes) -> bool:
    return b"%PDF-" in pdf[: _HEADER_WITHIN + 5]


def _without_proof(pdf: bytes, why: str) -> Verdict:
    """Return the verdict on a PDF that is not proven: changed if it is ours and was signed."""
    drawn = _DRAWN in pdf
    signed = any(trace in pdf for trace in _SIGNED)
    whole = pdf[-_HEADER_WITHIN:].rstrip().endswith(b"%%EOF")
    if _SEALED in pdf or (drawn and (signed or not whole)):
        return Verdict("changed", (why, "Ask whoever gave it to you for the original."))
    if signed:
        says = "It carries a signature of other software, which SLE Desktop does not judge."
        return Verdict("unsealed", ("This PDF has no seal of SLE Desktop.", says))
    if b"startxref" not in pdf or b"%%EOF" not in pdf:
        return Verdict("not-a-pdf", ("This file begins like a PDF and is damaged.",))
    reasons = ["This PDF has no seal of SLE Desktop."]
    if drawn:
        reasons.append("It is a draft, or its seal was taken out.")
    return Verdict("unsealed", tuple(reasons))


def _day(instant: datetime) -> str:
    """Return a time as it is said: 3 May 2026 at 14:05, by the schools' clocks."""
    shown = local(instant)
    return f"{shown.day} {shown:%B %Y} at {shown:%H:%M}"
