"""Encrypted files: given back byte for byte, or refused."""

import hashlib
import io
import json
import random
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sle_desktop.errors import UserError
from sle_desktop.store import files as encrypted
from sle_desktop.store import layout
from sle_desktop.store.files import FRAME, Files, opened_frames, sealed_frames

KEY = bytes(range(32))
VECTORS = Path(__file__).parent / "vectors"


@pytest.fixture
def files(folder: Path) -> Files:
    return Files(folder, KEY)


@pytest.mark.parametrize("size", [0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME])
def test_content_comes_back(files: Files, size: int) -> None:
    content = random.Random(size).randbytes(size)
    sha256 = files.put(content)
    assert sha256 == hashlib.sha256(content).hexdigest()
    assert files.get(sha256) == content
    assert files.has(sha256)
    assert files.put(content) == sha256
    assert len(_all(files)) == 1


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.binary(max_size=3 * FRAME // 2), max_size=6))
def test_pieces_of_any_size_are_one_stream(files: Files, pieces: list[bytes]) -> None:
    assert files.get(files.put_stream(pieces)) == b"".join(pieces)


def test_a_missing_file_is_said(files: Files) -> None:
    with pytest.raises(UserError, match="FILE_MISSING"):
        files.get("ab" * 32)


def _all(files: Files) -> list[Path]:
    return [path for path in files.place("ab" * 32).parents[1].rglob("*") if path.is_file()]


@pytest.mark.parametrize("cut", [0, 1, 24, 25, 30, FRAME, FRAME + 41, FRAME + 42, 2 * FRAME])
def test_a_file_cut_short_is_damaged(files: Files, cut: int) -> None:
    sha256 = files.put(bytes(2 * FRAME + 5))
    place = files.place(sha256)
    place.write_bytes(place.read_bytes()[:cut])
    with pytest.raises(UserError, match="FILE_DAMAGED"):
        files.get(sha256)


def test_every_changed_byte_is_noticed(files: Files) -> None:
    sha256 = files.put(b"Agreed: talk partners in Year 4.")
    place = files.place(sha256)
    sealed = place.read_bytes()
    for index in range(len(sealed)):
        changed = bytearray(sealed)
        changed[index] ^= 1
        place.write_bytes(changed)
        with pytest.raises(UserError, match="FILE_DAMAGED"):
            files.get(sha256)


def test_frames_out_of_order_or_too_many_are_noticed(files: Files) -> None:
    sha256 = files.put(random.Random(1).randbytes(3 * FRAME))
    place = files.place(sha256)
    sealed = place.read_bytes()
    header, step = sealed[:25], FRAME + 16
    frames = [sealed[25 + step * number : 25 + step * (number + 1)] for number in range(3)]
    first, second, third = frames
    for order in ([second, first, third], [first, third], [first, second], [*frames, third]):
        place.write_bytes(header + b"".join(order))
        with pytest.raises(UserError, match="FILE_DAMAGED"):
            files.get(sha256)


def test_one_file_in_anothers_place_is_noticed(files: Files) -> None:
    one, other = files.put(b"one"), files.put(b"other")
    files.place(one).write_bytes(files.place(other).read_bytes())
    with pytest.raises(UserError, match="FILE_DAMAGED"):
        files.get(one)
    assert files.put(b"one") == one
    assert files.get(one) == b"one"


def test_names_tell_nothing_without_the_key(files: Files, tmp_path: Path) -> None:
    sha256 = files.put(b"known content")
    other = Files(tmp_path, bytes(32))
    assert files.place(sha256).name != other.place(sha256).name
    assert sha256 not in str(files.place(sha256))


def test_what_is_not_wanted_is_swept(files: Files) -> None:
    wanted, gone = files.put(b"wanted"), files.put(b"gone")
    part = layout.files(files.place(wanted).parents[2]) / "crashed.part"
    part.write_bytes(b"half")
    assert files.sweep([wanted]) == 2
    assert files.get(wanted) == b"wanted"
    assert not files.has(gone)
    files.remove(wanted)
    assert _all(files) == []


def test_a_stream_that_fails_leaves_nothing_behind(files: Files) -> None:
    def failing() -> "list[bytes]":
        raise OSError(28, "No space left on device")

    with pytest.raises(UserError, match="DISK_FULL"):
        files.put_stream(piece for _ in range(2) for piece in failing())
    assert _all(files) == []


def test_a_whole_file_is_never_held_in_memory(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encrypted, "FRAME", 1024)
    held: list[int] = []

    def pieces() -> "list[bytes]":
        held.append(1)
        return [bytes(1024)]

    sealed = sealed_frames(KEY, bytes(16), (piece for _ in range(100) for piece in pieces()))
    next(sealed)
    next(sealed)
    assert len(held) == 2
    sha256 = files.put_stream(piece for _ in range(100) for piece in pieces())
    assert sum(map(len, files.stream(sha256))) == 100 * 1024


def test_the_golden_file_still_opens() -> None:
    vector = json.loads((VECTORS / "file.json").read_text())
    sealed = bytes.fromhex(vector["sealed"])
    files = Files(Path("nowhere"), bytes.fromhex(vector["store_key"]))
    content = vector["content"].encode()
    assert files.place(vector["sha256"]).name == vector["name"]
    key = bytes.fromhex(vector["file_key"])
    assert b"".join(opened_frames(key, io.BytesIO(sealed))) == content
    assert b"".join(sealed_frames(key, bytes.fromhex(vector["salt"]), [content])) == sealed


def test_a_file_of_a_later_version_is_not_guessed_at() -> None:
    sealed = bytearray(b"".join(sealed_frames(KEY, bytes(16), [b"x"])))
    sealed[8] = 2
    with pytest.raises(ValueError, match="version"):
        list(opened_frames(KEY, io.BytesIO(sealed)))
    with pytest.raises(InvalidTag):
        list(opened_frames(bytes(32), io.BytesIO(b"".join(sealed_frames(KEY, bytes(16), [])))))
