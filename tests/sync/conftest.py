"""A project on paper: a root, a lead and a laptop, and what each signs and judges with."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from sle_desktop.signing import detached, identity
from sle_desktop.signing.identity import Identity
from sle_desktop.sync import update

AT = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Laptop:
    """One device: its identity and its age secret."""

    own: Identity
    secret: str

    @property
    def recipient(self) -> str:
        return update.recipient_of(self.secret)

    def sign(self, content: bytes) -> bytes:
        return detached.sign(content, self.own)


@dataclass(frozen=True)
class Project:
    """A root, its lead, one laptop that joined, and one that did not."""

    root: Identity
    lead: Laptop
    laptop: Laptop
    stranger: Laptop

    @property
    def fingerprint(self) -> str:
        return detached.fingerprint(self.root.certificate_pem)

    def judge(self, content: bytes, signature: bytes) -> str:
        roots = [self.root.certificate_pem]
        return detached.vouched(content, signature, roots, AT).certificate_pem.decode()


def anybody(content: bytes, signature: bytes) -> str:
    """Judge a request: whoever signed it, nobody vouches for them yet."""
    return detached.signer_of(content, signature).certificate_pem.decode()


def joined(root: Identity, laptop: Laptop, role: str = identity.SLE) -> Laptop:
    issued = identity.issue(root, laptop.own.certificate_pem, AT, role)
    vouched = replace(laptop.own, certificate_pem=issued, chain_pem=(root.certificate_pem,))
    return replace(laptop, own=vouched)


@pytest.fixture(scope="session")
def project() -> Project:
    root = identity.new_project_root("Maths in Dorset", AT)

    def laptop(name: str) -> Laptop:
        own = identity.new_identity(name, "someone@example.org", AT)
        return Laptop(own, update.new_secret())

    return Project(
        root,
        joined(root, laptop("Priya Lead"), identity.LEAD),
        joined(root, laptop("Helen Loder")),
        laptop("Sam Stranger"),
    )
