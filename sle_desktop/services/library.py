"""The installed forms: those that came with the app, each in every version that was used."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from sle_desktop import paths
from sle_desktop.engine.definition import Form
from sle_desktop.engine.reading import read_bytes, read_form
from sle_desktop.store.repositories.forms import InstalledForm
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

_SHIPPED = "forms.shipped"


@dataclass
class Library:
    """The installed forms; an installed version never changes."""

    store: Store
    _read: dict[str, Form] = field(default_factory=dict)

    def install_shipped(self, at: datetime) -> None:
        """Install the forms that came with the app; ones that are here already stay as they are."""
        files = sorted(paths.forms().glob("*.toml"))
        seen = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
        with self.store.work() as work:
            if work.meta.get(_SHIPPED) == seen:
                return
            for file in files:
                # Shipped forms are linted by our own tests.
                form, text = read_form(file).form, file.read_text("utf-8")
                assert form is not None, f"{file.name} cannot be read"
                installed = InstalledForm(form.hash, form.id, form.version, form.title, text, at)
                work.forms.install(installed)
            work.meta.set(_SHIPPED, seen)

    def forms(self) -> list[Form]:
        """Return the current version of every installed form, by title."""
        with self.store.reading() as work:
            current = {one.id: one for one in reversed(work.forms.list())}
            found = [self.form(work, one.hash) for one in current.values()]
        return sorted(found, key=lambda form: form.title)

    def find(self, form_id: str) -> Form:
        """Return the version of a form that new drafts use. Raises NO_SUCH_FORM."""
        with self.store.reading() as work:
            return self.current(work, form_id)

    def current(self, work: Work, form_id: str) -> Form:
        """Return the version of a form that new drafts use. Raises NO_SUCH_FORM."""
        return self.form(work, work.forms.current(form_id).hash)

    def form(self, work: Work, form_hash: str) -> Form:
        """Return one installed version by its hash; read once, then kept. Raises NO_SUCH_FORM."""
        if form_hash not in self._read:
            text = work.forms.get(form_hash).text
            form = read_bytes(text.encode(), f"{form_hash[:8]}.toml").form
            assert form is not None, "an installed form was read without error before"
            self._read[form_hash] = form
        return self._read[form_hash]
