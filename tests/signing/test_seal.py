"""Sealing: what it adds, what it leaves alone, and what other software says of it."""

import io
import shutil
import subprocess
import sys
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from sle_desktop.errors import UserError
from sle_desktop.signing import canonical
from sle_desktop.signing.identity import Identity, new_project_root
from sle_desktop.signing.seal import Sealer
from sle_desktop.signing.verify import verify
from tests.signing.conftest import AT, NOW, Project
from tests.signing.drawn import draw
from tests.signing.forging import cms_of, parts


def test_the_drawn_bytes_stand_untouched_and_the_seal_follows(sealer: Sealer) -> None:
    drawn = draw()
    sealed = sealer.seal(drawn, at=AT)
    assert sealed.startswith(drawn)
    assert 16_000 < len(sealed) - len(drawn) < 18_500


def test_only_the_field_the_form_and_the_catalogue_are_written_anew(sealed: bytes) -> None:
    reader = PdfFileReader(io.BytesIO(sealed))
    written = {ref.idnum for ref in reader.xrefs.explicit_refs_in_revision(1)}
    field = reader.root["/AcroForm"]["/Fields"].raw_get(0)
    seal = reader.root["/Perms"].raw_get("/DocMDP")
    root, form = reader.trailer.raw_get("/Root"), reader.root.raw_get("/AcroForm")
    assert written == {field.idnum, seal.idnum, root.idnum, form.idnum}


def test_look_metadata_and_version_stay_as_drawn(sealer: Sealer) -> None:
    drawn = draw()
    with (
        pikepdf.open(io.BytesIO(drawn)) as before,
        pikepdf.open(io.BytesIO(sealer.seal(drawn, at=AT))) as after,
    ):
        assert after.pdf_version == "1.7"
        assert "/Version" not in after.Root
        assert "/Extensions" not in after.Root
        assert bytes(before.Root.Metadata.read_bytes()) == bytes(after.Root.Metadata.read_bytes())
        assert dict(before.docinfo) == dict(after.docinfo)
        field, old = after.Root.AcroForm.Fields[0], before.Root.AcroForm.Fields[0]
        assert field.AP.N.read_bytes() == old.AP.N.read_bytes()
        assert set(field.keys()) - set(old.keys()) == {"/V"}
        assert after.Root.AcroForm.SigFlags == 3


def test_the_seal_is_a_certification_by_pades(sealed: bytes) -> None:
    with pikepdf.open(io.BytesIO(sealed)) as pdf:
        seal = pdf.Root.Perms.DocMDP
        assert seal.SubFilter == "/ETSI.CAdES.detached"
        assert seal.Reference[0].TransformParams.P == 1
        assert str(seal.M) == "D:20261123140509Z"
        assert "/Name" not in seal


def test_the_same_drawing_gives_the_same_file(project: Project) -> None:
    drawn = draw()
    first, second = Sealer(project.device), Sealer(project.device)
    assert first.seal(drawn, at=AT) == second.seal(drawn, at=AT)
    assert first.seal(drawn, at=AT) != first.seal(drawn, at=AT + timedelta(seconds=1))


def test_a_time_of_another_zone_is_the_same_instant(sealer: Sealer) -> None:
    summer = AT.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert sealer.seal(draw(), at=summer) == sealer.seal(draw(), at=AT)


def test_a_time_without_a_zone_is_a_mistake(sealer: Sealer) -> None:
    with pytest.raises(ValueError, match="zone"):
        sealer.seal(draw(), at=datetime(2026, 1, 1))  # noqa: DTZ001


def test_a_file_is_sealed_once(sealer: Sealer, sealed: bytes) -> None:
    with pytest.raises(ValueError, match="sealed already"):
        sealer.seal(sealed, at=AT)


def test_a_drawing_without_a_place_for_the_seal_is_a_mistake(sealer: Sealer) -> None:
    with pytest.raises(Exception, match="Seal"):
        sealer.seal(draw(fields=("Other",)), at=AT)


def test_a_file_that_is_too_large_is_refused(sealer: Sealer) -> None:
    with pytest.raises(UserError) as refused:
        sealer.seal(bytes(canonical.LARGEST), at=AT)
    assert refused.value.code == "DOCUMENT_TOO_LARGE"


def test_a_key_that_cannot_be_read_is_refused(project: Project) -> None:
    device, other = project.device, project.stranger
    for broken in (
        Identity(b"", device.certificate_pem),
        Identity(device.key_pem[:-100], device.certificate_pem),
        Identity(device.key_pem, b""),
        Identity(device.key_pem, other.certificate_pem),
        Identity(device.key_pem, device.certificate_pem, (b"junk",)),
    ):
        with pytest.raises(UserError) as refused:
            Sealer(broken)
        assert refused.value.code == "KEY_UNREADABLE"


def test_more_certificates_than_fit_are_a_mistake(project: Project) -> None:
    many = tuple(new_project_root(f"Root {n}", AT).certificate_pem for n in range(8))
    crowded = Sealer(Identity(project.alone.key_pem, project.alone.certificate_pem, many))
    with pytest.raises(ValueError, match="too many certificates"):
        crowded.seal(draw(), at=AT)


# What others say.


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def test_openssl_verifies_the_seal(sealed: bytes, project: Project, tmp_path: Path) -> None:
    before, _, after = parts(sealed)
    (tmp_path / "seal.der").write_bytes(cms_of(sealed))
    (tmp_path / "content").write_bytes(before + after)
    (tmp_path / "root.pem").write_bytes(project.root.certificate_pem)
    words = "cms -verify -inform DER -in seal.der -content content -binary -CAfile root.pem"
    done = subprocess.run(
        [tool("openssl"), *words.split(), "-cades", "-purpose", "any", "-out", "out"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "CAdES Verification successful" in done.stderr, done.stderr
    assert done.returncode == 0


def test_poppler_shows_the_seal(sealed: bytes, tmp_path: Path) -> None:
    (tmp_path / "sealed.pdf").write_bytes(sealed)
    done = subprocess.run(
        [tool("pdfsig"), "sealed.pdf"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "Signature is Valid." in done.stdout
    assert "Total document signed" in done.stdout
    assert "ETSI.CAdES.detached" in done.stdout
    assert "Siân Wójcik" in done.stdout


def test_qpdf_finds_nothing_wrong(sealed: bytes, tmp_path: Path) -> None:
    (tmp_path / "sealed.pdf").write_bytes(sealed)
    done = subprocess.run(
        [tool("qpdf"), "--check", "sealed.pdf"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0


_OFFLINE = """
import sys
from datetime import UTC, datetime
from sle_desktop.signing.identity import new_identity
from sle_desktop.signing.seal import Sealer
from sle_desktop.signing.verify import verify
at = datetime(2026, 11, 23, tzinfo=UTC)
sealed = Sealer(new_identity("Ann", "a@b.org", at)).seal(sys.stdin.buffer.read(), at=at)
print(verify(sealed, now=at).verdict)
"""


def test_sealing_and_judging_need_no_network() -> None:
    command = [tool("unshare"), "-rn"]
    if subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no network namespaces here")
    done = subprocess.run(
        [*command, sys.executable, "-W", "error", "-c", _OFFLINE],
        input=draw(),
        capture_output=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout == b"intact-unknown-signer\n", done.stderr


def best_of(count: int, job: object) -> float:
    assert callable(job)
    times = []
    for _ in range(count):
        begun = time.process_time()
        job()
        times.append(time.process_time() - begun)
    return min(times)


def test_sealing_and_judging_are_quick(sealer: Sealer, project: Project) -> None:
    """A document of four pages and 500 KB; the bounds are those of the design."""
    drawn = draw(pages=4, ballast=bytes(range(256)) * 1900)
    sealed = sealer.seal(drawn, at=AT)
    assert best_of(3, lambda: sealer.seal(drawn, at=AT)) < 0.080
    assert best_of(3, lambda: verify(sealed, roots=project.roots, now=NOW)) < 0.150
