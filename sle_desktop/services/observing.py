"""Observing a teacher: what is advised before signing, and the page that the teacher is handed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sle_desktop.domain.audience import TEACHER, audiences
from sle_desktop.domain.changes import Changes
from sle_desktop.domain.observing import Agreed, Observed, advice
from sle_desktop.domain.records import Record
from sle_desktop.domain.schools import School
from sle_desktop.engine.definition import Form, in_language
from sle_desktop.engine.instance import Instance
from sle_desktop.errors import UserError
from sle_desktop.services.fieldwork import Fieldwork, OpenRecord
from sle_desktop.services.going import PEOPLE
from sle_desktop.services.owner import me
from sle_desktop.store.repositories.records import Wanted
from sle_desktop.store.unit_of_work import Work

HAND_OVER = "sle::hand_over"
"""The column that says whose hands a question is for."""

_SHOWN = (
    ("Strengths", ("strength_1", "strength_2", "strength_3")),
    ("To develop", ("develop_1", "develop_2")),
    ("Questions", ("question_1", "question_2", "question_3")),
)
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that only the teacher answers. ``options`` are values and labels, if it has any;
    ``problem`` is what the form does not take in the answer.
    """

    key: str
    label: str
    value: str
    problem: str
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Handed:
    """What a teacher is handed: in short what their own copy says, and what they are asked."""

    sle: str
    school: str
    title: str
    on: date | None
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Observing:
    """The hand-over of a record to the teacher it is about."""

    fieldwork: Fieldwork

    def handed(self, opened: OpenRecord) -> Handed:
        """Return what the teacher sees: nothing that their copy may not say.

        Raises RECORD_LOCKED once signed, and NOT_FOR_TEACHERS when the form asks no teacher.
        """
        record = opened.record.checked_draft()
        asked = tuple(_asked(opened))
        if not asked:
            raise UserError(
                "NOT_FOR_TEACHERS",
                "This record has no question that a teacher answers.",
                "Go back to the record.",
            )
        with self.fieldwork.store.reading() as work:
            school, owner = work.schools.get(record.school_id), me(work)
        return Handed(
            owner.name, school.name, record.title, record.date, tuple(_parts(opened)), asked
        )

    def answer(self, opened: OpenRecord, key: str, value: str | None) -> Changes:
        """Keep what the teacher said. Raises what ``Fieldwork.answer`` raises."""
        return self.fieldwork.answer(opened, key, value)


def is_handed_over(form: Form) -> bool:
    """Whether a form has a question that the teacher answers with their own hands."""
    return any(one.extra.get(HAND_OVER) == TEACHER for one in form.walk())


def advised(work: Work, record: Record, instance: Instance, school: School) -> tuple[str, ...]:
    """Return what is advised before an observation is signed: nothing for other records."""
    if not is_handed_over(instance.form):
        return ()
    wanted = Wanted(school.id, record.form_id)
    others = (
        Observed(one.date, _teacher_of(work, instance.form, one))
        for one in work.records.list(wanted, limit=_MOST)
        if one.id != record.id
    )
    key = _teacher_key(instance.form)
    this = Observed(record.date, str(instance.at(key).value or "") if key else "")
    own = school.is_home_school or school.role_in_project == "home"
    return advice(this, others, Agreed(school.name, school.observation_limit, own))


def _teacher_key(form: Form) -> str:
    return next((one.path for one in form.walk() if one.extra.get(PEOPLE) == TEACHER), "")


def _teacher_of(work: Work, form: Form, record: Record) -> str:
    answers = work.records.contents(record.id, record.version).answers
    return answers.get(_teacher_key(form), ("", ""))[1]


def _parts(opened: OpenRecord) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a heading and its points, as far as the teacher's copy gives them in full."""
    readers = audiences(opened.form)
    by_name = {one.name: one.path for one in opened.form.walk()}
    for heading, names in _SHOWN:
        paths = [by_name[name] for name in names if name in by_name]
        lines = [opened.instance.at(path) for path in paths if readers[path].way(TEACHER) == ""]
        points = tuple(str(one.value) for one in lines if one.relevant and one.value)
        if points:
            yield heading, points


def _asked(opened: OpenRecord) -> Iterator[Asked]:
    for live in opened.instance.walk():
        if live.field.extra.get(HAND_OVER) == TEACHER and live.relevant:
            options = tuple((one.name, in_language(one.label)) for one in live.choices)
            problem = live.problem if live.value is not None else ""
            yield Asked(live.key, live.label, str(live.value or ""), problem, options)
