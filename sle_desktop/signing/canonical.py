"""The one way in which a seal is written into a file: see FORMAT.md. Knows no pyHanko.

A seal is fully determined by three things: the digest of the file around it, the signature, and
the certificates. Sealing writes it from these; judging takes these out, writes the seal again,
and asks that not one byte differs. So there is no byte in a seal that could mean nothing.
"""

import hashlib
import re
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256

from sle_desktop.signing import der

ROOM = 8192
"""Bytes kept for the seal, always: a file cannot gain or lose padding without being noticed."""

FIELD = "Seal"
"""The signature field that a drawn PDF brings along, with its look and its tags."""

REASON = "Sealed by SLE Desktop"
"""What readers show as the reason of the signature; also how our own seals are told apart."""

LARGEST = 200 * 1024 * 1024
"""The largest file that is sealed or judged, in bytes."""

KEY_BITS = 3072
"""The size of every device's RSA key."""

_BYTE_RANGE = re.compile(rb"/ByteRange \[0 (\d{1,10}) (\d{1,10}) (\d{1,10})\]")

# RFC 5652 (CMS), RFC 5035 (signing-certificate-v2), RFC 5754 (SHA-256 without parameters).
_DATA = bytes.fromhex("06092a864886f70d010701")
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_CONTENT_TYPE = bytes.fromhex("06092a864886f70d010903")
_MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
_SIGNING_CERTIFICATE_V2 = bytes.fromhex("060b2a864886f70d010910022f")
_SHA256 = der.write(der.SEQUENCE, bytes.fromhex("0609608648016503040201"))
_SHA256_WITH_RSA = der.write(
    der.SEQUENCE, bytes.fromhex("06092a864886f70d01010b"), der.write(der.NULL)
)
_VERSION_1 = der.write(der.INTEGER, b"\x01")


class SealError(ValueError):
    """The file is not sealed in our way; the argument is one plain sentence that says why."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Where the seal lies in a file: ``start`` is the offset of "<", ``end`` is just past ">"."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Seal:
    """What a seal holds: a SHA-256 digest, a signature, and the certificates as DER.

    The signer's certificate comes first, then those that vouch for it.
    """

    digest: bytes
    signature: bytes
    certificates: tuple[bytes, ...]


def signed_attributes(digest: bytes, certificates: tuple[bytes, ...]) -> bytes:
    """Return the bytes that the device's key signs: digest and certificates, as a SET (DER)."""
    bound = (
        der.write(der.SEQUENCE, der.write(der.OCTETS, hashlib.sha256(certificate).digest()))
        for certificate in certificates
    )
    certificate_list = der.write(der.SEQUENCE, der.write(der.SEQUENCE, *bound))
    return der.set_of(
        der.SET,
        _attribute(_CONTENT_TYPE, _DATA),
        _attribute(_MESSAGE_DIGEST, der.write(der.OCTETS, digest)),
        _attribute(_SIGNING_CERTIFICATE_V2, certificate_list),
    )


def _attribute(name: bytes, value: bytes) -> bytes:
    return der.write(der.SEQUENCE, name, der.write(der.SET, value))


def encode(seal: Seal) -> bytes:
    """Return the seal as the CMS SignedData that stands in the file. Raises der.DerError."""
    attributes = signed_attributes(seal.digest, seal.certificates)
    serial, issuer = _serial_and_issuer(seal.certificates[0])
    signer = der.write(
        der.SEQUENCE,
        _VERSION_1,
        der.write(der.SEQUENCE, issuer, serial),
        _SHA256,
        bytes((der.CONTEXT_0,)) + attributes[1:],
        _SHA256_WITH_RSA,
        der.write(der.OCTETS, seal.signature),
    )
    signed_data = der.write(
        der.SEQUENCE,
        _VERSION_1,
        der.write(der.SET, _SHA256),
        der.write(der.SEQUENCE, _DATA),
        der.set_of(der.CONTEXT_0, *seal.certificates),
        der.write(der.SET, signer),
    )
    return der.write(der.SEQUENCE, _SIGNED_DATA, der.write(der.CONTEXT_0, signed_data))


def _serial_and_issuer(certificate: bytes) -> tuple[bytes, bytes]:
    to_be_signed = der.read(certificate).children()[0].children()
    _version, serial, _algorithm, issuer = to_be_signed[:4]
    return serial.whole, issuer.whole


def decode(cms: bytes) -> Seal:
    """Return what a CMS SignedData of our shape holds; proves nothing. Raises der.DerError.

    Only ``encode(decode(cms)) == cms`` says that it is ours.
    """
    _, wrapped = der.read(cms).children(der.OID, der.CONTEXT_0)
    _, _, _, certificates, signers = wrapped.only(der.SEQUENCE).children(
        der.INTEGER, der.SET, der.SEQUENCE, der.CONTEXT_0, der.SET
    )
    _, _, _, attributes, _, signature = signers.only(der.SEQUENCE).children(
        der.INTEGER, der.SEQUENCE, der.SEQUENCE, der.CONTEXT_0, der.SEQUENCE, der.OCTETS
    )
    values = {}
    for attribute in attributes.children():
        name, holder = attribute.children(der.OID, der.SET)
        values[name.whole] = holder.children()[0]
    by_hash = {hashlib.sha256(each.whole).digest(): each.whole for each in certificates.children()}
    try:
        bound = values[_SIGNING_CERTIFICATE_V2].only(der.SEQUENCE).children()
        return Seal(
            digest=values[_MESSAGE_DIGEST].body,
            signature=signature.body,
            certificates=tuple(by_hash[each.only(der.OCTETS).body] for each in bound),
        )
    except KeyError as missing:
        raise der.DerError from missing


def contents(cms: bytes) -> bytes:
    """Return the value of /Contents: upper-case hexadecimal, padded with zeros to the fixed room.

    Raises ValueError when the CMS does not fit.
    """
    if len(cms) > ROOM:
        raise ValueError("too many certificates for one seal")
    return b"<" + cms.ljust(ROOM, b"\0").hex().upper().encode() + b">"


def find_gap(pdf: bytes) -> Gap:
    """Return where the seal lies: the one /ByteRange that fits this very file, end to end.

    Raises SealError. Text in a document may look like a /ByteRange; it fits the file's length
    and a pair of brackets at the right places only when it is one.
    """
    fitting = []
    for match in _BYTE_RANGE.finditer(pdf):
        start, end, rest = map(int, match.groups())
        fits = end + rest == len(pdf) and pdf[start : start + 1] == b"<"
        if fits and end - start == 2 * ROOM + 2 and pdf[end - 1 : end] == b">":
            fitting.append(Gap(start, end))
    if len(fitting) != 1:
        raise SealError("No seal covers this file from its first byte to its last.")
    return fitting[0]


def digest(pdf: bytes, gap: Gap) -> bytes:
    """Return the SHA-256 of every byte outside the seal."""
    view = memoryview(pdf)
    running = hashlib.sha256(view[: gap.start])
    running.update(view[gap.end :])
    return running.digest()


def read(pdf: bytes, gap: Gap) -> Seal:
    """Return the seal in a file after proving it: exact form, digest and signature.

    Who signed is not judged here. Raises SealError.
    """
    found = pdf[gap.start : gap.end]
    altered = SealError("The seal itself was altered.")
    try:
        # fromhex skips white space, which the comparison below then refuses.
        seal = decode(bytes.fromhex(found[1:-1].decode("ascii")))
        again = contents(encode(seal))
    except (ValueError, IndexError) as broken:
        raise altered from broken
    if again != found:
        raise altered
    if digest(pdf, gap) != seal.digest:
        raise SealError("The document was altered after it was sealed.")
    check_signature(seal)
    return seal


def check_signature(seal: Seal) -> None:
    """Prove that the key of the first certificate signed the digest. Raises SealError."""
    failed = SealError("The signature in the seal is not that of the certificate beside it.")
    try:
        key = x509.load_der_x509_certificate(seal.certificates[0]).public_key()
    except ValueError as broken:
        raise failed from broken
    if not isinstance(key, RSAPublicKey) or key.key_size != KEY_BITS:
        raise failed
    try:
        signed = signed_attributes(seal.digest, seal.certificates)
        key.verify(seal.signature, signed, PKCS1v15(), SHA256())
    except InvalidSignature as wrong:
        raise failed from wrong
