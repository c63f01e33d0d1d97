"""Update files: read as written, also by stock programs; refused whole when anything is off."""

import gzip
import hashlib
import io
import random
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyrage
import pytest

from sle_desktop.errors import UserError
from sle_desktop.sync import update
from sle_desktop.sync.reading import Reader, read_update
from sle_desktop.sync.update import Manifest, Outgoing
from tests.sync.conftest import Laptop, Project
from tests.sync.test_release import stream

PHOTO = b"\xff\xd8 a picture " * 700


@dataclass
class Kept:
    """A sink that holds photos in memory."""

    whole: list[bytes] = field(default_factory=list)
    part: bytes = b""

    def begin(self, sha256: str) -> None:
        self.part = b""

    def write(self, piece: bytes) -> None:
        self.part += piece

    def end(self) -> None:
        self.whole.append(self.part)


def manifest_of(project: Project, lines: tuple[bytes, ...], photos: dict[str, int]) -> Manifest:
    return Manifest(
        format=update.FORMAT,
        purpose="lead",
        project=project.fingerprint,
        sender="d1",
        recipient=project.lead.recipient,
        first=1 if lines else 0,
        last=len(lines),
        releases=update.digest_of(lines),
        photos=photos,
        made="2026-09-01T09:00:00Z",
        app="0.1.0",
    )


def photo(_sha256: str) -> Iterator[bytes]:
    yield PHOTO[:1000]
    yield PHOTO[1000:]


def made(
    project: Project,
    change: Callable[[Manifest], Manifest] = lambda same: same,
    signer: Laptop | None = None,
    count: int = 3,
) -> bytes:
    """Return an update from the laptop to the lead, as a whole file."""
    lines = tuple(one.line for one in stream(count=count))
    photos = {hashlib.sha256(PHOTO).hexdigest(): len(PHOTO)}
    outgoing = Outgoing(change(manifest_of(project, lines, photos)), lines, photo)
    target = io.BytesIO()
    sign = (signer or project.laptop).sign
    update.write_update(target, outgoing, sign, [project.lead.recipient])
    return target.getvalue()


def reader(project: Project) -> Reader:
    return Reader(project.lead.secret, project.fingerprint, project.judge, Kept())


def refusal(data: bytes, by: Reader) -> str:
    with pytest.raises(UserError) as refused:
        read_update(io.BytesIO(data), by)
    assert refused.value.says
    assert refused.value.do
    return refused.value.code


def test_an_update_is_read_as_it_was_written(project: Project) -> None:
    kept = Kept()
    read = read_update(io.BytesIO(made(project)), replace(reader(project), photos=kept))
    assert list(read.releases) == stream()
    assert read.signer == project.laptop.own.certificate_pem.decode()
    assert read.manifest.sender == "d1"
    assert kept.whole == [PHOTO]


def test_an_update_of_nothing_is_an_update(project: Project) -> None:
    assert read_update(io.BytesIO(made(project, count=0)), reader(project)).releases == ()


@pytest.mark.skipif(not (shutil.which("age") and shutil.which("openssl")), reason="needs age")
def test_stock_programs_read_it_without_us(project: Project, tmp_path: Path) -> None:
    (tmp_path / "update").write_bytes(made(project))
    (tmp_path / "key").write_text(project.lead.secret + "\n")
    (tmp_path / "root.pem").write_bytes(project.root.certificate_pem)

    def run(line: str) -> None:
        subprocess.run(line, cwd=tmp_path, shell=True, check=True, capture_output=True)

    run("age -d -i key update | tar xz")
    run(
        "openssl cms -verify -binary -inform DER -in manifest.p7s -content manifest.json"
        " -CAfile root.pem -purpose any -out signed.json"
    )
    assert (tmp_path / "signed.json").read_bytes() == (tmp_path / "manifest.json").read_bytes()
    lines = (tmp_path / "releases.jsonl").read_bytes().splitlines()
    assert lines == [one.line for one in stream()]
    assert [one.read_bytes() for one in (tmp_path / "photos").iterdir()] == [PHOTO]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda m: replace(m, format="sle-desktop/update/2"), "NEWER_FILE"),
        (lambda m: replace(m, recipient="age1other"), "OTHER_RECIPIENT"),
        (lambda m: replace(m, project="00"), "OTHER_PROJECT"),
        (lambda m: replace(m, releases="00"), "FILE_DAMAGED"),
        (lambda m: replace(m, sender="d2"), "FILE_DAMAGED"),
        (lambda m: replace(m, first=2, last=4), "FILE_DAMAGED"),
        (lambda m: replace(m, last=9), "FILE_DAMAGED"),
        (lambda m: replace(m, photos={"../../x": 1}), "FILE_DAMAGED"),
        (lambda m: replace(m, photos={"0" * 64: 3}), "FILE_DAMAGED"),
        (lambda m: replace(m, first=True), "FILE_DAMAGED"),
        (lambda m: replace(m, made=7), "FILE_DAMAGED"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(
    project: Project, change: Callable[[Manifest], Manifest], code: str
) -> None:
    assert refusal(made(project, change), reader(project)) == code


def test_only_those_the_project_vouches_for_are_heard(project: Project) -> None:
    assert refusal(made(project, signer=project.stranger), reader(project)) == "SIGNATURE_REFUSED"


def test_an_update_for_another_is_not_opened_and_not_handed_on(project: Project) -> None:
    data = made(project)
    other = replace(reader(project), secret=project.laptop.secret)
    assert refusal(data, other) == "UPDATE_UNREADABLE"
    plain = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(project.lead.secret)])
    wrapped = pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(project.laptop.recipient)])
    assert refusal(wrapped, other) == "OTHER_RECIPIENT"


def test_cut_off_anywhere_it_is_refused_whole(project: Project) -> None:
    data = made(project)
    for size in range(0, len(data), 37):
        assert refusal(data[:size], reader(project)) == "UPDATE_UNREADABLE"


def test_a_changed_bit_is_refused_whole(project: Project) -> None:
    data = made(project)
    lots = random.Random(7)
    for _ in range(120):
        at = lots.randrange(len(data))
        changed = data[:at] + bytes([data[at] ^ 1 << lots.randrange(8)]) + data[at + 1 :]
        assert refusal(changed, reader(project)) == "UPDATE_UNREADABLE"


def wrapped(project: Project, packed: bytes) -> bytes:
    recipient = pyrage.x25519.Recipient.from_str(project.lead.recipient)
    return pyrage.encrypt(packed, [recipient])  # type: ignore[no-any-return]


def packed(project: Project) -> bytes:
    identity = pyrage.x25519.Identity.from_str(project.lead.secret)
    return pyrage.decrypt(made(project), [identity])  # type: ignore[no-any-return]


def test_what_no_update_holds_is_refused(project: Project) -> None:
    whole = packed(project)
    plain = gzip.decompress(whole)
    odd = [
        b"",
        b"not gzip",
        whole[:-20],
        whole + whole,
        whole + b"x",
        gzip.compress(plain[:-512]),
        gzip.compress(plain + b"\0" * 512),
        gzip.compress(plain + b"x" * 512),
        gzip.compress(plain.replace(b"photos/", b"../../x", 1)),
        gzip.compress(b"\xff" * 4096),
    ]
    odd += [_tar_with(member, plain) for member in ("link", "folder", "again")]
    for data in odd:
        assert refusal(wrapped(project, data), reader(project)) == "FILE_DAMAGED"


def _tar_with(kind: str, plain: bytes) -> bytes:
    """Return the tar of an update with one member that does not belong there."""
    target = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(plain)) as source,
        tarfile.open(fileobj=target, mode="w:gz", format=tarfile.USTAR_FORMAT) as other,
    ):
        for member in source.getmembers():
            other.addfile(member, source.extractfile(member))
            about = tarfile.TarInfo("releases.jsonl" if kind == "again" else "x")
            about.type = {"link": tarfile.SYMTYPE, "folder": tarfile.DIRTYPE}.get(kind, b"0")
            about.linkname = "/etc/passwd" if kind == "link" else ""
            other.addfile(about)
    return target.getvalue()


def test_bombs_are_refused_before_they_grow(project: Project) -> None:
    about = tarfile.TarInfo(update.MANIFEST)
    about.size = 1 << 33
    bomb = about.tobuf(tarfile.GNU_FORMAT) + bytes(1 << 20)
    assert refusal(wrapped(project, gzip.compress(bomb)), reader(project)) in (
        "UPDATE_TOO_LARGE",
        "FILE_DAMAGED",
    )
    about.size = 5 << 20
    bomb = about.tobuf(tarfile.USTAR_FORMAT) + bytes(50 << 20)
    assert refusal(wrapped(project, gzip.compress(bomb)), reader(project)) == "UPDATE_TOO_LARGE"
