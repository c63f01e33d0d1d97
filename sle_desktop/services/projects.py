"""Schools and their people: add them, change what was agreed, find them again."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from unicodedata import category

from sle_desktop.clock import new_id
from sle_desktop.domain.changes import Changes
from sle_desktop.domain.people import Person
from sle_desktop.domain.schools import PHASES, PROTOCOLS, School
from sle_desktop.errors import UserError
from sle_desktop.services.owner import me
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

_URN = re.compile(r"[0-9]{6}")
_LINES = ("name", "town", "postcode", "urn", "pyramid")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Projects:
    """What the SLE does with schools."""

    store: Store

    def add_school(self, name: str, **facts: Any) -> School:
        """Keep a new school and return it. ``facts`` are fields of ``School``.

        Raises SCHOOL_NAME for a blank name, SCHOOL_URN for a URN that is not six digits or
        is taken, SCHOOL_FACT for a phase, an age or a protocol that cannot be.
        """
        school = _sound(School(id=new_id(), name=" ".join(name.split()), **facts))
        with self.store.work() as work:
            _refuse_taken_urn(work, school)
            work.schools.add(school)
        return school

    def change_school(self, school_id: str, **facts: Any) -> tuple[School, Changes]:
        """Change facts of a school and return it. Raises as ``add_school`` does."""
        with self.store.work() as work:
            school = _sound(replace(work.schools.get(school_id), **facts))
            _refuse_taken_urn(work, school)
            work.schools.update(school)
        return school, Changes(schools=frozenset({school_id}))

    def schools(self, text: str = "") -> list[School]:
        """Return the schools whose name, town, postcode or URN holds a text, by name."""
        with self.store.reading() as work:
            return list(work.schools.list(text))

    def school(self, school_id: str) -> School:
        """Return one school. Raises NO_SUCH_SCHOOL."""
        with self.store.reading() as work:
            return work.schools.get(school_id)

    def find_school(self, words: str) -> School:
        """Return the one school meant by an id, a URN or a name.

        Raises NO_SUCH_SCHOOL when none is meant and SCHOOL_UNCLEAR when several are.
        """
        with self.store.reading() as work:
            wanted = words.strip()
            found = work.schools.find(wanted) or (work.schools.list(wanted) if wanted else ())
        if not found:
            raise UserError(
                "NO_SUCH_SCHOOL",
                f"There is no school “{words}” here.",
                "See the schools with: schools list.",
            )
        if len(found) > 1:
            names = ", ".join(f"{one.name} ({one.town or one.id})" for one in found[:4])
            raise UserError(
                "SCHOOL_UNCLEAR",
                f"“{words}” could be any of {len(found)} schools: {names}.",
                "Give the whole name, the URN or the id.",
            )
        return found[0]

    def teachers(self, school_id: str) -> list[Person]:
        """Return the teachers known at a school, by code."""
        with self.store.reading() as work:
            return list(work.people.list(school_id, "teacher"))

    def me(self) -> Person:
        """Return the owner of this notebook."""
        with self.store.reading() as work:
            return me(work)


def teacher_code(work: Work, school_id: str, name: str) -> str:
    """Return the code that stands for a teacher of a school; a new name gets the next one."""
    known = work.people.list(school_id, "teacher")
    wanted = " ".join(name.split()).casefold()
    for one in known:
        if one.name.casefold() == wanted:
            return one.code
    numbers = [int(one.code[1:]) for one in known if re.fullmatch(r"T\d+", one.code)]
    code = f"T{max(numbers, default=0) + 1:02d}"
    work.people.add(
        Person(new_id(), " ".join(name.split()), "teacher", school_id=school_id, code=code)
    )
    return code


def coded_words(words: str, people: Iterable[Person]) -> str:
    """Return words with each person's code in the place of their name, where it stands alone."""
    for one in sorted(people, key=lambda one: -len(one.name)):
        alone = rf"(?<!\w){re.escape(one.name)}(?!\w)"
        words = re.sub(alone, one.code, words, flags=re.IGNORECASE) if one.name else words
    return words


def _sound(school: School) -> School:
    lines: dict[str, Any] = {name: _one_line(getattr(school, name)) for name in _LINES}
    contacts = tuple(replace(one, name=_one_line(one.name)) for one in school.contacts)
    school = replace(school, contacts=contacts, **lines)
    if not any(sign.isalnum() for sign in school.name):
        raise UserError("SCHOOL_NAME", "The school has no name.", "Give the name it is known by.")
    if school.urn and not _URN.fullmatch(school.urn):
        raise UserError(
            "SCHOOL_URN", f"“{school.urn}” is not a URN: a URN has six digits.", "Check the number."
        )
    for says, wrong in _impossible(school).items():
        if wrong:
            raise UserError("SCHOOL_FACT", says, "Correct it, or leave it blank.")
    return school


def _one_line(words: str) -> str:
    """Return words on one line, without what no terminal and no document can show."""
    return " ".join("".join(" " if category(sign) == "Cc" else sign for sign in words).split())


def _impossible(school: School) -> Mapping[str, bool]:
    texts = (*(getattr(school, name) for name in _LINES), *(one.name for one in school.contacts))
    return {
        f"“{school.phase}” is not a phase of ours ({', '.join(PHASES)}).": bool(school.phase)
        and school.phase not in PHASES,
        f"“{school.observation_protocol}” is not a protocol ({', '.join(PROTOCOLS)}).": (
            school.observation_protocol not in PROTOCOLS
        ),
        f"Ages {_said(school.low_age)} to {_said(school.high_age)} cannot be.": _no_ages(school),
        f"A roll of {school.roll} cannot be.": not _within(school.roll, 0, 10_000),
        f"A limit of {school.observation_limit} observations cannot be.": not _within(
            school.observation_limit, 0, 40
        ),
        f"Notice of {school.notice_days} days cannot be.": not _within(school.notice_days, 0, 100),
        f"A name or place of more than {_LONGEST} characters cannot be.": any(
            len(one) > _LONGEST for one in texts
        ),
    }


def _no_ages(school: School) -> bool:
    low, high = school.low_age, school.high_age
    if low is not None and high is not None and low > high:
        return True
    return not (_within(low, 2, 19) and _within(high, 2, 19))


def _within(number: int | None, low: int, high: int) -> bool:
    return number is None or low <= number <= high


def _said(age: int | None) -> str:
    return "any" if age is None else str(age)


def _refuse_taken_urn(work: Work, school: School) -> None:
    if not school.urn:
        return
    for other in work.schools.list(school.urn):
        if other.urn == school.urn and other.id != school.id:
            raise UserError(
                "SCHOOL_URN",
                f"URN {school.urn} already belongs to {other.name}.",
                "Open that school, or check the number.",
            )
