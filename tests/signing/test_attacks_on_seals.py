"""Attacks inside /Contents, many of them on bytes that no signature covers."""

from collections.abc import Callable
from typing import Any

import pytest
from asn1crypto import algos, cms, core  # type: ignore[import-untyped]
from asn1crypto.x509 import Certificate  # type: ignore[import-untyped]

from sle_desktop.signing import canonical, der
from sle_desktop.signing.identity import issue
from sle_desktop.signing.verify import verify
from tests.signing.conftest import AT, NOW, Project
from tests.signing.drawn import draw
from tests.signing.forging import cms_of, der_of, parts, valid_to_others, with_contents

Edit = Callable[[Any, Project], None]
"""Changes the SignedData, which is parsed and will be written again."""


def never_intact(pdf: bytes, project: Project) -> bool:
    verdicts = (verify(pdf, roots=project.roots, now=NOW), verify(pdf, now=NOW))
    return all(each.verdict == "changed" for each in verdicts)


def signer(signed: Any) -> Any:
    return signed["signer_infos"][0]


def unsigned_attribute(signed: Any, project: Project) -> None:
    note = cms.CMSAttribute({"type": "1.2.3.4.5", "values": [core.UTF8String("approved")]})
    signer(signed)["unsigned_attrs"] = cms.CMSAttributes([note])


def unbound_certificate(signed: Any, project: Project) -> None:
    extra = Certificate.load(der_of(project.stranger.certificate_pem))
    signed["certificates"].append(cms.CertificateChoices("certificate", extra))


def certificate_missing(signed: Any, project: Project) -> None:
    root = der_of(project.root.certificate_pem)
    kept = [each for each in signed["certificates"] if each.dump() != root]
    assert len(kept) == 1
    signed["certificates"] = kept


def certificate_with_the_same_key(signed: Any, project: Project) -> None:
    other = Certificate.load(der_of(issue(project.root, project.alone.certificate_pem, AT)))
    root = Certificate.load(der_of(project.root.certificate_pem))
    signed["certificates"] = [cms.CertificateChoices("certificate", one) for one in (other, root)]
    identifier = {"issuer": other.issuer, "serial_number": other.serial_number}
    signer(signed)["sid"] = cms.SignerIdentifier("issuer_and_serial_number", identifier)


def self_signed_with_the_same_key(signed: Any, project: Project) -> None:
    other = Certificate.load(der_of(project.alone.certificate_pem))
    signed["certificates"] = [cms.CertificateChoices("certificate", other)]
    identifier = {"issuer": other.issuer, "serial_number": other.serial_number}
    signer(signed)["sid"] = cms.SignerIdentifier("issuer_and_serial_number", identifier)


def another_version(signed: Any, project: Project) -> None:
    signed["version"] = "v3"


def another_signer_version(signed: Any, project: Project) -> None:
    signer(signed)["version"] = "v3"


def digest_parameters(signed: Any, project: Project) -> None:
    signer(signed)["digest_algorithm"] = algos.DigestAlgorithm(
        {"algorithm": "sha256", "parameters": core.Null()}
    )


def digest_parameters_in_the_list(signed: Any, project: Project) -> None:
    signed["digest_algorithms"] = [{"algorithm": "sha256", "parameters": core.Null()}]


def one_more_digest(signed: Any, project: Project) -> None:
    signed["digest_algorithms"].append(algos.DigestAlgorithm({"algorithm": "sha512"}))


def another_name_of_the_algorithm(signed: Any, project: Project) -> None:
    signer(signed)["signature_algorithm"] = {"algorithm": "rsassa_pkcs1v15"}


def key_identifier(signed: Any, project: Project) -> None:
    known = Certificate.load(der_of(project.device.certificate_pem)).key_identifier
    signer(signed)["sid"] = cms.SignerIdentifier("subject_key_identifier", known)


def embedded_content(signed: Any, project: Project) -> None:
    signed["encap_content_info"]["content"] = core.OctetString(b"approved")


def a_second_signer(signed: Any, project: Project) -> None:
    signed["signer_infos"].append(signer(signed).copy())


def no_signer(signed: Any, project: Project) -> None:
    signed["signer_infos"] = []


def no_signed_attributes(signed: Any, project: Project) -> None:
    del signer(signed)["signed_attrs"]


def fewer_signed_attributes(signed: Any, project: Project) -> None:
    signer(signed)["signed_attrs"] = list(signer(signed)["signed_attrs"])[:2]


def one_more_signed_attribute(signed: Any, project: Project) -> None:
    note = cms.CMSAttribute({"type": "1.2.3.4.5", "values": [core.UTF8String("approved")]})
    signer(signed)["signed_attrs"].append(note)


def a_signature_that_is_longer(signed: Any, project: Project) -> None:
    signer(signed)["signature"] = b"\0" + signer(signed)["signature"].native


def a_signature_of_zeros(signed: Any, project: Project) -> None:
    signer(signed)["signature"] = bytes(384)


EDITS: list[Edit] = [
    unsigned_attribute, unbound_certificate, certificate_missing, certificate_with_the_same_key,
    self_signed_with_the_same_key, another_version, another_signer_version, digest_parameters,
    digest_parameters_in_the_list, one_more_digest, another_name_of_the_algorithm, key_identifier,
    embedded_content, a_second_signer, no_signer, no_signed_attributes, fewer_signed_attributes,
    one_more_signed_attribute, a_signature_that_is_longer, a_signature_of_zeros,
]  # fmt: skip
OTHERS_ACCEPT = {
    unsigned_attribute, unbound_certificate, another_version, another_signer_version,
    digest_parameters, digest_parameters_in_the_list, one_more_digest,
    another_name_of_the_algorithm,
}  # fmt: skip
"""Changes that a widely used library calls intact and valid: what the canonical form is for."""


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_an_edited_seal_is_a_change(edit: Edit, sealed: bytes, project: Project) -> None:
    content = cms.ContentInfo.load(cms_of(sealed))
    edit(content["content"], project)
    edited = content.dump(force=True)
    assert edited != cms_of(sealed)
    attacked = with_contents(sealed, edited)
    assert never_intact(attacked, project)
    if edit in OTHERS_ACCEPT:
        assert valid_to_others(attacked, NOW)


def test_a_seal_read_and_written_by_others_is_the_same(sealed: bytes) -> None:
    """Another implementation of ASN.1 writes our DER: each edit above is all that changed."""
    assert cms.ContentInfo.load(cms_of(sealed)).dump(force=True) == cms_of(sealed)


def reordered(element: der.Element, which: int, seen: list[bytes]) -> bytes:
    """Return the element with its which-th [0] of several parts turned round."""
    if not element.tag & 0x20:
        return element.whole
    children = element.children()
    if element.tag == der.CONTEXT_0 and len(children) > 1:
        seen.append(element.whole)
        if len(seen) == which:
            return der.write(element.tag, *(child.whole for child in reversed(children)))
    return der.write(element.tag, *(reordered(child, which, seen) for child in children))


@pytest.mark.parametrize("which", [1, 2], ids=["certificates", "signed attributes"])
def test_parts_in_another_order_are_a_change(which: int, sealed: bytes, project: Project) -> None:
    turned = reordered(der.read(cms_of(sealed)), which, [])
    assert turned != cms_of(sealed)
    assert sorted(turned) == sorted(cms_of(sealed))
    assert never_intact(with_contents(sealed, turned), project)


def test_another_spelling_of_a_length_is_a_change(sealed: bytes, project: Project) -> None:
    seal = cms_of(sealed)
    assert seal[:2] == b"\x30\x82"
    length = seal[2:4]
    for outer in (b"\x30\x83\0" + length, b"\x30\x84\0\0" + length, b"\x30\x80"):
        tail = b"\0\0" if outer == b"\x30\x80" else b""
        assert never_intact(with_contents(sealed, outer + seal[4:] + tail), project)


@pytest.mark.parametrize("tail", [b"\x01", b"\x05\x00", b"\x30\x03\x02\x01\x00", b"approved"])
def test_bytes_in_the_padding_are_a_change(tail: bytes, sealed: bytes, project: Project) -> None:
    assert never_intact(with_contents(sealed, cms_of(sealed) + tail), project)
    last = cms_of(sealed).ljust(canonical.ROOM - len(tail), b"\0") + tail
    assert never_intact(with_contents(sealed, last), project)


def test_another_spelling_of_the_same_bytes_is_a_change(sealed: bytes, project: Project) -> None:
    before, seal, after = parts(sealed)
    assert bytes.fromhex(seal[1:-1].lower().decode()) == bytes.fromhex(seal[1:-1].decode())
    for spelling in (
        seal.lower(),
        seal[:8].lower() + seal[8:],
        b"< " + seal[1:-2] + b">",
        seal[:100] + b"\n" + seal[100:-2] + b">",
        seal[:-2] + b"\n>",
        seal[:-3] + b"  >",
        seal[:-2] + b"\xa0>",
    ):
        attacked = before + spelling + after
        assert len(attacked) == len(sealed)
        assert never_intact(attacked, project)
    assert valid_to_others(before + seal.lower() + after, NOW)


def test_the_seal_of_another_file_is_a_change(sealed: bytes, project: Project, sealer: Any) -> None:
    other = sealer.seal(draw("Another text", pages=2), at=AT)
    assert never_intact(with_contents(sealed, cms_of(other)), project)
