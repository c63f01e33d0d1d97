"""Sharing: what waits, one file to the chosen folder, and what the other side says it has.

An SLE publishes the lead's views of sealed records; a lead publishes what every SLE should know,
and receipts. Both are streams of releases that are only added to.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sle_desktop import __version__
from sle_desktop.clock import Now
from sle_desktop.domain.devices import JOINED, Device, Published
from sle_desktop.domain.records import Record
from sle_desktop.domain.schools import School
from sle_desktop.errors import UserError
from sle_desktop.services.copies import Copies
from sle_desktop.services.joining import LEAD_RECIPIENT, device_of, leads_project
from sle_desktop.services.lead_view import NameFound, Told, lead_view, names_in, plain, told
from sle_desktop.services.library import Library
from sle_desktop.services.owner import identity, project_fingerprint
from sle_desktop.services.sealed_versions import sealed_records
from sle_desktop.signing import detached
from sle_desktop.signing.identity import Identity
from sle_desktop.store.durable import whole_file
from sle_desktop.store.failures import refusals
from sle_desktop.store.files import Files
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work
from sle_desktop.sync import update
from sle_desktop.sync.release import PROJECT, RECEIPT, RECORD, Release, read_line
from sle_desktop.sync.signed_file import Sign
from sle_desktop.sync.update import Manifest, Outgoing

ENDING = ".sleupdate"
ACKNOWLEDGED, MISSING, SHARED_AT = "share.acknowledged", "share.missing", "share.at"
_FOLDER = "share.folder"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A sealed version that the lead has not been told of, and exactly what they will see."""

    record_id: str
    version: int
    title: str
    school: str
    day: date | None
    view: dict[str, Any]
    told: tuple[Told, ...]
    names: tuple[NameFound, ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """One update file that was written."""

    file: Path
    releases: int
    bytes: int
    receiver: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How sharing stands on this laptop. ``acknowledged`` is the last release the lead has."""

    project: str
    waiting: int
    published: int
    acknowledged: int
    missing: tuple[int, ...]
    shared_at: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """What is sent: an SLE's update to the lead, or the lead's to every SLE."""

    store: Store
    library: Library
    files: Files
    now: Now

    def waiting(self) -> tuple[Waiting, ...]:
        """Return what waits to be shared, oldest first. Raises NOT_JOINED."""
        with self.store.work() as work:  # a teacher met for the first time gets a code
            device = _joined_device(work)
            return tuple(self._waiting(work, device))

    def status(self) -> Standing:
        """Return how sharing stands. Raises NOT_JOINED."""
        waits = len(self.waiting())
        with self.store.work() as work:
            device, _ = device_of(work)
            missing = work.meta.get(MISSING)
            return Standing(
                project_fingerprint(work),
                waits,
                work.releases.position(device).last,
                _number(work.meta.get(ACKNOWLEDGED)),
                tuple(map(_number, missing.split())),
                work.meta.get(SHARED_AT),
            )

    def folder(self) -> Path | None:
        """Return the folder that updates were last written to, if it is still there."""
        with self.store.reading() as work:
            kept = work.settings.get(_FOLDER)
        return Path(kept) if kept and Path(kept).is_dir() else None

    def remember_folder(self, folder: Path) -> None:
        """Keep the folder that updates go to."""
        with self.store.work() as work:
            work.settings.set(_FOLDER, str(folder))

    def export(self, folder: Path) -> tuple[Exported, ...]:
        """Publish what waits and write the update: one file, or from a lead one for each laptop.

        Everything the other side did not acknowledge is in it, so a lost file is made good by the
        next. Raises NOT_JOINED, NOTHING_TO_SHARE and the store's refusals.
        """
        with self.store.work() as work:
            device = _joined_device(work)
            stream = _Stream(device, work.releases.last(device), self.now)
            self._publish(work, stream)
            work.releases.add(stream.added)
            letters = self._letters(work, device)
            work.meta.set(SHARED_AT, self.now().isoformat())
        return tuple(self._written(folder, letter) for letter in letters)

    def _unpublished(self, work: Work, device: str) -> Iterator[tuple[Record, dict[str, Any]]]:
        """Yield the sealed versions that wait, oldest first, each as the lead will see it."""
        released = work.releases.released(device)
        copies = Copies(work, self.library, self.files, self.now)
        for record in sorted(sealed_records(work, "", ""), key=_oldest):
            if (record.id, record.version) not in released:
                yield record, lead_view(copies, record)

    def _waiting(self, work: Work, device: str) -> Iterator[Waiting]:
        for record, view in self._unpublished(work, device):
            school = work.schools.get(record.school_id)
            form = self.library.form(work, record.form_hash)
            people = [one.name for one in work.people.list(record.school_id)]
            people += [one.name for one in school.contacts]
            yield Waiting(
                record.id,
                record.version,
                record.title or form.title,
                school.name,
                record.date,
                view,
                tuple(told(form, view["answers"])),
                tuple(names_in(view["answers"], people)),
            )

    def _publish(self, work: Work, stream: "_Stream") -> None:
        if leads_project(work):
            _tell_project(work, stream)
            return
        for record, view in self._unpublished(work, stream.device):
            stream.append((RECORD, record.id, record.version), view)

    def _letters(self, work: Work, device: str) -> list["_Letter"]:
        whole = leads_project(work)
        after = 0 if whole else _number(work.meta.get(ACKNOWLEDGED))
        lines = tuple(one.line.encode() for one in work.releases.of_device(device, after))
        if not lines:
            raise UserError(
                "NOTHING_TO_SHARE",
                "The lead has everything that was signed and locked.",
                "Share again after the next visit.",
            )
        own = identity(work)
        facts = _Facts(device, project_fingerprint(work), after + 1, plain(self.now()))
        if whole:
            others = [one for one in work.devices.list() if _hears(one, device)]
            return [_letter(facts, lines, own, one.recipient, one.name) for one in others]
        return [_letter(facts, lines, own, work.meta.get(LEAD_RECIPIENT), "")]

    def _written(self, folder: Path, letter: "_Letter") -> Exported:
        place = folder / letter.name
        with refusals(), whole_file(place) as out:
            update.write_update(out, letter.outgoing, letter.sign, [letter.recipient])
        manifest = letter.outgoing.manifest
        count = manifest.last - manifest.first + 1
        return Exported(place, count, place.stat().st_size, letter.receiver)


@dataclass(frozen=True, slots=True)
class _Facts:
    device: str
    project: str
    first: int
    made: str


@dataclass(frozen=True, slots=True)
class _Letter:
    outgoing: Outgoing
    sign: Sign
    recipient: str
    receiver: str
    name: str


def _letter(
    facts: _Facts, lines: tuple[bytes, ...], own: Identity, recipient: str, receiver: str
) -> _Letter:
    last = facts.first + len(lines) - 1
    manifest = Manifest(
        format=update.FORMAT,
        purpose="project" if receiver else "lead",
        project=facts.project,
        sender=facts.device,
        recipient=recipient,
        first=facts.first,
        last=last,
        releases=update.digest_of(lines),
        photos={},
        made=facts.made,
        app=__version__,
    )
    who = re.sub(r"[^a-z0-9]+", "-", (receiver or own.name).casefold()).strip("-") or "update"
    name = f"{'for' if receiver else 'from'}-{who}-{facts.first:04d}-{last:04d}{ENDING}"
    return _Letter(
        Outgoing(manifest, lines, _no_photo),
        lambda content: detached.sign(content, own),
        recipient,
        receiver,
        name,
    )


class _Stream:
    """The end of this laptop's own stream, to which releases are added."""

    def __init__(self, device: str, last: Published | None, now: Now) -> None:
        self.device = device
        self.added: list[Published] = []
        self._last = last
        self._now = now

    def append(self, what: tuple[str, str, int], body: dict[str, Any]) -> None:
        """Add a release: its kind, record and version, and what it says."""
        kind, record, version = what
        last = self._last
        number, previous = (last.number + 1, last.hash) if last else (1, "")
        release = Release(self.device, number, kind, record, version, previous, body)
        school = str(body.get("school", {}).get("id", ""))
        self._last = published(release, school, self._now)
        self.added.append(self._last)


def _tell_project(work: Work, stream: _Stream) -> None:
    """Publish the schools and the receipts, where they changed since they were last told."""
    before = _latest_bodies(work, stream.device)
    schools = [_as_told(one) for one in work.schools.list()]
    news: list[tuple[str, str, dict[str, Any]]] = [(PROJECT, "", {"schools": schools})]
    for one in work.devices.list():
        if one.id != stream.device:
            at = work.releases.position(one.id)
            body = {"device": one.id, "upto": at.upto, "missing": list(at.missing)}
            news.append((RECEIPT, one.id, body))
    for kind, about, body in news:
        if before.get((kind, about)) != body:
            stream.append((kind, "", 0), body)


def published(release: Release, school: str, now: Now) -> Published:
    """Return a release as it is kept."""
    return Published(
        release.device,
        release.number,
        release.hash,
        release.kind,
        release.record,
        release.version,
        school,
        release.line.decode(),
        now(),
    )


def _joined_device(work: Work) -> str:
    if not project_fingerprint(work) or not (work.meta.get(LEAD_RECIPIENT) or leads_project(work)):
        raise UserError(
            "NOT_JOINED",
            "This laptop has not joined a project yet, so there is nobody to share with.",
            "Send a request to join to the project lead.",
        )
    return device_of(work)[0]


def _hears(device: Device, own: str) -> bool:
    return device.id != own and device.status == JOINED


def _latest_bodies(work: Work, device: str) -> dict[tuple[str, str], Any]:
    found: dict[tuple[str, str], Any] = {}
    for one in work.releases.of_device(device):
        body = read_published(one).body
        found[one.kind, str(body.get("device", ""))] = body
    return found


def read_published(one: Published) -> Release:
    """Return the release that is kept."""
    return read_line(one.line.encode())


def _as_told(school: School) -> dict[str, Any]:
    names = ("id", "name", "urn", "town", "postcode", "phase", "low_age", "high_age", "pyramid")
    return {name: getattr(school, name) for name in names}


def _no_photo(_sha256: str) -> Iterator[bytes]:
    return iter(())


def _oldest(record: Record) -> tuple[str, str]:
    return str(record.date or ""), record.id


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0
