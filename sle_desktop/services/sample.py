"""The sample project: fictional schools and a term of work, made by the services people use.

``resources/sample`` holds its content; its README says how the files fit together. Dates are
reckoned from a day; a weekend's work is moved to the Friday before.
"""

import json
import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from sle_desktop import paths
from sle_desktop.clock import SCHOOL_ZONE, new_id
from sle_desktop.domain.people import Person
from sle_desktop.domain.records import Event, Signature
from sle_desktop.domain.schools import Contact, School
from sle_desktop.errors import UserError
from sle_desktop.services.fieldwork import Fieldwork, OpenRecord
from sle_desktop.services.finishing import Finishing
from sle_desktop.services.library import Library
from sle_desktop.services.owner import keep_me, keep_project
from sle_desktop.services.sample_scale import multiply
from sle_desktop.signing.identity import LEAD, SLE, Identity, issue, new_identity, new_project_root
from sle_desktop.store.files import Files
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

PASSPHRASE = "demo"  # noqa: S105  # the sample's own, printed wherever it is offered

Strokes = tuple[tuple[tuple[float, float, float], ...], ...]

_FIRST_YEAR, _LAST_YEAR = 2000, 2099

_REFERENCE = re.compile(r"@(?P<record>\w+)(?P<days>[+-]\d+)?")
_ACTION = re.compile(r"@(?P<record>\w+)/(?P<repeat>\w+)\[(?P<row>\d+)\]")
_GIVEN_BY_THE_APP = {"action_id", "action_what", "action_who", "action_due", "action_agreed"}


@dataclass(frozen=True, slots=True)
class Sample:
    """Which sample is wanted. ``schools`` is ``None`` for the three that are described by hand."""

    role: str = "sle"
    schools: int | None = None
    seed: int = 1
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What was made."""

    schools: int
    records: int


@dataclass
class Moment:
    """A clock that stands still until it is moved."""

    at: datetime

    def __call__(self) -> datetime:
        """Return the instant it stands at."""
        return self.at

    def set(self, day: date, hour: str = "09:00") -> None:
        """Move to a school's local time."""
        local = datetime.combine(day, time.fromisoformat(hour), SCHOOL_ZONE)
        self.at = local.astimezone(UTC)


@dataclass
class SampleIds:
    """Makes the ids of a sample: UUIDs of version 7 by its clock, the same for the same seed."""

    moment: Moment
    seed: int
    _made: int = 0
    _chance: Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._chance = Random(self.seed)  # noqa: S311  # ids of invented things need no secret

    def __call__(self) -> str:
        """Return the next id; of one instant, later ones sort after earlier ones."""
        self._made += 1
        milliseconds = int(self.moment().timestamp() * 1000)
        high, low = divmod(self._made, 1 << 14)
        value = milliseconds << 80 | 7 << 76 | high << 64
        value |= 2 << 62 | low << 48 | self._chance.getrandbits(48)
        return str(UUID(int=value))


@dataclass
class SampleWriter:
    """Writes the sample into an empty store."""

    store: Store
    files: Files
    moment: Moment
    today: date
    library: Library = field(init=False)
    finishing: Finishing = field(init=False)
    schools: dict[str, str] = field(default_factory=dict)
    records: dict[str, OpenRecord] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.library = Library(self.store)
        self.finishing = Finishing(self.store, self.files, self.library, self.moment)

    def write(self, sample: Sample) -> Made:
        """Write people, schools and records; return how many."""
        _refuse_far_day(self.today)
        project = _read("project")
        # The device joined before the first record of the sample was sealed on it.
        self.moment.set(self.today - timedelta(days=365))
        root = new_project_root(project["name"], self.moment())
        self._people(_read("people")["person"])
        self._join(project, root, "sle")
        self._schools(_read("schools")["school"])
        self.library.install_shipped(self.moment())
        described = sorted(_records(), key=lambda one: -int(one[1]["days_ago"]))
        for name, record in described:
            self.days[name] = _weekday(self.today - timedelta(days=int(record["days_ago"])))
        for name, record in described:
            self._record(name, record)
        if sample.role == "lead":
            # The records are the SLE's; from here on the notebook is the lead's.
            self._join(project, root, "lead")
        if sample.schools is not None:
            with self.store.work() as work:
                multiply(work, sample.schools, sample.seed)
        with self.store.reading() as work:
            return Made(len(work.schools.list("")), work.records.count())

    def _people(self, described: list[dict[str, Any]]) -> None:
        for one in described:
            self.people[one["key"]] = Person(
                new_id(), one["name"], one["role"], one.get("email", ""), code=one.get("code", "")
            )

    def _join(self, project: dict[str, Any], root: Identity, role: str) -> None:
        """Make the notebook that of the SLE or the lead, on a device that the project knows."""
        mine = self.people[project[role]]
        device = new_identity(mine.name, mine.email, self.moment())
        said = LEAD if role == "lead" else SLE
        certificate = issue(root, device.certificate_pem, self.moment(), said)
        joined = Identity(device.key_pem, certificate, (root.certificate_pem,))
        with self.store.work() as work:
            keep_me(work, mine, joined)
            keep_project(work, project["name"], root.certificate_pem)
            self._keep_part(work, project, root, role)

    def _keep_part(self, work: Work, project: dict[str, Any], root: Identity, role: str) -> None:
        # Start-up: the encryption of updates is loaded when somebody shares.
        from sle_desktop.services import joining  # noqa: PLC0415
        from sle_desktop.sync.update import new_secret, recipient_of  # noqa: PLC0415

        if role == "lead":
            joining.keep_lead(work, root, new_secret(), self.moment())
        else:
            lead = self.people[project["lead"]].name
            joining.keep_sle(work, lead, recipient_of(new_secret()))

    def _schools(self, described: list[dict[str, Any]]) -> None:
        with self.store.work() as work:
            for one in described:
                facts = {
                    name: value for name, value in one.items() if name not in ("key", "contact")
                }
                contacts = tuple(Contact(**contact) for contact in one.get("contact", ()))
                school = School(id=new_id(), contacts=contacts, **facts)
                self.schools[one["key"]] = school.id
                work.schools.add(school)
            for key, person in _with_school(self.people, self.schools).items():
                self.people[key] = person
                work.people.add(person)

    def _record(self, name: str, described: Mapping[str, Any]) -> None:
        day = self.days[name]
        self.moment.set(day, "08:50")
        fieldwork = Fieldwork(self.store, self.library, self.moment)
        opened = fieldwork.start(described["form"], self.schools[described["school"]])
        answers = self._dated(described.get("answers", {}), day)
        self._settle_actions(fieldwork, opened, answers.pop("last_actions", []))
        fieldwork.fill(opened, answers)
        self.records[name] = opened
        if described["state"] == "sealed":
            self._seal(opened, described, day)

    def _settle_actions(
        self, fieldwork: Fieldwork, opened: OpenRecord, described: list[dict[str, Any]]
    ) -> None:
        """Answer the rows of last time's actions, which the app made, by their actions."""
        if not described:
            return
        live = opened.instance
        rows = {live.at(f"{row}/action_id").value: row for row in live.at("last_actions").rows}
        for one in described:
            row = rows[self._action_id(one["action_id"])]
            for name in one.keys() - _GIVEN_BY_THE_APP:
                fieldwork.answer(opened, f"{row}/{name}", one[name])

    def _action_id(self, reference: str) -> str:
        if not (found := _ACTION.fullmatch(reference)):
            raise ValueError(reference)
        live = self.records[found["record"]].instance
        row = live.at(live.key_of(found["repeat"])).rows[int(found["row"]) - 1]
        return live.at(row).row_id

    def _seal(self, opened: OpenRecord, described: Mapping[str, Any], day: date) -> None:
        self.moment.set(day, described["sealed_at"])
        self.finishing.finish(
            opened.record.id, [self._signature(one, day) for one in described["signature"]]
        )
        for event in described.get("event", ()):
            self.moment.set(day, event["at"])
            with self.store.work() as work:
                happened = Event(
                    new_id(),
                    opened.record.id,
                    opened.record.version,
                    self.moment(),
                    event["kind"],
                    event.get("note", ""),
                )
                work.events.add(happened)

    def _signature(self, described: Mapping[str, Any], day: date) -> Signature:
        self_at = datetime.combine(day, time.fromisoformat(described["at"]), SCHOOL_ZONE)
        witness = described.get("witness", "")
        return Signature(
            role=described["role"],
            name=self.people[described["person"]].name,
            meaning=described["meaning"],
            at=self_at.astimezone(UTC),
            witness=self.people[witness].name if witness else "",
            comment=described.get("comment", ""),
            strokes=_ink().get(described["person"], ()),
        )

    def _dated(self, value: Any, day: date) -> Any:
        """Return answers with ``@record+21`` and the like as dates."""
        if isinstance(value, dict):
            return {name: self._dated(one, day) for name, one in value.items()}
        if isinstance(value, list):
            return [self._dated(one, day) for one in value]
        if isinstance(value, str) and (found := _REFERENCE.fullmatch(value)):
            start = day if found["record"] == "record" else self.days[found["record"]]
            moved = start + timedelta(days=int(found["days"] or 0))
            return _weekday(moved).isoformat()
        return value


@cache
def _ink() -> dict[str, Strokes]:
    """Return the strokes of those who sign in ink, by their key; the others type their names."""
    drawn = json.loads((_folder() / "ink.json").read_text("utf-8"))
    return {
        key: tuple(tuple((x, y, pressure) for x, y, pressure in one) for one in strokes)
        for key, strokes in drawn.items()
    }


def _with_school(people: Mapping[str, Person], schools: Mapping[str, str]) -> dict[str, Person]:
    described = {one["key"]: one.get("school", "") for one in _read("people")["person"]}
    return {
        key: Person(one.id, one.name, one.role, one.email, schools[described[key]], one.code)
        for key, one in people.items()
        if described[key]
    }


def _records() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted((_folder() / "records").glob("*.toml")):
        yield file.stem, tomllib.loads(file.read_text("utf-8"))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_folder() / f"{name}.toml").read_text("utf-8"))


def _folder() -> Path:
    return paths.resources() / "sample"


def _weekday(day: date) -> date:
    """Return the day, or the Friday before it."""
    return day - timedelta(days=max(day.weekday() - 4, 0))


def _refuse_far_day(day: date) -> None:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise UserError(
            "SAMPLE_DAY",
            f"The sample cannot be reckoned from {day.isoformat()}.",
            f"Name a day from {_FIRST_YEAR} to {_LAST_YEAR}.",
        )


def refuse_full_folder(folder: Path) -> None:
    """Raise FOLDER_NOT_EMPTY when there is anything in the folder."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(
            "FOLDER_NOT_EMPTY",
            f"{folder} holds something already.",
            "Name an empty or a new folder for the sample.",
        )


@contextmanager
def emptied_on_failure(folder: Path) -> Iterator[None]:
    """Empty a folder again that a sample was written into halfway: it could not be opened."""
    try:
        yield
    except BaseException:
        for one in folder.iterdir():
            if one.is_dir():
                shutil.rmtree(one)
            else:
                one.unlink()
        raise
