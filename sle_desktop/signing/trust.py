"""Who vouches for a signer: pyHanko's own judgement of a seal, and the chain to a project root."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.authority import CertTrustAnchor

from sle_desktop.signing.canonical import SealError

Certificate = Any
"""A certificate as pyHanko reads it, by asn1crypto, which has no types.

Not by cryptography: it warns on the terminal of every oddity in a hostile certificate.
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """Who signed and who vouches for it: names from certificates, and one sentence.

    ``project`` is the name of the root that vouches, None when none does.
    """

    signer: str
    project: str | None
    says: str


class Roots:
    """The project roots that a caller trusts. Raises ValueError for what is no root."""

    def __init__(self, pems: Sequence[bytes]) -> None:
        self._certificates = [one for pem in pems for one in load_certs_from_pemder_data(pem)]
        if len(self._certificates) != len(pems) or not all(map(_is_root, self._certificates)):
            raise ValueError("a trusted certificate is not a project root")

    def context(self, moment: datetime) -> ValidationContext:
        """Return what pyHanko judges a certificate by: these roots, that moment, no network."""
        return ValidationContext(
            # Always a list, even an empty one: without it the system's web roots are trusted.
            trust_roots=self._certificates,
            allow_fetching=False,
            moment=moment,
        )


def judge(
    signature: EmbeddedPdfSignature, certificate: bytes, roots: Roots, moment: datetime
) -> Standing:
    """Return who signed and who vouches for it, judged at a moment.

    ``certificate`` is the signer's as DER, proven to be that of the seal. Raises SealError when
    pyHanko does not find the signature sound; and, on broken files, nearly any other exception.
    """
    status = validate_pdf_signature(signature, roots.context(moment))
    sound = status.intact and status.valid and status.docmdp_ok
    if not sound or status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        raise SealError("The signature does not fit the document.")
    leaf = signature.signer_cert
    if leaf.dump() != certificate:
        raise SealError("Readers take another certificate for the signer’s.")
    # A root vouches for devices and seals nothing, yet pyHanko takes its word for itself.
    project = None if _is_root(leaf) else _project(status)
    if project is not None:
        return Standing(_name(leaf), project, f"The project “{project}” vouches for this signer.")
    return Standing(_name(leaf), None, _why_unknown(leaf, moment))


def _is_root(certificate: Certificate) -> bool:
    return bool(certificate.ca)


def _name(certificate: Certificate) -> str:
    """Return the common name, the first if there are several, or "" if there is none."""
    names = certificate.subject.native.get("common_name", "")
    return names if isinstance(names, str) else str(names[0])


def _project(status: PdfSignatureStatus) -> str | None:
    if not status.trusted or status.validation_path is None:
        return None
    anchor = status.validation_path.trust_anchor
    assert isinstance(anchor, CertTrustAnchor)
    return _name(anchor.certificate)


def _why_unknown(leaf: Certificate, moment: datetime) -> str:
    if not leaf.not_valid_before <= moment <= leaf.not_valid_after:
        return "The signer’s certificate was not in force at the time it is judged by."
    if leaf.issuer == leaf.subject:
        return "Signed on the SLE’s laptop; the project’s check is pending."
    return "The signer’s certificate is from a project that is not known here."
