"""Joining: an SLE asks, the lead grants, the SLE accepts; before that, a lead begins a project.

The files are those of ``sync/FORMAT.md``. Private keys and secrets never leave the store.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sle_desktop.clock import Now, new_id
from sle_desktop.domain.devices import Device
from sle_desktop.errors import UserError
from sle_desktop.services.owner import (
    identity,
    keep_identity,
    keep_project,
    me,
    project,
    project_root,
)
from sle_desktop.signing import detached
from sle_desktop.signing.identity import LEAD, SLE, Identity, asking_again, issue, new_project_root
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work
from sle_desktop.sync import joining, update
from sle_desktop.sync.joining import Grant, Request
from sle_desktop.sync.signed_file import Sign

DEVICE, SECRET = "device.id", "device.secret"
LEAD_NAME, LEAD_RECIPIENT = "lead.name", "lead.recipient"
_RECOVERY, _ROOT_KEY = "project.recovery_recipient", "project.root_key"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to send to the lead, and the six words to compare by telephone."""

    file: bytes
    words: str


@dataclass(frozen=True, slots=True)
class Granted:
    """A grant to send back, for whom it is, and the six words of the project."""

    file: bytes
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Joined:
    """The project that a laptop joins, its lead, and the six words of the project."""

    project: str
    lead: str
    words: str


@dataclass(frozen=True, slots=True)
class Belonging:
    """Where this notebook belongs: ``part`` is alone, sle or lead."""

    part: str
    project: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Joining:
    """What an SLE and a lead do so that their laptops know each other."""

    store: Store
    now: Now

    def belonging(self) -> Belonging:
        """Return the project this notebook belongs to, if any."""
        with self.store.reading() as work:
            if leads_project(work):
                return Belonging("lead", project(work), me(work).name)
            if work.meta.get(LEAD_RECIPIENT):
                return Belonging("sle", project(work), work.meta.get(LEAD_NAME))
        return Belonging("alone")

    def begin_project(self, name: str) -> str:
        """Make this notebook's owner the lead of a new project; return its recovery secret.

        The secret opens what every SLE sends, should this laptop be lost: it is shown once and
        kept on paper. Raises NAME_MISSING, PROJECT_BEGUN.
        """
        at = self.now()
        root = new_project_root(name, at)
        recovery = update.new_secret()
        with self.store.work() as work:
            if project_root(work) is not None:
                raise UserError(
                    "PROJECT_BEGUN",
                    f"This notebook belongs to “{project(work)}” already.",
                    "Begin a project in a notebook of its own.",
                )
            own = identity(work)
            certificate = issue(root, own.certificate_pem, at, LEAD)
            keep_identity(work, _vouched(own, certificate, root.certificate_pem))
            keep_project(work, " ".join(name.split()), root.certificate_pem)
            keep_lead(work, root, recovery, at)
        return recovery

    def request(self) -> Asked:
        """Return the request to join of this laptop; asking again asks anew for the same laptop."""
        with self.store.work() as work:
            device, recipient = device_of(work)
            own, owner = asking_again(identity(work), self.now()), me(work)
        asked = Request(
            device=device,
            name=owner.name,
            email=owner.email,
            certificate=own.certificate_pem.decode(),
            recipient=recipient,
            made=_iso(self.now()),
        )
        return Asked(joining.write_request(asked, _signer(own)), asked.words)

    def read_request(self, file: bytes) -> Request:
        """Return who asks in a file. Raises WRONG_FILE, NEWER_FILE, FILE_DAMAGED."""
        return joining.read_request(file, _anybody)

    def grant(self, file: bytes) -> Granted:
        """Let the laptop of a request into the project.

        Raises as ``read_request`` does, NO_PROJECT, REQUEST_BROKEN, LAPTOP_REVOKED for one that
        was shut out, and LAPTOP_KNOWN for a request in the name of another laptop.
        """
        asked = self.read_request(file)
        _check_recipient(asked.recipient)
        at = self.now()
        with self.store.work() as work:
            root, own = self._root(work), identity(work)
            known = work.devices.find(asked.device)
            if known is not None and known.status != "joined":
                raise UserError(
                    "LAPTOP_REVOKED",
                    f"The laptop of {known.name} was shut out of the project.",
                    "Ask for a request from a new notebook.",
                )
            _refuse_another_key(known, asked)
            certificate = issue(root, asked.certificate.encode(), at, SLE)
            given = (asked.name, asked.email, SLE)
            device = _as_device(given, asked.device, certificate, asked.recipient, at)
            work.devices.put(device)
            grant = self._grant(work, device, own, root)
        return Granted(joining.write_grant(grant, _signer(own)), asked.name, grant.words)

    def read_grant(self, file: bytes) -> Joined:
        """Return what accepting a grant would join. Raises as ``accept`` does."""
        grant, _ = self._sound_grant(file)
        return Joined(grant.project, grant.lead_name, grant.words)

    def accept(self, file: bytes) -> Joined:
        """Join the project of a grant.

        Raises WRONG_FILE, NEWER_FILE, FILE_DAMAGED, GRANT_FOR_ANOTHER, GRANT_REFUSED, and
        PROJECT_BEGUN when this notebook belongs to another project.
        """
        grant, own = self._sound_grant(file)
        root = grant.root.encode()
        with self.store.work() as work:
            belongs = project_root(work)
            if belongs is not None and belongs != root:
                raise UserError(
                    "PROJECT_BEGUN",
                    f"This notebook belongs to “{project(work)}” already.",
                    "Ask its lead to hand the project over, or join with a notebook of its own.",
                )
            keep_identity(work, _vouched(own, grant.certificate.encode(), root))
            keep_project(work, grant.project, root)
            keep_sle(work, grant.lead_name, grant.lead_recipient)
            work.meta.set(_RECOVERY, grant.recovery_recipient)
        return Joined(grant.project, grant.lead_name, grant.words)

    def _root(self, work: Work) -> Identity:
        key, certificate = work.meta.get(_ROOT_KEY), project_root(work)
        if not key or certificate is None:
            raise UserError(
                "NO_PROJECT",
                "Only the project’s lead can let a laptop in, and this notebook leads none.",
                "Begin a project first, or send the request to the lead.",
            )
        return Identity(key.encode(), certificate)

    def _grant(self, work: Work, device: Device, own: Identity, root: Identity) -> Grant:
        owner = me(work)
        return Grant(
            device=device.id,
            project=project(work),
            certificate=device.certificate,
            root=root.certificate_pem.decode(),
            lead_name=owner.name,
            lead_email=owner.email,
            lead_certificate=own.certificate_pem.decode(),
            lead_recipient=device_of(work)[1],
            recovery_recipient=work.meta.get(_RECOVERY),
            made=_iso(self.now()),
        )

    def _sound_grant(self, file: bytes) -> tuple[Grant, Identity]:
        grant = joining.read_grant(file, _anybody)
        for recipient in (grant.lead_recipient, grant.recovery_recipient):
            _check_recipient(recipient)
        with self.store.work() as work:
            own, device = identity(work), device_of(work)[0]
        if grant.device != device or not _is_for(own, grant):
            raise UserError(
                "GRANT_FOR_ANOTHER",
                "This grant is for another laptop.",
                "Open it on the laptop that asked, or send a request from this one.",
            )
        roots = [grant.root.encode()]
        try:
            lead = detached.holder_of(grant.lead_certificate.encode(), roots, self.now())
            detached.holder_of(grant.certificate.encode(), roots, self.now())
        except detached.NotSigned as why:
            raise _refused(str(why)) from why
        if lead.role != LEAD:
            raise _refused(f"{lead.name} is not the lead of this project.")
        return grant, own


def device_of(work: Work) -> tuple[str, str]:
    """Return this laptop's id and age recipient; both are made when first asked for."""
    if not work.meta.get(DEVICE):
        work.meta.set(DEVICE, new_id())
        work.meta.set(SECRET, update.new_secret())
    return work.meta.get(DEVICE), update.recipient_of(work.meta.get(SECRET))


def leads_project(work: Work) -> bool:
    """Whether this notebook is the one that vouches for the others."""
    return bool(work.meta.get(_ROOT_KEY))


def keep_lead(work: Work, root: Identity, recovery: str, at: datetime) -> None:
    """Make this notebook, which has its vouched identity already, the one that leads a project."""
    work.meta.set(_ROOT_KEY, root.key_pem.decode())
    work.meta.set(_RECOVERY, update.recipient_of(recovery))
    device, recipient = device_of(work)
    certificate = identity(work).certificate_pem
    work.devices.put(_as_device(me_of(work), device, certificate, recipient, at))


def keep_sle(work: Work, lead: str, recipient: str) -> None:
    """Make this notebook, which has its vouched identity already, one that shares with a lead."""
    device_of(work)
    work.meta.set(LEAD_NAME, lead)
    work.meta.set(LEAD_RECIPIENT, recipient)


def me_of(work: Work) -> tuple[str, str, str]:
    """Return the owner's name, address and role as a certificate says it."""
    owner = me(work)
    return owner.name, owner.email, LEAD if leads_project(work) else SLE


def _refuse_another_key(known: Device | None, asked: Request) -> None:
    """Raise LAPTOP_KNOWN when a request names a laptop that is here with another key."""
    if known is None or detached.is_same_key(
        known.certificate.encode(), asked.certificate.encode()
    ):
        return
    raise UserError(
        "LAPTOP_KNOWN",
        f"This request names the laptop of {known.name}, and another laptop made it.",
        "Ring the person who sent it. Nothing was granted.",
    )


def _as_device(
    person: tuple[str, str, str], device: str, certificate: bytes, recipient: str, at: datetime
) -> Device:
    name, email, role = person
    return Device(device, name, email, role, certificate.decode(), recipient, at)


def _vouched(own: Identity, certificate: bytes, root: bytes) -> Identity:
    return replace(own, certificate_pem=certificate, chain_pem=(root,))


def _signer(own: Identity) -> Sign:
    return lambda content: detached.sign(content, own)


def _anybody(content: bytes, signature: bytes) -> str:
    return detached.signer_of(content, signature).certificate_pem.decode()


def _is_for(own: Identity, grant: Grant) -> bool:
    try:
        return detached.is_same_key(own.certificate_pem, grant.certificate.encode())
    except ValueError:
        return False


def _check_recipient(text: str) -> None:
    if not update.is_recipient(text):
        raise _refused("It names nobody to encrypt for.")


def _refused(why: str) -> UserError:
    return UserError(
        "GRANT_REFUSED",
        f"The file cannot be trusted. {why}",
        "Ring the person who sent it, and ask for a new one.",
    )


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
