"""Installed forms, as canonical text; an installed version never changes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, desc, select
from sqlalchemy.dialects.sqlite import insert

from sle_desktop.store.repositories.rows import as_row, none_such
from sle_desktop.store.tables import forms


@dataclass(frozen=True, slots=True)
class InstalledForm:
    """One version of a form. ``hash`` (SHA-256 of ``text``, hex) is its identity with ``id``."""

    hash: str
    id: str
    version: str
    title: str
    text: str
    installed_at: datetime


class Forms:
    """The installed forms in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def install(self, form: InstalledForm) -> bool:
        """Install a version; return whether it was new. One that is there stays as it is."""
        statement = insert(forms).values(as_row(form)).on_conflict_do_nothing()
        return bool(self._connection.execute(statement).rowcount)

    def get(self, form_hash: str) -> InstalledForm:
        """Return a version by its hash. Raises NO_SUCH_FORM."""
        wanted = select(forms).where(forms.c.hash == form_hash)
        return self._one(wanted, form_hash)

    def current(self, form_id: str) -> InstalledForm:
        """Return the version of a form that was installed last. Raises NO_SUCH_FORM."""
        wanted = (
            select(forms)
            .where(forms.c.id == form_id)
            .order_by(desc(forms.c.installed_at), desc(forms.c.hash))
            .limit(1)
        )
        return self._one(wanted, form_id)

    def list(self) -> tuple[InstalledForm, ...]:
        """Return every version, by form id, the current one of each form first."""
        order = (forms.c.id, desc(forms.c.installed_at), desc(forms.c.hash))
        rows = self._connection.execute(select(forms).order_by(*order))
        return tuple(_form(row) for row in rows)

    def titles(self) -> dict[str, str]:
        """Return the title of the current version of each form, by its id."""
        order = (forms.c.id, forms.c.installed_at, forms.c.hash)
        rows = self._connection.execute(select(forms.c.id, forms.c.title).order_by(*order))
        return {row.id: row.title for row in rows}

    def _one(self, wanted: Any, name: str) -> InstalledForm:
        found = self._connection.execute(wanted).first()
        if found is None:
            raise none_such("NO_SUCH_FORM", "form", name)
        return _form(found)


def _form(row: Any) -> InstalledForm:
    return InstalledForm(**row._mapping)
