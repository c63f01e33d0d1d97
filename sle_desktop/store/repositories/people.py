"""People: the owner, whoever signs, and teachers behind their codes."""

from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from sle_desktop.domain.people import Person
from sle_desktop.store.repositories.rows import as_row, none_such
from sle_desktop.store.tables import people


class People:
    """The people in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, person: Person) -> None:
        """Add a person."""
        self._connection.execute(insert(people).values(as_row(person)))

    def update(self, person: Person) -> None:
        """Replace what is known of a person. Raises NO_SUCH_PERSON."""
        changed = update(people).where(people.c.id == person.id).values(as_row(person))
        if not self._connection.execute(changed).rowcount:
            raise none_such("NO_SUCH_PERSON", "person", person.name)

    def get(self, person_id: str) -> Person:
        """Return a person. Raises NO_SUCH_PERSON."""
        found = self._connection.execute(select(people).where(people.c.id == person_id)).first()
        if found is None:
            raise none_such("NO_SUCH_PERSON", "person", person_id)
        return _person(found)

    def list(self, school_id: str | None = None, role: str = "") -> tuple[Person, ...]:
        """Return people by name, of one school or role if named."""
        wanted = select(people).order_by(func.lower(people.c.name), people.c.id)
        if school_id is not None:
            wanted = wanted.where(people.c.school_id == school_id)
        if role:
            wanted = wanted.where(people.c.role == role)
        return tuple(_person(row) for row in self._connection.execute(wanted))

    def of_code(self, code: str) -> tuple[Person, ...]:
        """Return the people that a code stands for; schools may use the same code."""
        wanted = select(people).where(people.c.code == code).order_by(people.c.id)
        return tuple(_person(row) for row in self._connection.execute(wanted))

    def remove(self, person_id: str) -> None:
        """Remove a person."""
        self._connection.execute(delete(people).where(people.c.id == person_id))


def _person(row: Any) -> Person:
    return Person(**row._mapping)
