"""The only module that wires services, store and signing together; it knows no Qt."""

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sle_desktop.clock import Now, ids_from, local_date, now
from sle_desktop.services.actions_table import ActionsTables
from sle_desktop.services.actions_view import ActionsView
from sle_desktop.services.audit_picture import AuditPictures
from sle_desktop.services.audits import Audits
from sle_desktop.services.before_signing import BeforeSigning
from sle_desktop.services.calendars import Calendars
from sle_desktop.services.checking import Checking
from sle_desktop.services.drafts import Drafts
from sle_desktop.services.evidence import Evidence
from sle_desktop.services.fieldwork import Fieldwork
from sle_desktop.services.finding import Finding
from sle_desktop.services.finishing import Finishing
from sle_desktop.services.handing_over import HandingOver
from sle_desktop.services.library import Library
from sle_desktop.services.myself import Myself
from sle_desktop.services.own_view import OwnViews
from sle_desktop.services.photos import Photos
from sle_desktop.services.projects import Projects
from sle_desktop.services.protection import Protection
from sle_desktop.services.safekeeping import Safekeeping, restore_here
from sle_desktop.services.schools_view import SchoolsView
from sle_desktop.services.searching import Searching
from sle_desktop.services.setup import Owner, Setup, make_folder
from sle_desktop.services.side_by_side import EvidenceByRecommendation
from sle_desktop.services.today import Todays
from sle_desktop.services.whereabouts import Whereabouts
from sle_desktop.services.wishes import Closed, Missing, Unlocked, Wish
from sle_desktop.store import opening
from sle_desktop.store.files import Files
from sle_desktop.store.keychain import Keychain, SystemKeychain
from sle_desktop.store.lock import FolderLock
from sle_desktop.store.store import Store
from sle_desktop.store.vault import Vault

if TYPE_CHECKING:
    from sle_desktop.services.joining import Joining
    from sle_desktop.services.lessons import Lessons
    from sle_desktop.services.receiving import Receiving
    from sle_desktop.services.sample import Made, Sample
    from sle_desktop.services.sharing import Sharing


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
    searching: Searching
    schools_view: SchoolsView
    side_by_side: EvidenceByRecommendation
    calendars: Calendars
    todays: Todays
    actions_view: ActionsView
    audits: Audits
    fieldwork: Fieldwork
    photos: Photos
    drafts: Drafts
    before_signing: BeforeSigning
    finishing: Finishing
    handing_over: HandingOver
    actions_tables: ActionsTables
    checking: Checking
    whereabouts: Whereabouts
    safekeeping: Safekeeping
    protection: Protection
    myself: Myself

    # Loaded when somebody shares, as the encryption they need is.

    @property
    def lessons(self) -> "Lessons":
        """Return what is done in a lesson; loaded when one is opened."""
        from sle_desktop.services.lessons import Lessons  # noqa: PLC0415

        return Lessons(self.fieldwork, self.now)

    @property
    def joining(self) -> "Joining":
        """Return what lets laptops join a project."""
        from sle_desktop.services.joining import Joining  # noqa: PLC0415

        return Joining(self.store, self.now)

    @property
    def sharing(self) -> "Sharing":
        """Return what sends updates."""
        from sle_desktop.services.sharing import Sharing  # noqa: PLC0415

        return Sharing(self.store, self.library, self.finishing.files, self.now)

    @property
    def receiving(self) -> "Receiving":
        """Return what takes updates in."""
        from sle_desktop.services.receiving import Receiving  # noqa: PLC0415

        return Receiving(self.store, self.now)

    def remembered(self, name: str) -> str:
        """Return what the window remembered inside the store, "" for nothing."""
        with self.store.reading() as work:
            return work.settings.get(name)

    def remember(self, name: str, value: str) -> None:
        """Let the window remember something inside the store, where it is encrypted."""
        with self.store.work() as work:
            work.settings.set(name, value)

    def another(self) -> "Notebook":
        """Return the same notebook on a connection of its own, for a work in another thread.

        That thread closes it. Forms already read and the loaded key are shared.
        """
        store = self.store.another()
        library = replace(self.library, store=store)
        return _wired(replace(self.finishing, store=store, library=library), None, self.protection)

    def close(self) -> None:
        """Close the store and let go of the folder."""
        self.store.close()
        if self.lock is not None:
            self.lock.release()


def open_notebook(
    folder: Path,
    key: bytes,
    *,
    writing: bool = True,
    clock: Now = now,
    keychain: Keychain | None = None,
) -> Notebook:
    """Open the notebook of a folder. Raises IN_USE when another program writes in it."""
    lock = FolderLock(folder) if writing else None
    if lock is not None:
        lock.acquire()
    try:
        store = opening.open_store(folder, key)
        if writing:
            Library(store).install_shipped(clock())
        protection = Protection(folder, key, keychain or system_keychain())
        finishing = Finishing(store, Files(folder, key), Library(store), clock)
        return _wired(finishing, lock, protection)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def _wired(finishing: Finishing, lock: FolderLock | None, protection: Protection) -> Notebook:
    store, library, clock = finishing.store, finishing.library, finishing.now
    records = Finding(store, library)
    calendars = Calendars()
    schools_view = SchoolsView(store, library, records, calendars, clock)
    fieldwork = Fieldwork(store, library, clock)
    own_views = OwnViews(store, fieldwork, clock)
    return Notebook(
        folder=store.folder,
        store=store,
        lock=lock,
        now=clock,
        projects=Projects(store),
        library=library,
        records=records,
        searching=Searching(store, library),
        calendars=calendars,
        todays=Todays(store, library, calendars, clock),
        actions_view=ActionsView(store, library, calendars, clock),
        schools_view=schools_view,
        side_by_side=EvidenceByRecommendation(store, library, schools_view),
        audits=Audits(Evidence(store, library), AuditPictures(schools_view), own_views),
        fieldwork=fieldwork,
        photos=Photos(store, finishing.files, clock),
        drafts=Drafts(store, library, clock),
        before_signing=BeforeSigning(store, library, clock),
        finishing=finishing,
        handing_over=HandingOver(store, finishing),
        actions_tables=ActionsTables(store, library, finishing.files, clock),
        checking=Checking(store, clock),
        whereabouts=Whereabouts(store, clock),
        safekeeping=Safekeeping(store.folder, store, clock),
        protection=protection,
        myself=Myself(store, clock),
    )


def carry_out(
    folder: Path, wish: Wish, keychain: Keychain | None = None
) -> Closed | Missing | Unlocked:
    """Do what a person asks of a closed notebook; nothing is opened yet.

    Without a keychain the operating system's is used. Raises what ``Setup`` and ``restore_here``
    raise.
    """
    setting_up = Setup(folder, keychain or system_keychain())
    if wish.kind == "sample":
        return _new_sample()
    if wish.kind == "new":
        made = setting_up.create(Owner(wish.name, wish.email), wish.words or None)
        return Unlocked(folder, made.key, made.recovery_code)
    if wish.kind == "restore" and wish.file is not None:
        restore_here(wish.file, folder, now())
    if not setting_up.exists:
        return Missing(folder, setting_up.can_remember())
    return _opened(setting_up, wish)


def _opened(setting_up: Setup, wish: Wish) -> Closed | Unlocked:
    folder = setting_up.folder
    if wish.kind == "passphrase":
        return Unlocked(folder, setting_up.key_from_passphrase(wish.words))
    if wish.kind == "recovery":
        key = setting_up.key_from_recovery_code(wish.words)
        return Unlocked(folder, key, by_recovery=True)
    if wish.kind == "protect":
        Protection(folder, wish.key, setting_up.keychain).set_passphrase(wish.words)
        return Unlocked(folder, wish.key)
    slots = Protection(folder, wish.key, setting_up.keychain).ways
    if wish.kind == "locked":
        return Closed(folder, slots)
    silently = setting_up.key_from_keychain()
    if silently is not None:
        return Unlocked(folder, silently)
    # The keychain does not serve now, whatever the vault says: another way is asked for.
    return Closed(folder, tuple(one for one in slots if one != "keychain"))


def _new_sample() -> Unlocked:
    # Start-up: the sample is looked at once.
    from sle_desktop.services.sample import PASSPHRASE, Sample  # noqa: PLC0415

    place = Path(tempfile.mkdtemp(prefix="sle-desktop-sample-"))
    write_sample(place, Sample())
    return Unlocked(place, Setup(place).key_from_passphrase(PASSPHRASE), is_sample=True)


def system_keychain() -> Keychain:
    """Return the operating system's keychain."""
    return SystemKeychain()


def notebook_facts(notebook: Notebook) -> dict[str, Any]:
    """Return versions and state, as the command ``info`` prints them."""
    return notebook.safekeeping.facts() | {"records": notebook.records.counts()}


def write_sample(folder: Path, sample: "Sample") -> "Made":
    """Write the sample project into an empty or new folder.

    Raises FOLDER_NOT_EMPTY, FOLDER_REFUSED and SAMPLE_DAY; the folder is empty then as before.
    """
    from sle_desktop.services import sample as writing  # noqa: PLC0415  # as above

    writing.refuse_full_folder(folder)
    today = sample.today or local_date(now())
    moment = writing.Moment(now())
    make_folder(folder)
    with writing.emptied_on_failure(folder):
        _, key, _ = Vault.create(folder, writing.PASSPHRASE)
        store = opening.create(folder, key)
        try:
            with ids_from(writing.SampleIds(moment, sample.seed)):
                writer = writing.SampleWriter(store, Files(folder, key), moment, today)
                return writer.write(sample)
        finally:
            store.close()
