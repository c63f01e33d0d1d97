"""Identities: what the certificates hold, and who may vouch for whom."""

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509.oid import NameOID

from sle_desktop.errors import UserError
from sle_desktop.signing import identity
from sle_desktop.signing.identity import Identity, issue, new_identity, new_project_root
from tests.signing.conftest import AT, Project


def certificate(of: Identity) -> x509.Certificate:
    return x509.load_pem_x509_certificate(of.certificate_pem)


def test_a_device_certificate_is_for_signing_documents(project: Project) -> None:
    for each in (project.alone, project.device):
        held = certificate(each)
        key = held.public_key()
        assert isinstance(key, RSAPublicKey)
        assert key.key_size == 3072
        usage = held.extensions.get_extension_for_class(x509.KeyUsage).value
        assert usage.digital_signature
        assert usage.content_commitment
        assert not usage.key_cert_sign
        assert not held.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
        purposes = held.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
        assert [purpose.dotted_string for purpose in purposes] == [
            "1.3.6.1.5.5.7.3.36",
            "1.2.840.113583.1.1.5",
            "1.3.6.1.5.5.7.3.4",
        ]
        mailboxes = held.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        assert mailboxes.get_values_for_type(x509.RFC822Name) == ["sian@school.org"]
        assert each.name == "Siân Wójcik"
        unit = held.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
        assert [one.value for one in unit] == [identity.SLE]
        assert held.not_valid_after_utc - held.not_valid_before_utc > timedelta(days=19 * 365)
        assert held.not_valid_before_utc < AT


def test_a_root_vouches_for_devices_and_not_for_roots(project: Project) -> None:
    root, device = certificate(project.root), certificate(project.device)
    limits = root.extensions.get_extension_for_class(x509.BasicConstraints).value
    assert limits.ca
    assert limits.path_length == 0
    assert not root.extensions.get_extension_for_class(x509.KeyUsage).value.digital_signature
    device.verify_directly_issued_by(root)
    assert device.public_key() == certificate(project.alone).public_key()
    with pytest.raises(InvalidSignature):
        certificate(project.device).verify_directly_issued_by(
            certificate(new_project_root("Mercia Maths Hub", AT))
        )


def test_the_private_key_stays_out_of_what_is_printed(project: Project) -> None:
    assert "PRIVATE" not in repr(project.device)
    assert load_pem_private_key(project.device.key_pem, None)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("  Ann \t Example ", "Ann Example"),
        ("Ann\nExample", "Ann Example"),
        ("A\u0301nn\u202e", "Ánn"),
        ("Łucja Żak-Ŵyn", "Łucja Żak-Ŵyn"),
        ("x" * 70, "x" * 64),
        ("é" * 40, "é" * 32),
        ("é" * 31 + "x€", "é" * 31 + "x"),
    ],
)
def test_a_name_is_kept_as_far_as_a_certificate_can(name: str, shown: str) -> None:
    assert new_identity(name, "a@b.org", AT).name == shown


@pytest.mark.parametrize("name", ["", "  ", "\n", "\u202e\u200b"])
def test_a_blank_name_is_refused(name: str) -> None:
    with pytest.raises(UserError) as refused:
        new_identity(name, "a@b.org", AT)
    assert refused.value.code == "NAME_MISSING"
    with pytest.raises(UserError):
        new_project_root(name, AT)


@pytest.mark.parametrize(
    "email", ["", "ann", "@b.org", "ann@", "siân@b.org", "a b@c.org", "a\n@b.org", "a@" + "b" * 70]
)
def test_an_address_that_no_certificate_holds_is_refused(email: str) -> None:
    with pytest.raises(UserError) as refused:
        new_identity("Ann", email, AT)
    assert refused.value.code == "EMAIL_REFUSED"


def test_a_welsh_host_is_written_in_plain_letters() -> None:
    held = certificate(new_identity("Ann", "ann@ysgol-dŵr.cymru", AT))
    mailboxes = held.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert mailboxes.get_values_for_type(x509.RFC822Name) == ["ann@xn--ysgol-dr-h2b.cymru"]


def test_only_whoever_holds_the_key_can_ask(project: Project) -> None:
    issued = project.device.certificate_pem
    damaged = project.alone.certificate_pem.replace(b"MII", b"MIJ", 1)
    for request in (b"", b"junk", issued, damaged, project.root.certificate_pem[:200]):
        with pytest.raises(UserError) as refused:
            issue(project.root, request, AT)
        assert refused.value.code == "REQUEST_BROKEN"
