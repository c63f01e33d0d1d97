"""The owner of the notebook, and the device's identity that seals with their name."""

import hashlib
from ssl import PEM_cert_to_DER_cert
from typing import TYPE_CHECKING

from sle_desktop.domain.people import Person
from sle_desktop.signing.keys import Identity

if TYPE_CHECKING:
    # The command verify needs no store.
    from sle_desktop.store.unit_of_work import Work

_ME, _KEY, _CERTIFICATE = "me", "identity.key", "identity.certificate"
_CHAIN, _PROJECT, _ROOT = "identity.chain", "project.name", "project.root"

PROJECT = "Developing pedagogical expertise in Key Stage 2 mathematics"


def me(work: "Work") -> Person:
    """Return the owner of this notebook."""
    return work.people.get(work.meta.get(_ME))


def keep_me(work: "Work", person: Person, identity: Identity) -> None:
    """Say once who owns this notebook and what it seals with; the key never leaves the store."""
    work.people.add(person)
    work.meta.set(_ME, person.id)
    keep_identity(work, identity)


def keep_identity(work: "Work", identity: Identity) -> None:
    """Keep the device's identity, self-made or vouched for by a project."""
    work.meta.set(_KEY, identity.key_pem.decode())
    work.meta.set(_CERTIFICATE, identity.certificate_pem.decode())
    work.meta.set(_CHAIN, "".join(one.decode() for one in identity.chain_pem))


def identity(work: "Work") -> Identity:
    """Return the device's identity."""
    chain = work.meta.get(_CHAIN)
    return Identity(
        work.meta.get(_KEY).encode(),
        work.meta.get(_CERTIFICATE).encode(),
        (chain.encode(),) if chain else (),
    )


def keep_project(work: "Work", name: str, root_pem: bytes) -> None:
    """Keep the project that vouches for this device: its name and its root certificate."""
    work.meta.set(_PROJECT, name)
    work.meta.set(_ROOT, root_pem.decode())


def project_root(work: "Work") -> bytes | None:
    """Return the certificate of the project's root, ``None`` before joining."""
    return work.meta.get(_ROOT).encode() or None


def project_fingerprint(work: "Work") -> str:
    """Return the SHA-256 of the project root's certificate in hex, "" before joining."""
    root = project_root(work)
    return hashlib.sha256(PEM_cert_to_DER_cert(root.decode())).hexdigest() if root else ""


def project(work: "Work") -> str:
    """Return the project's name as documents print it."""
    return work.meta.get(_PROJECT) or PROJECT
