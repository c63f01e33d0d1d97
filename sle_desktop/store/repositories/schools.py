"""Schools, with their contacts and former URNs."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from sle_desktop.domain.schools import Contact, School
from sle_desktop.store.repositories.rows import as_row, none_such
from sle_desktop.store.tables import schools


class Schools:
    """The schools in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, school: School) -> None:
        """Add a school."""
        self._connection.execute(insert(schools).values(_row(school)))

    def update(self, school: School) -> None:
        """Replace what is known of a school. Raises NO_SUCH_SCHOOL."""
        changed = update(schools).where(schools.c.id == school.id).values(_row(school))
        if not self._connection.execute(changed).rowcount:
            raise none_such("NO_SUCH_SCHOOL", "school", school.name)

    def get(self, school_id: str) -> School:
        """Return a school. Raises NO_SUCH_SCHOOL."""
        found = self._connection.execute(select(schools).where(schools.c.id == school_id)).first()
        if found is None:
            raise none_such("NO_SUCH_SCHOOL", "school", school_id)
        return _school(found)

    def find(self, wanted: str) -> tuple[School, ...]:
        """Return the schools with that id, URN or name (in any case): none, one or several."""
        match = or_(
            schools.c.id == wanted,
            (schools.c.urn == wanted) & (schools.c.urn != ""),
            func.lower(schools.c.name) == wanted.lower(),
        )
        rows = self._connection.execute(select(schools).where(match).order_by(schools.c.id))
        return tuple(_school(row) for row in rows)

    def list(self, text: str = "") -> tuple[School, ...]:
        """Return the schools whose name, town or URN holds the words, by name."""
        wanted = select(schools).order_by(func.lower(schools.c.name), schools.c.id)
        if text:
            holds = (
                column.contains(text, autoescape=True)
                for column in (schools.c.name, schools.c.town, schools.c.urn)
            )
            wanted = wanted.where(or_(*holds))
        return tuple(_school(row) for row in self._connection.execute(wanted))

    def remove(self, school_id: str) -> None:
        """Remove a school that no record and no person is of; with any, the database refuses."""
        self._connection.execute(delete(schools).where(schools.c.id == school_id))


def _row(school: School) -> dict[str, Any]:
    return as_row(school) | {
        "contacts": [as_row(one) for one in school.contacts],
        "inset_days": [day.isoformat() for day in school.inset_days],
    }


def _school(row: Any) -> School:
    facts = dict(row._mapping)
    facts["former_urns"] = tuple(facts["former_urns"])
    facts["contacts"] = tuple(Contact(**one) for one in facts["contacts"])
    facts["inset_days"] = tuple(date.fromisoformat(day) for day in facts["inset_days"])
    return School(**facts)
