"""Verdicts on honest files: who signed, who vouches, by which time, and what the document says."""

import warnings
from datetime import datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.signing.identity import Identity, issue, new_project_root
from sle_desktop.signing.reading import Facts, facts_in
from sle_desktop.signing.seal import Sealer
from sle_desktop.signing.verify import verify
from tests.signing.conftest import AT, NOW, Project
from tests.signing.drawn import FACTS, draw, xmp
from tests.signing.forging import parts, signed_again

YEAR = timedelta(days=365)


def test_a_device_of_the_project_is_intact(sealed: bytes, project: Project) -> None:
    verdict = verify(sealed, roots=project.roots, now=NOW)
    assert verdict.verdict == "intact"
    assert verdict.signer == "Siân Wójcik"
    assert verdict.project == "Mercia Maths Hub"
    assert verdict.sealed_at == verdict.judged_at == AT
    assert (verdict.document, verdict.version) == ("SLE-2026-0042", 2)
    assert (verdict.replaces, verdict.copy) == ("1", "school")
    assert verdict.reasons == (
        "Not one byte has changed since Siân Wójcik sealed it, on 23 November 2026 at 14:05 "
        "by the clock of that laptop.",
        "The project “Mercia Maths Hub” vouches for this signer.",
        "The certificate was judged at the time the seal itself gives.",
    )


def test_a_device_that_has_not_joined_is_an_unknown_signer(project: Project) -> None:
    sealed = Sealer(project.alone).seal(draw(), at=AT)
    for roots in ((), project.roots):
        verdict = verify(sealed, roots=roots, now=NOW)
        assert verdict.verdict == "intact-unknown-signer"
        assert verdict.signer == "Siân Wójcik"
        assert verdict.project is None
        pending = "Signed on the SLE’s laptop; the project’s check is pending."
        assert verdict.reasons[1] == pending


def test_a_device_of_another_project_is_an_unknown_signer(sealed: bytes, project: Project) -> None:
    same_name = new_project_root("Mercia Maths Hub", AT)
    for roots in ((), (same_name.certificate_pem,)):
        verdict = verify(sealed, roots=roots, now=NOW)
        assert verdict.verdict == "intact-unknown-signer"
        assert "not known here" in verdict.reasons[1]
    both = verify(sealed, roots=(same_name.certificate_pem, *project.roots), now=NOW)
    assert both.verdict == "intact"


def test_a_certificate_that_only_claims_a_root_is_an_unknown_signer(project: Project) -> None:
    """The attacker's root has the true one's name, and the seal carries the true root along."""
    false_root = new_project_root("Mercia Maths Hub", AT)
    forged = issue(false_root, project.stranger.certificate_pem, AT)
    forger = Identity(project.stranger.key_pem, forged, project.roots)
    verdict = verify(Sealer(forger).seal(draw(), at=AT), roots=project.roots, now=NOW)
    assert verdict.verdict == "intact-unknown-signer"


def test_a_device_cannot_vouch_for_another(project: Project) -> None:
    vouched = issue(project.device, project.stranger.certificate_pem, AT)
    chain = (project.device.certificate_pem, project.root.certificate_pem)
    forger = Identity(project.stranger.key_pem, vouched, chain)
    verdict = verify(Sealer(forger).seal(draw(), at=AT), roots=project.roots, now=NOW)
    assert verdict.verdict == "intact-unknown-signer"


def test_a_root_seals_nothing(project: Project) -> None:
    sealed = Sealer(project.root).seal(draw(), at=AT)
    assert verify(sealed, roots=project.roots, now=NOW).verdict == "intact-unknown-signer"


def test_what_is_no_root_is_a_mistake_of_the_caller(sealed: bytes, project: Project) -> None:
    for wrong in (project.device.certificate_pem, project.alone.certificate_pem, b"junk"):
        with pytest.raises(ValueError, match=r"."):
            verify(sealed, roots=(wrong,), now=NOW)


def test_expiry_alone_changes_nothing(sealed: bytes, project: Project) -> None:
    late = verify(sealed, roots=project.roots, now=AT + 60 * YEAR)
    assert late.verdict == "intact"
    assert late.judged_at == AT


def test_a_first_record_is_what_a_certificate_is_judged_by(sealed: bytes, project: Project) -> None:
    recorded = AT + timedelta(days=3)
    verdict = verify(sealed, roots=project.roots, first_recorded=recorded, now=AT + 60 * YEAR)
    assert verdict.verdict == "intact"
    assert (verdict.sealed_at, verdict.judged_at) == (AT, recorded)
    assert verdict.reasons[2] == (
        "The certificate was judged at the time the project lead first recorded this file, "
        "26 November 2026 at 14:05."
    )


@pytest.mark.parametrize("off", [-2 * YEAR, 40 * YEAR])
def test_a_certificate_out_of_force_makes_the_signer_unknown(
    off: timedelta, sealed: bytes, project: Project
) -> None:
    recorded = verify(sealed, roots=project.roots, first_recorded=AT + off, now=AT + 60 * YEAR)
    assert recorded.verdict == "intact-unknown-signer"
    assert "not in force" in recorded.reasons[1]
    claimed = Sealer(project.device).seal(draw(), at=AT + off)
    assert "not in force" in verify(claimed, roots=project.roots, now=AT + 60 * YEAR).reasons[1]


def test_a_clock_that_was_ahead_is_told(project: Project) -> None:
    ahead = Sealer(project.device).seal(draw(), at=NOW + timedelta(days=9))
    verdict = verify(ahead, roots=project.roots, now=NOW)
    assert verdict.verdict == "intact"
    assert "clock was ahead" in verdict.reasons[-1]
    recorded = verify(ahead, roots=project.roots, first_recorded=NOW, now=NOW + 2 * YEAR)
    assert "clock was ahead" in recorded.reasons[-1]
    near = Sealer(project.device).seal(draw(), at=NOW + timedelta(hours=2))
    assert len(verify(near, roots=project.roots, now=NOW).reasons) == 3


def test_times_without_a_zone_are_a_mistake_of_the_caller(sealed: bytes) -> None:
    naive = datetime(2026, 1, 1)  # noqa: DTZ001
    with pytest.raises(ValueError, match="zone"):
        verify(sealed, now=naive)
    with pytest.raises(ValueError, match="zone"):
        verify(sealed, first_recorded=naive, now=NOW)


def test_a_changed_file_is_told_and_proves_nothing(sealed: bytes, project: Project) -> None:
    changed = sealed.replace(b"SLE-2026-0042", b"SLE-2026-0043")
    verdict = verify(changed, roots=project.roots, now=NOW)
    assert verdict.verdict == "changed"
    assert verdict.reasons[0] == "The document was altered after it was sealed."
    nothing = (verdict.signer, verdict.project, verdict.sealed_at, verdict.document)
    assert nothing == (None, None, None, None)


def made_elsewhere(name: str | None, bits: int = 3072) -> Identity:
    """Return an identity that other software made: we would not name anybody so."""
    key = generate_private_key(65537, bits)
    with warnings.catch_warnings(action="ignore"):
        named = [x509.NameAttribute(NameOID.COMMON_NAME, name, _validate=False)] if name else []
    builder = x509.CertificateBuilder().subject_name(x509.Name(named)).issuer_name(x509.Name(named))
    builder = builder.public_key(key.public_key()).serial_number(1)
    builder = builder.not_valid_before(AT - YEAR).not_valid_after(AT + YEAR)
    certificate = builder.sign(key, SHA256()).public_bytes(Encoding.PEM)
    return Identity(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), certificate
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Eve\n\u202eAdams", "EveAdams"),
        ("E" * 500, "E" * 100),
        ("\u200b", "a signer without a name"),
        (None, "a signer without a name"),
    ],
    ids=["control", "long", "invisible", "none"],
)
def test_a_strange_name_does_not_disturb_the_line(name: str | None, shown: str) -> None:
    sealed = Sealer(made_elsewhere(name)).seal(draw(), at=AT)
    verdict = verify(sealed, now=NOW)
    assert verdict.verdict == "intact-unknown-signer"
    assert verdict.signer == shown
    assert shown in verdict.reasons[0]


def test_a_key_of_another_size_is_no_seal(sealed: bytes) -> None:
    before, _, after = parts(sealed)
    assert verify(signed_again(before, after, made_elsewhere("Eve", 2048)), now=NOW).verdict == (
        "changed"
    )


# What the document says of itself.


@pytest.mark.parametrize("as_attributes", [True, False])
def test_facts_are_read_from_elements_and_from_attributes(as_attributes: bool) -> None:
    assert facts_in(xmp(FACTS, as_attributes=as_attributes)) == Facts(
        "SLE-2026-0042", 2, "1", "school"
    )


@pytest.mark.parametrize(
    ("facts", "read"),
    [
        ({}, Facts()),
        ({"document": "  "}, Facts()),
        ({"version": "two"}, Facts()),
        ({"version": "-1"}, Facts()),
        ({"document": "A\u202eB\nC"}, Facts(document="ABC")),
        ({"copy": "x" * 500}, Facts(copy="x" * 100)),
        ({"version": "9" * 5000}, Facts()),
    ],
)
def test_odd_facts_are_left_out_or_cut(facts: dict[str, str], read: Facts) -> None:
    assert facts_in(xmp(facts)) == read


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"\xff\xfe<\0",
        b"<a",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        "<?xml version='1.0' encoding='utf-16'?><a/>".encode("utf-16"),
        b"<?xml version='1.0' encoding='no-such'?><a/>",
        b"<a>" * 100_000 + b"</a>" * 100_000,
        xmp(FACTS).replace(b"urn:sle-desktop:document:1", b"urn:sle-desktop:document:9"),
    ],
    ids=range(8),
)
def test_a_broken_packet_says_nothing(packet: bytes) -> None:
    assert facts_in(packet) == Facts()


@given(st.binary(max_size=300))
def test_no_packet_raises(packet: bytes) -> None:
    facts_in(packet)
    facts_in(b"<x xmlns:sle='urn:sle-desktop:document:1' sle:version='" + packet + b"'/>")
