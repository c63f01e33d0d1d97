"""X.509 identities: one a device, and the project's root, which vouches for devices."""

import unicodedata
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from sle_desktop.errors import UserError
from sle_desktop.signing.canonical import KEY_BITS
from sle_desktop.signing.keys import LEAD, SLE, Identity

__all__ = ["LEAD", "SLE", "Identity"]

_DEVICE_LIFE = timedelta(days=20 * 365)
_ROOT_LIFE = timedelta(days=30 * 365)
_CLOCK_SKEW = timedelta(days=1)
"""Certificates begin a day early: the laptops of one project never agree on the time."""

_LONGEST_NAME = 64
"""The bound that X.509 sets on a common name, in bytes (RFC 5280, ub-common-name)."""

_PURPOSES = (
    x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36"),  # documentSigning, RFC 9336
    x509.ObjectIdentifier("1.2.840.113583.1.1.5"),  # Adobe's authentic documents
    ExtendedKeyUsageOID.EMAIL_PROTECTION,  # without it NSS readers (Okular, Evince) say "unknown"
)


def new_identity(name: str, email: str, now: datetime, role: str = SLE) -> Identity:
    """Return a new device identity that vouches for itself: RSA-3072, valid for 20 years.

    A project's root may issue another certificate for the same key later. A name above 64 bytes
    is shortened. Raises UserError NAME_MISSING, EMAIL_REFUSED. Takes up to a second.
    """
    holder = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, _named(name)),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, _cut(role)),
            x509.NameAttribute(NameOID.EMAIL_ADDRESS, _address(email)),
        ]
    )
    key = rsa.generate_private_key(65537, KEY_BITS)
    certificate = _leaf(holder, key.public_key(), holder, key.public_key(), now).sign(key, SHA256())
    return Identity(_key_pem(key), certificate.public_bytes(Encoding.PEM))


def asking_again(identity: Identity, now: datetime) -> Identity:
    """Return an identity with a self-made certificate for its key: what a request to join holds."""
    key = load_key(identity.key_pem)
    holder = x509.load_pem_x509_certificate(identity.certificate_pem).subject
    certificate = _leaf(holder, key.public_key(), holder, key.public_key(), now).sign(key, SHA256())
    return Identity(identity.key_pem, certificate.public_bytes(Encoding.PEM))


def new_project_root(name: str, now: datetime) -> Identity:
    """Return a new project root, which may vouch for devices and for no further root.

    ``name`` is the project's, as verdicts show it. Raises UserError NAME_MISSING.
    """
    holder = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _named(name))])
    key = rsa.generate_private_key(65537, KEY_BITS)
    builder = _certificate(holder, key.public_key(), holder, key.public_key(), now)
    builder = builder.not_valid_after(now + _ROOT_LIFE)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_usage(root=True), critical=True)
    certificate = builder.sign(key, SHA256())
    return Identity(_key_pem(key), certificate.public_bytes(Encoding.PEM))


def issue(root: Identity, certificate_pem: bytes, now: datetime, role: str = SLE) -> bytes:
    """Return a certificate by a project's root for the key of a self-signed one, as PEM.

    Name and address are as asked; the role is what the root says, never what was asked for.
    The self-signature proves that whoever asks holds the key, so the certificate of
    ``new_identity`` is all that a request needs. The private key never travels: the device joins
    with ``dataclasses.replace(identity, certificate_pem=issued, chain_pem=(root's,))``.
    Raises UserError REQUEST_BROKEN.
    """
    asked = _self_signed(certificate_pem)
    issuer = x509.load_pem_x509_certificate(root.certificate_pem)
    key = load_key(root.key_pem)
    public_key = asked.public_key()
    root_key = issuer.public_key()
    assert isinstance(public_key, rsa.RSAPublicKey)
    assert isinstance(root_key, rsa.RSAPublicKey)
    unit = NameOID.ORGANIZATIONAL_UNIT_NAME
    said = x509.NameAttribute(unit, _cut(role))
    holder = x509.Name([said if one.oid == unit else one for one in asked.subject])
    builder = _leaf(holder, public_key, issuer.subject, root_key, now)
    return builder.sign(key, SHA256()).public_bytes(Encoding.PEM)


def _self_signed(certificate_pem: bytes) -> x509.Certificate:
    refusal = UserError(
        "REQUEST_BROKEN",
        "The request to join is damaged.",
        "Ask for a new request file from that laptop.",
    )
    try:
        asked = x509.load_pem_x509_certificate(certificate_pem)
        asked.verify_directly_issued_by(asked)
    except (ValueError, TypeError, InvalidSignature) as broken:
        raise refusal from broken
    key = asked.public_key()
    if not isinstance(key, rsa.RSAPublicKey) or key.key_size != KEY_BITS:
        raise refusal
    return asked


def _leaf(
    holder: x509.Name,
    key: rsa.RSAPublicKey,
    issuer: x509.Name,
    issuer_key: rsa.RSAPublicKey,
    now: datetime,
) -> x509.CertificateBuilder:
    builder = _certificate(holder, key, issuer, issuer_key, now)
    builder = builder.not_valid_after(now + _DEVICE_LIFE)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
    builder = builder.add_extension(_usage(root=False), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage(_PURPOSES), critical=False)
    address = str(holder.get_attributes_for_oid(NameOID.EMAIL_ADDRESS)[0].value)
    mailbox = x509.SubjectAlternativeName([x509.RFC822Name(address)])
    return builder.add_extension(mailbox, critical=False)


def _certificate(
    holder: x509.Name,
    key: rsa.RSAPublicKey,
    issuer: x509.Name,
    issuer_key: rsa.RSAPublicKey,
    now: datetime,
) -> x509.CertificateBuilder:
    """Return what every certificate of ours holds, without its end and its purposes."""
    by = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key)
    return (
        x509.CertificateBuilder()
        .subject_name(holder)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCK_SKEW)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(by, critical=False)
    )


def _usage(*, root: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not root,
        content_commitment=not root,  # also called nonRepudiation
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=root,
        crl_sign=root,
        encipher_only=False,
        decipher_only=False,
    )


def _key_pem(key: rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def load_key(key_pem: bytes) -> rsa.RSAPrivateKey:
    """Return the private key of an identity; loading checks it, which takes a tenth of a second."""
    key = load_pem_private_key(key_pem, None)
    assert isinstance(key, rsa.RSAPrivateKey)
    return key


def _named(name: str) -> str:
    shown = _cut(name)
    if not shown:
        raise UserError("NAME_MISSING", "The name is blank.", "Type the name to sign with.")
    return shown


def _cut(text: str) -> str:
    """Return a text as a certificate can hold it: composed, one line, at most 64 bytes."""
    composed = unicodedata.normalize("NFC", text)
    line = " ".join("".join(c if c.isprintable() else " " for c in composed).split())
    return line.encode()[:_LONGEST_NAME].decode(errors="ignore").strip()


def _address(email: str) -> str:
    """Return an e-mail address as a certificate can hold it (RFC 5280: ASCII only)."""
    user, at, host = email.strip().rpartition("@")
    refusal = UserError(
        "EMAIL_REFUSED",
        f"“{email.strip()}” is not an e-mail address that a certificate can hold.",
        "Type an address such as name@school.org, in plain letters.",
    )
    try:
        address = f"{user}@{host.encode('idna').decode()}"
        x509.RFC822Name(address)
    except ValueError as broken:
        raise refusal from broken
    whole = user and at and host and len(address) <= 255
    if not whole or not address.isascii() or not address.isprintable() or " " in address:
        raise refusal
    return address
