"""The attacker's workshop: sealed files taken apart and put together otherwise."""

import asyncio
import io
import re
from datetime import datetime
from functools import cache

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from cryptography.x509 import load_pem_x509_certificate
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from sle_desktop.signing import canonical
from sle_desktop.signing.identity import Identity

HOLE = b"<" + b"0" * (2 * canonical.ROOM) + b">"
_RANGE = re.compile(rb"/ByteRange \[[\d ]+\] *")


@cache
def key_of(key_pem: bytes) -> RSAPrivateKey:
    key = load_pem_private_key(key_pem, None)
    assert isinstance(key, RSAPrivateKey)
    return key


def der_of(certificate_pem: bytes) -> bytes:
    return load_pem_x509_certificate(certificate_pem).public_bytes(Encoding.DER)


def parts(sealed: bytes) -> tuple[bytes, bytes, bytes]:
    """Return what stands before the seal, the seal with its brackets, and what stands after."""
    gap = canonical.find_gap(sealed)
    return sealed[: gap.start], sealed[gap.start : gap.end], sealed[gap.end :]


def cms_of(sealed: bytes) -> bytes:
    """Return the CMS in a sealed file, without its padding."""
    return canonical.encode(canonical.decode(bytes.fromhex(parts(sealed)[1][1:-1].decode())))


def with_contents(sealed: bytes, cms: bytes) -> bytes:
    """Return the sealed file with another CMS in the hole."""
    before, _, after = parts(sealed)
    return before + canonical.contents(cms) + after


def drawn_part(sealed: bytes) -> bytes:
    """Return the drawn PDF inside a sealed one: everything before the seal's update."""
    return sealed[: sealed.index(b"%%EOF\n") + 6]


def signed_again(before: bytes, after: bytes, identity: Identity) -> bytes:
    """Return before + seal + after, soundly signed by the attacker's own key.

    The last /ByteRange is put right; it must be wide enough.
    """
    numbers = b"/ByteRange [0 %d %d %d]" % (len(before), len(before) + len(HOLE), len(after))
    found = list(_RANGE.finditer(after))[-1]
    after = after[: found.start()] + numbers.ljust(len(found[0])) + after[found.end() :]
    gap = canonical.Gap(len(before), len(before) + len(HOLE))
    certificates = (der_of(identity.certificate_pem),)
    digest = canonical.digest(before + HOLE + after, gap)
    attributes = canonical.signed_attributes(digest, certificates)
    signature = key_of(identity.key_pem).sign(attributes, PKCS1v15(), SHA256())
    cms = canonical.encode(canonical.Seal(digest, signature, certificates))
    return before + canonical.contents(cms) + after


def _other_software(identity: Identity) -> SimpleSigner:
    return SimpleSigner(
        signing_cert=next(iter(load_certs_from_pemder_data(identity.certificate_pem))),
        signing_key=load_private_key_from_pemder_data(identity.key_pem, None),
        cert_registry=SimpleCertificateStore(),
    )


def signed_by_other_software(pdf: bytes, identity: Identity) -> bytes:
    """Return a file with an ordinary approval signature in a field of its own."""
    meta = PdfSignatureMetadata(
        field_name="Approval", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    return bytes(PdfSigner(meta, _other_software(identity)).sign_pdf(writer).getvalue())


def countersigned(sealed: bytes, identity: Identity) -> bytes:
    """Return a sealed file with a second signature, although the seal allows none."""
    writer = IncrementalPdfFileWriter(io.BytesIO(sealed))
    steps = PdfCMSEmbedder(SigFieldSpec("Second")).write_cms("Second", writer)
    next(steps)
    steps.send(SigObjSetup(SignatureObject(subfilter=SigSeedSubFilter.PADES)))
    prepared, output = steps.send(SigIOSetup("sha256"))
    digest = prepared.document_digest
    signing = _other_software(identity).async_sign(digest, "sha256", use_pades=True)
    steps.send(asyncio.run(signing))
    return bytes(output.getvalue())


def valid_to_others(pdf: bytes, moment: datetime) -> bool:
    """Whether pyHanko alone, at its defaults, calls the first signature intact and valid."""
    signature = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[0]
    status = validate_pdf_signature(signature, ValidationContext(trust_roots=[], moment=moment))
    return bool(status.intact and status.valid)
