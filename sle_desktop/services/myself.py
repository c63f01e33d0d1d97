"""The owner of the notebook, as they may change themselves in Settings."""

from dataclasses import dataclass, replace

from sle_desktop.clock import Now
from sle_desktop.domain.changes import Changes
from sle_desktop.domain.people import Person
from sle_desktop.errors import UserError
from sle_desktop.services.owner import keep_identity, me, project, project_root
from sle_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Myself:
    """Who the notebook belongs to."""

    store: Store
    now: Now

    def person(self) -> Person:
        """Return the owner."""
        with self.store.reading() as work:
            return me(work)

    def project(self) -> str:
        """Return the project that vouches for this device, "" before it was joined."""
        with self.store.reading() as work:
            return project(work) if project_root(work) is not None else ""

    def rename(self, name: str) -> Changes:
        """Change the name that signs. Raises OWNER_NAME, and NAME_VOUCHED within a project.

        A name stands in the device's certificate: a new one is made. Documents keep the old name.
        """
        name = " ".join(name.split())
        if not name:
            raise UserError(
                "OWNER_NAME", "There is no name.", "Give the name that signs your PDFs."
            )
        with self.store.work() as work:
            mine = me(work)
            if name == mine.name:
                return Changes()
            if project_root(work) is not None:
                raise UserError(
                    "NAME_VOUCHED",
                    f"Your project vouches for “{mine.name}” on this laptop.",
                    "Ask the project lead to let you join again under the new name.",
                )
            # Start-up: a name is changed once in years.
            from sle_desktop.signing.identity import new_identity  # noqa: PLC0415

            work.people.update(replace(mine, name=name))
            keep_identity(work, new_identity(name, mine.email, self.now()))
        return Changes(settings=True)

    def readdress(self, email: str) -> Changes:
        """Change the e-mail address. Raises OWNER_EMAIL."""
        email = email.strip()
        if email and ("@" not in email or " " in email):
            says = f"“{email}” is not an e-mail address."
            raise UserError("OWNER_EMAIL", says, "Check the address.")
        with self.store.work() as work:
            work.people.update(replace(me(work), email=email))
        return Changes(settings=True)
