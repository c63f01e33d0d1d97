"""The only module that wires services, store and signing together; it knows no Qt."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sle_desktop.clock import Now, local_date, now
from sle_desktop.services.fieldwork import Fieldwork
from sle_desktop.services.finding import Finding
from sle_desktop.services.finishing import Finishing
from sle_desktop.services.library import Library
from sle_desktop.services.projects import Projects
from sle_desktop.services.safekeeping import Safekeeping
from sle_desktop.services.sample import (
    PASSPHRASE,
    Made,
    Moment,
    Sample,
    SampleWriter,
    refuse_full_folder,
)
from sle_desktop.services.setup import Owner, Setup
from sle_desktop.services.wishes import Closed, Missing, Unlocked, Wish
from sle_desktop.store import opening
from sle_desktop.store.files import Files
from sle_desktop.store.keychain import Keychain, SystemKeychain
from sle_desktop.store.lock import FolderLock
from sle_desktop.store.store import Store
from sle_desktop.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Notebook:
    """An open notebook: every service on one store, and the lock that keeps others from writing."""

    folder: Path
    store: Store
    lock: FolderLock | None
    now: Now
    projects: Projects
    library: Library
    records: Finding
    fieldwork: Fieldwork
    finishing: Finishing
    safekeeping: Safekeeping

    def remembered(self, name: str) -> str:
        """Return what the window remembered inside the store, "" for nothing."""
        with self.store.reading() as work:
            return work.settings.get(name)

    def remember(self, name: str, value: str) -> None:
        """Let the window remember something inside the store, where it is encrypted."""
        with self.store.work() as work:
            work.settings.set(name, value)

    def close(self) -> None:
        """Close the store and let go of the folder."""
        self.store.close()
        if self.lock is not None:
            self.lock.release()


def open_notebook(folder: Path, key: bytes, *, writing: bool = True, clock: Now = now) -> Notebook:
    """Open the notebook of a folder. Raises IN_USE when another program writes in it."""
    lock = FolderLock(folder) if writing else None
    if lock is not None:
        lock.acquire()
    try:
        store = opening.open_store(folder, key)
        if writing:
            Library(store).install_shipped(clock())
        return _wired(folder, key, store, lock, clock)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def _wired(folder: Path, key: bytes, store: Store, lock: FolderLock | None, clock: Now) -> Notebook:
    files = Files(folder, key)
    library = Library(store)
    return Notebook(
        folder=folder,
        store=store,
        lock=lock,
        now=clock,
        projects=Projects(store),
        library=library,
        records=Finding(store, library),
        fieldwork=Fieldwork(store, library, clock),
        finishing=Finishing(store, files, library, clock),
        safekeeping=Safekeeping(folder, store, clock),
    )


def carry_out(folder: Path, wish: Wish) -> Closed | Missing | Unlocked:
    """Do what a person asks of a closed notebook; nothing is opened yet.

    Raises what ``Setup`` raises.
    """
    if wish.kind == "sample":
        place = Path(tempfile.mkdtemp(prefix="sle-desktop-sample-"))
        write_sample(place, Sample())
        return Unlocked(place, Setup(place).key_from_passphrase(PASSPHRASE), is_sample=True)
    setting_up = Setup(folder, system_keychain())
    if wish.kind == "new":
        made = setting_up.create(Owner(wish.name, wish.email), wish.words or None)
        return Unlocked(folder, made.key, made.recovery_code)
    if not setting_up.exists:
        return Missing(folder)
    if wish.kind == "passphrase":
        return Unlocked(folder, setting_up.key_from_passphrase(wish.words))
    if wish.kind == "recovery":
        return Unlocked(folder, setting_up.key_from_recovery_code(wish.words))
    key = setting_up.key_from_keychain()
    return Unlocked(folder, key) if key else Closed(folder, Vault.open(folder).slots)


def system_keychain() -> Keychain:
    """Return the operating system's keychain."""
    return SystemKeychain()


def notebook_facts(notebook: Notebook) -> dict[str, Any]:
    """Return versions and state, as the command ``info`` prints them."""
    return notebook.safekeeping.facts() | {"records": notebook.records.counts()}


def write_sample(folder: Path, sample: Sample) -> Made:
    """Write the sample project into an empty or new folder. Raises FOLDER_NOT_EMPTY."""
    refuse_full_folder(folder)
    today = sample.today or local_date(now())
    moment = Moment(now())
    _, key, _ = Vault.create(folder, PASSPHRASE)
    store = opening.create(folder, key)
    try:
        return SampleWriter(store, Files(folder, key), moment, today).write(sample.role)
    finally:
        store.close()
