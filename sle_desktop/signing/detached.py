"""A signature beside a file, in the one form that a seal has too: see FORMAT.md.

``openssl cms -verify -binary -inform DER`` reads it. Who signed is judged without any network.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from sle_desktop.signing import canonical
from sle_desktop.signing.identity import Identity, load_key


class NotSigned(ValueError):  # noqa: N818  # what it says of the content
    """The signature is not of this content; the argument is one plain sentence that says why."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed: names from the certificate, and the certificate itself as PEM.

    ``fingerprint`` is the SHA-256 of the certificate in hex.
    """

    name: str
    role: str
    email: str
    certificate_pem: bytes
    fingerprint: str


def sign(content: bytes, identity: Identity) -> bytes:
    """Return a detached CMS signature over the content; the same input gives the same bytes."""
    pems = (identity.certificate_pem, *identity.chain_pem)
    chain = tuple(x509.load_pem_x509_certificate(pem).public_bytes(Encoding.DER) for pem in pems)
    digest = hashlib.sha256(content).digest()
    signed = canonical.signed_attributes(digest, chain)
    signature = load_key(identity.key_pem).sign(signed, PKCS1v15(), SHA256())
    return canonical.encode(canonical.Seal(digest, signature, chain))


def signer_of(content: bytes, signature: bytes) -> Signer:
    """Return who signed the content, without asking who vouches for them. Raises NotSigned."""
    altered = NotSigned("The signature was altered.")
    try:
        seal = canonical.decode(signature)
        again = canonical.encode(seal)
    except (ValueError, IndexError) as broken:
        raise altered from broken
    if again != signature:
        raise altered
    if hashlib.sha256(content).digest() != seal.digest:
        raise NotSigned("The content was altered after it was signed.")
    try:
        canonical.check_signature(seal)
    except canonical.SealError as wrong:
        raise NotSigned(str(wrong)) from wrong
    return _signer(x509.load_der_x509_certificate(seal.certificates[0]))


def vouched(content: bytes, signature: bytes, roots: Sequence[bytes], now: datetime) -> Signer:
    """Return who signed the content, if one of these project roots (PEM) vouches for them.

    Raises NotSigned.
    """
    return holder_of(signer_of(content, signature).certificate_pem, roots, now)


def holder_of(certificate_pem: bytes, roots: Sequence[bytes], now: datetime) -> Signer:
    """Return whose certificate it is, if a root vouches for it and it is in force.

    Raises NotSigned.
    """
    try:
        certificate = x509.load_pem_x509_certificate(certificate_pem)
        trusted = [x509.load_pem_x509_certificate(root) for root in roots]
    except ValueError as broken:
        raise NotSigned("The certificate cannot be read.") from broken
    holder = _signer(certificate)
    if not any(_vouches(root, certificate) for root in trusted):
        raise NotSigned(f"The project does not vouch for {holder.name}.")
    if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
        raise NotSigned(f"The certificate of {holder.name} is not in force now.")
    return holder


def read_holder(certificate_pem: bytes) -> Signer:
    """Return whose certificate it is, without asking who vouches for it."""
    return _signer(x509.load_pem_x509_certificate(certificate_pem))


def fingerprint(certificate_pem: bytes) -> str:
    """Return the SHA-256 of a certificate in hex."""
    return x509.load_pem_x509_certificate(certificate_pem).fingerprint(SHA256()).hex()


def is_same_key(certificate_pem: bytes, other_pem: bytes) -> bool:
    """Whether two certificates are for one key: of one laptop. Raises ValueError."""
    one, other = map(x509.load_pem_x509_certificate, (certificate_pem, other_pem))
    return one.public_key() == other.public_key()


def _vouches(root: x509.Certificate, certificate: x509.Certificate) -> bool:
    try:
        constraints = root.extensions.get_extension_for_class(x509.BasicConstraints).value
        certificate.verify_directly_issued_by(root)
    except (x509.ExtensionNotFound, ValueError, TypeError, InvalidSignature):
        return False
    return constraints.ca


def _signer(certificate: x509.Certificate) -> Signer:
    return Signer(
        name=_of(certificate, NameOID.COMMON_NAME),
        role=_of(certificate, NameOID.ORGANIZATIONAL_UNIT_NAME),
        email=_of(certificate, NameOID.EMAIL_ADDRESS),
        certificate_pem=certificate.public_bytes(Encoding.PEM),
        fingerprint=certificate.fingerprint(SHA256()).hex(),
    )


def _of(certificate: x509.Certificate, name: x509.ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(name)
    return str(found[0].value) if found else ""
