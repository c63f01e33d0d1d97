"""Receiving: an update is read and planned first, then taken in whole or not at all.

Taking in is adding to a set: any order, any repetition and any gap end the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from sle_desktop.clock import Now, new_id
from sle_desktop.domain.devices import JOINED, Position
from sle_desktop.domain.schools import School
from sle_desktop.errors import UserError
from sle_desktop.services.joining import SECRET, device_of, leads_project
from sle_desktop.services.owner import project_fingerprint, project_root
from sle_desktop.services.sharing import ACKNOWLEDGED, MISSING, published
from sle_desktop.signing import detached
from sle_desktop.signing.identity import LEAD
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work
from sle_desktop.sync.plan import Known, Plan, plan
from sle_desktop.sync.reading import Reader, Update, read_update
from sle_desktop.sync.release import PROJECT, RECEIPT, Release
from sle_desktop.sync.signed_file import Judge


@dataclass(frozen=True, slots=True)
class Received:
    """What taking one file in does or did. ``refused`` says why nothing of it was taken."""

    file: Path
    sender: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    gaps: tuple[int, ...] = ()
    forked: bool = False
    refused: UserError | None = None


@dataclass(frozen=True, slots=True)
class Laptop:
    """One laptop of the project and how far its stream is here."""

    name: str
    email: str
    is_revoked: bool
    position: Position


@dataclass(frozen=True, slots=True)
class Receiving:
    """What comes in: an SLE's update at the lead, or the lead's at an SLE."""

    store: Store
    now: Now

    def laptops(self) -> tuple[Laptop, ...]:
        """Return the SLEs' laptops that joined, by name, and what is here of each."""
        with self.store.work() as work:
            own, _ = device_of(work)
            return tuple(
                Laptop(one.name, one.email, one.status != JOINED, work.releases.position(one.id))
                for one in work.devices.list()
                if one.id != own
            )

    def preview(self, file: Path) -> Received:
        """Return what taking a file in would do; nothing is kept. Raises NOT_JOINED."""
        return self._received(file, take=False)

    def take(self, file: Path) -> Received:
        """Take a file in. Raises NOT_JOINED and the store's refusals."""
        return self._received(file, take=True)

    def _received(self, file: Path, *, take: bool) -> Received:
        with self.store.work() as work:
            secret, project, root = _reader_of(work)
        judge = _judge_by(root, self.now)
        try:
            with _opened(file) as source:
                told = read_update(source, Reader(secret, project, judge))
            with self.store.work() as work:
                sender = _heard(work, told)
                found = plan(told.releases, _known(work, told))
                if take:
                    self._keep(work, told.releases)
        except UserError as refusal:
            if refusal.code not in _REFUSALS:
                raise
            return Received(file, refused=refusal)
        return _told(file, sender, found)

    def _keep(self, work: Work, releases: tuple[Release, ...]) -> None:
        device, _ = device_of(work)
        work.releases.add([published(one, _school(one), self.now) for one in releases])
        for one in releases:
            if one.kind == RECEIPT and one.body.get("device") == device:
                _note_receipt(work, one)
            elif one.kind == PROJECT:
                _learn_schools(work, one)


_REFUSALS = frozenset(
    {
        "UPDATE_UNREADABLE",
        "UPDATE_TOO_LARGE",
        "NEWER_FILE",
        "WRONG_FILE",
        "FILE_DAMAGED",
        "FILE_UNREADABLE",
        "OTHER_RECIPIENT",
        "OTHER_PROJECT",
        "SIGNATURE_REFUSED",
        "UNKNOWN_LAPTOP",
        "LAPTOP_REVOKED",
    }
)


def _opened(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except OSError as fault:
        raise UserError(
            "FILE_UNREADABLE",
            f"{file} cannot be read: {fault.strerror}.",
            "Check the name and the folder.",
        ) from fault


def _reader_of(work: Work) -> tuple[str, str, bytes]:
    root = project_root(work)
    if root is None:
        raise UserError(
            "NOT_JOINED",
            "This laptop has not joined a project yet, so there is nothing it can open.",
            "Send a request to join to the project lead.",
        )
    device_of(work)
    return work.meta.get(SECRET), project_fingerprint(work), root


def _judge_by(root: bytes, now: Now) -> Judge[str]:
    def judge(content: bytes, signature: bytes) -> str:
        return detached.vouched(content, signature, [root], now()).certificate_pem.decode()

    return judge


def _heard(work: Work, told: Update) -> str:
    """Return whose update it is. Raises WRONG_FILE, UNKNOWN_LAPTOP, LAPTOP_REVOKED, ..."""
    signer = detached.read_holder(told.signer.encode())
    if told.manifest.purpose != ("lead" if leads_project(work) else "project"):
        raise UserError(
            "WRONG_FILE", "This update is not for this notebook.", "Choose the one sent to you."
        )
    if not leads_project(work):
        if signer.role != LEAD:
            raise _not_by(f"{signer.name} is not the project’s lead.")
        return signer.name
    device = work.devices.find(told.manifest.sender)
    if device is None:
        raise UserError(
            "UNKNOWN_LAPTOP",
            f"The laptop of {signer.name} is not known in this project.",
            "Ask for its request to join, and grant it first.",
        )
    if device.status != JOINED:
        raise UserError(
            "LAPTOP_REVOKED",
            f"The laptop of {device.name} was shut out of the project.",
            "Ring its owner. Nothing was taken from the file.",
        )
    if not detached.is_same_key(device.certificate.encode(), signer.certificate_pem):
        raise _not_by("Another laptop signed it than the one it is from.")
    return device.name


def _not_by(why: str) -> UserError:
    return UserError(
        "SIGNATURE_REFUSED",
        f"Who made this update cannot be proven. {why}",
        "Ask its sender to make it again; nothing was taken from it.",
    )


def _known(work: Work, told: Update) -> Known:
    return Known(
        work.releases.places(told.manifest.sender),
        work.releases.versions({one.record for one in told.releases if one.record}),
    )


def _told(file: Path, sender: str, found: Plan) -> Received:
    return Received(file, sender, found.counts, found.gaps, found.forked)


def _school(release: Release) -> str:
    school = release.body.get("school")
    return str(school.get("id", "")) if isinstance(school, dict) else ""


def _note_receipt(work: Work, receipt: Release) -> None:
    """Note how far the lead is; an older receipt that comes late says less and changes nothing."""
    upto = receipt.body.get("upto")
    before = work.meta.get(ACKNOWLEDGED)
    if type(upto) is int and upto >= (int(before) if before else 0):
        missing = receipt.body.get("missing")
        work.meta.set(ACKNOWLEDGED, str(upto))
        work.meta.set(MISSING, " ".join(map(str, missing if isinstance(missing, list) else ())))


def _learn_schools(work: Work, told: Release) -> None:
    """Add the project's schools that are not here; what an SLE knows of a school stays."""
    here = work.schools.list()
    ids, urns = {one.id for one in here}, {one.urn for one in here if one.urn}
    schools = told.body.get("schools")
    for facts in schools if isinstance(schools, list) else ():
        school = _as_school(facts)
        if school is not None and school.id not in ids and school.urn not in urns:
            work.schools.add(school)


def _as_school(facts: object) -> School | None:
    """Return a school from an update, ``None`` for what is none."""
    if not isinstance(facts, dict) or not str(facts.get("name", "")).strip():
        return None
    known: dict[str, Any] = {
        name: str(facts.get(name) or "") for name in ("urn", "town", "postcode", "phase", "pyramid")
    }
    for name in ("low_age", "high_age"):
        known[name] = facts[name] if type(facts.get(name)) is int else None
    return School(id=str(facts.get("id") or new_id()), name=str(facts["name"]), **known)
