"""What is read before a record is signed: who signs, what stands, what goes where."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from sle_desktop.clock import Now
from sle_desktop.domain.people import ROLES, Person
from sle_desktop.domain.records import Record, Signature, State
from sle_desktop.domain.schools import School
from sle_desktop.engine.definition import Field, Form, in_language
from sle_desktop.engine.instance import Instance, Problem
from sle_desktop.services.fieldwork import live_record
from sle_desktop.services.going import PEOPLE, SHORT, Going, what_goes
from sle_desktop.services.library import Library
from sle_desktop.services.observing import advised
from sle_desktop.services.owner import me
from sle_desktop.services.projects import coded_words
from sle_desktop.services.signing_later import awaited_role, carried
from sle_desktop.services.signing_off import clock_warnings, copies_of, signers_of
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

_CONTACTS = {"head": "headteacher"}
_ROW = re.compile(r"\[[^\]]*\]")
_UNSEEN = ("calculate", "hidden", "note", "acknowledge")


@dataclass(frozen=True, slots=True)
class Signer:
    """A role that must or may sign. ``name`` is who has it, as far as it is known.

    ``awaited``: this person may sign later, on a version of its own.
    """

    role: str
    words: str
    name: str
    must: bool
    awaited: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing that stands before signing: the question, its section, and what is wrong."""

    key: str
    label: str
    section: str
    says: str


@dataclass(frozen=True, slots=True)
class Before:
    """One record before its signing. ``left_out`` are questions whose answers sealing drops;
    ``warnings`` are said to the person; ``copies`` are the readers for whom a PDF is made;
    ``carried`` are the signatures of the version before, where only one more is added.
    """

    record: Record
    form_title: str
    school: School
    author: str
    copies: tuple[str, ...]
    signers: tuple[Signer, ...]
    problems: tuple[Standing, ...]
    left_out: tuple[str, ...]
    going: Going
    warnings: tuple[str, ...] = ()
    carried: tuple[Signature, ...] = ()

    @property
    def awaited(self) -> Signer | None:
        """Who may sign later."""
        return next((one for one in self.signers if one.awaited), None)


@dataclass(frozen=True, slots=True)
class BeforeSigning:
    """Reads what the page of signing shows."""

    store: Store
    library: Library
    now: Now

    def look(self, record_id: str) -> Before:
        """Return a record as it stands before signing. Raises NO_SUCH_RECORD."""
        with self.store.reading() as work:
            record = work.records.get(record_id)
            form = self.library.form(work, record.form_hash)
            instance = live_record(work, form, record, self.now)
            school = work.schools.get(record.school_id)
            held = carried(work, record)
            said = clock_warnings(record, self.now())
            if record.state is State.DRAFT:
                said += advised(work, record, instance, school)
            known = _Known(instance, school, work.people.list(school.id), me(work), held)
            return Before(
                record=record,
                form_title=form.title,
                school=school,
                author=known.me.name,
                copies=copies_of(form),
                signers=_signers(form, known),
                problems=tuple(_standing(form, one) for one in instance.problems()),
                left_out=_left_out(instance),
                going=what_goes(instance, _coded_at(work, school.id)),
                warnings=said,
                carried=held,
            )


@dataclass(frozen=True, slots=True)
class _Known:
    instance: Instance
    school: School
    people: tuple[Person, ...]
    me: Person
    carried: tuple[Signature, ...]

    def name(self, role: str) -> str:
        """Return who has a role: the owner, the answer that names them, or the school's own."""
        if signed := [one.name for one in self.carried if one.role == role]:
            return signed[0]
        if role == "sle":
            return self.me.name
        for one in self.instance.form.walk():
            if one.extra.get(PEOPLE) == role and self.instance.has(one.path):
                return str(self.instance.at(one.path).value or "")
        if contact := self.school.contact(_CONTACTS.get(role, role)):
            return contact.name
        return next((one.name for one in self.people if one.role == role != "teacher"), "")


def _signers(form: Form, known: _Known) -> tuple[Signer, ...]:
    signers = signers_of(form)
    awaited = awaited_role(form, known.instance)
    return tuple(
        Signer(
            role,
            ROLES.get(role, role.replace("_", " ")),
            known.name(role),
            must=role in signers.must or (bool(known.carried) and role == awaited),
            awaited=role == awaited,
        )
        for role in (*signers.must, *signers.may)
    )


def _standing(form: Form, problem: Problem) -> Standing:
    top = _ROW.sub("", problem.key).partition("/")[0]
    section = form.by_path[top]
    said = section.extra.get(SHORT) or in_language(section.label)
    if row := _ROW.search(problem.shown.partition("/")[0]):
        said = f"{said} {row[0].strip('[]')}"
    label = problem.label or problem.shown
    return Standing(problem.key, label, "" if said == label else said, problem.says)


def _left_out(instance: Instance) -> tuple[str, ...]:
    """Return the questions whose answers do not apply, each once, in reading order."""
    return tuple(
        dict.fromkeys(
            one.label or one.shown
            for one in instance.walk()
            if one.value is not None
            and not one.relevant
            and one.field.type not in _UNSEEN
            and not one.field.holds_children
        )
    )


def _coded_at(work: Work, school_id: str) -> Callable[[Field, str], str]:
    """Return how words lose the names of a school's teachers; no code is made, we only read."""
    people = work.people.list(school_id, "teacher")
    by_name = {one.name.casefold(): one.code for one in people}

    def coded(one: Field, words: str) -> str:
        if PEOPLE in one.extra:
            return by_name.get(" ".join(words.split()).casefold(), "a code")
        return coded_words(words, people)

    return coded
