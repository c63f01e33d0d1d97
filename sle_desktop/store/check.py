"""Looks over a whole notebook: its database, its keys, and every photo and signed PDF."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select

from sle_desktop.errors import UserError
from sle_desktop.store import engine
from sle_desktop.store.backup import Progress
from sle_desktop.store.snapshot import faults_in
from sle_desktop.store.store import Store
from sle_desktop.store.tables import records
from sle_desktop.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the notebook: which part, in what way, and what to do."""

    what: str
    says: str
    do: str


def check(store: Store, progress: Progress = lambda done, of: None) -> tuple[Problem, ...]:  # noqa: ARG005
    """Return everything that is wrong with a notebook; reads every byte of it.

    It changes nothing, but makes a search index anew that has lost its way. It uses connections of
    its own, so that pages are read from the disk and others may write. ``progress`` counts the
    photos and signed PDFs.
    """
    own = store.another()
    try:
        found = [*_keys(own), *_database(own)]
        if not found:
            found += [*_index(own), *_files(own, progress)]
    finally:
        own.close()
    return tuple(found)


def _keys(store: Store) -> Iterator[Problem]:
    try:
        if not Vault.open(store.folder).fits(store.key):
            yield Problem(
                "keys",
                "The keys beside the notebook are another notebook's.",
                "Put back vault.json from a backup before you close the notebook.",
            )
    except UserError as refusal:
        yield Problem("keys", refusal.says, refusal.do)


def _database(store: Store) -> Iterator[Problem]:
    restore = "Restore the newest backup, and keep this notebook until you have compared them."
    try:
        with store.transaction(engine.READ) as connection:
            driver = connection.connection.driver_connection
            for fault in faults_in(driver, pages=False):
                yield Problem("database", f"The notebook's database is damaged: {fault}.", restore)
            current = select(func.count()).select_from(records).where(records.c.is_current)
            several = select(func.count(records.c.id.distinct()))
            if connection.scalar(current) != connection.scalar(several):
                yield Problem("records", "A record has no current version, or two.", restore)
    except UserError as refusal:
        yield Problem("database", refusal.says, refusal.do)


def _index(store: Store) -> Iterator[Problem]:
    try:
        with store.work() as work:
            if not work.notes.are_true():
                work.notes.make_anew()
                yield Problem(
                    "search",
                    "Searching did not find every note as it stands.",
                    "The index was made anew just now; there is nothing left to do.",
                )
    except UserError as refusal:
        yield Problem("search", refusal.says, refusal.do)


def _files(store: Store, progress: Progress) -> Iterator[Problem]:
    with store.reading() as work:
        named = {one.sha256: f"signed PDF {one.number}" for one in work.documents.list()}
        named |= {sha256: f"photo {sha256[:12]}…" for sha256 in work.photos.names()}
    for done, (sha256, name) in enumerate(named.items()):
        progress(done, len(named))
        try:
            for _ in store.files.stream(sha256):
                pass
        except UserError as refusal:
            yield Problem(name, refusal.says, refusal.do)
    progress(len(named), len(named))
