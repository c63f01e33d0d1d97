"""Sealing: one PAdES B-B certification signature by the device's key over a whole drawn PDF."""

import hashlib
from datetime import UTC, datetime
from io import BytesIO

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import (
    PdfCMSEmbedder,
    SigIOSetup,
    SigMDPSetup,
    SigObjSetup,
)
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from sle_desktop.errors import UserError
from sle_desktop.signing import canonical, reading
from sle_desktop.signing.identity import Identity

_DIGEST = "sha256"
"""Named wherever it can be: SHA-384 would make pyHanko turn the file into PDF 2.0."""


class Sealer:
    """Seals files with one identity, whose key stays loaded.

    Loading and checking an RSA key takes a tenth of a second, a signature a few thousandths.
    Raises UserError KEY_UNREADABLE.
    """

    def __init__(self, identity: Identity) -> None:
        unreadable = UserError(
            "KEY_UNREADABLE",
            "The key that seals documents cannot be read.",
            "Restore the notebook from a backup; nothing typed is lost.",
        )
        try:
            key = load_pem_private_key(identity.key_pem, None)
            pems = (identity.certificate_pem, *identity.chain_pem)
            certificates = [x509.load_pem_x509_certificate(pem) for pem in pems]
        except (ValueError, TypeError) as broken:
            raise unreadable from broken
        if not isinstance(key, RSAPrivateKey) or key.key_size != canonical.KEY_BITS:
            raise unreadable
        if key.public_key() != certificates[0].public_key():
            raise unreadable
        self._key = key
        self._certificates = tuple(each.public_bytes(Encoding.DER) for each in certificates)

    def seal(self, pdf: bytes, *, at: datetime) -> bytes:
        """Return the drawn PDF, sealed at an instant; the same input gives the same bytes.

        The PDF has one empty signature field named ``Seal``; what it looks like is kept, and so
        are version and metadata, so PDF/A and PDF/UA conformity stay as drawn. No network is used.
        Raises UserError DOCUMENT_TOO_LARGE; ValueError for a PDF that no drawer of ours makes.
        """
        if at.tzinfo is None:
            raise ValueError("the signing time needs a zone")
        if len(pdf) > canonical.LARGEST - 1024 * 1024:
            raise UserError(
                "DOCUMENT_TOO_LARGE",
                "The document is larger than 199 MB.",
                "Take some photos out and finish again.",
            )
        sealed = self._embed(pdf, at.astimezone(UTC))
        # What the verifier would refuse must never leave the laptop.
        gap = canonical.find_gap(sealed)
        canonical.read(sealed, gap)
        reading.find(sealed, gap)
        return sealed

    def _embed(self, pdf: bytes, at: datetime) -> bytes:
        """Append the seal by pyHanko's embedder, which is driven step by step."""
        writer = _Update(BytesIO(pdf))
        if "/Perms" in writer.root:
            raise ValueError("the PDF is sealed already")
        steps = PdfCMSEmbedder().write_cms(canonical.FIELD, writer, existing_fields_only=True)
        next(steps)
        place = SignatureObject(
            timestamp=at,
            subfilter=SigSeedSubFilter.PADES,
            reason=canonical.REASON,
            bytes_reserved=2 * canonical.ROOM,
        )
        permissions = SigMDPSetup(_DIGEST, certify=True, docmdp_perms=MDPPerm.NO_CHANGES)
        # No appearance is set up: the drawer made it, and pyHanko's would not embed its font.
        steps.send(SigObjSetup(place, permissions))
        prepared, output = steps.send(SigIOSetup(_DIGEST))
        output.getbuffer()[prepared.reserved_region_start : prepared.reserved_region_end] = (
            canonical.contents(self._sign(prepared.document_digest))
        )
        return bytes(output.getbuffer())

    def _sign(self, digest: bytes) -> bytes:
        attributes = canonical.signed_attributes(digest, self._certificates)
        signature = self._key.sign(attributes, PKCS1v15(), SHA256())
        return canonical.encode(canonical.Seal(digest, signature, self._certificates))


class _Update(IncrementalPdfFileWriter):
    """An update that adds the seal and touches nothing else, least of all the metadata."""

    def __init__(self, drawn: BytesIO) -> None:
        super().__init__(drawn)
        # The second half of /ID names this revision. pyHanko draws lots; we hash, to be repeatable.
        revision = hashlib.sha256(drawn.getbuffer()).digest()[:16]
        self._document_id[1] = generic.ByteStringObject(revision)

    def _update_meta(self) -> None:
        """Leave XMP and Info as drawn: both give the time of drawing, and PDF/A asks they agree."""
