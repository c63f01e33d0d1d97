"""Releases: one line in one form, numbered and chained."""

import json
from dataclasses import replace

import pytest

from sle_desktop.sync.release import BrokenRelease, Release, check_chain, read_line


def stream(device: str = "d1", count: int = 3) -> list[Release]:
    made: list[Release] = []
    for number in range(1, count + 1):
        previous = made[-1].hash if made else ""
        body = {"form": "visit", "answers": {"focus": ["r2"], "£": "½"}}
        made.append(Release(device, number, "record", f"r{number}", 1, previous, body))
    return made


def test_a_line_is_read_as_it_was_written() -> None:
    for release in stream():
        assert read_line(release.line) == release
        assert read_line(release.line).hash == release.hash


def test_the_line_and_its_hash_never_change() -> None:
    release = Release("d1", 1, "record", "r1", 1, "", {"b": 1, "a": "é"})
    assert release.line.decode() == (
        '{"body":{"a":"é","b":1},"device":"d1","kind":"record","number":1,'
        '"previous":"","record":"r1","version":1}'
    )
    assert release.hash == "f759502487ebdf7fc8b960416c80de80037ff5fc082c78619fd450ca4cfbc420"


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{}",
        b"[]",
        b'{"a": NaN}',
        b"[" * 100_000,
        b"\xff",
        stream()[0].line + b" ",
        stream()[0].line.replace(b'"number":1', b'"number":true'),
        stream()[0].line.replace(b'"number":1', b'"number":0'),
        stream()[0].line.replace(b'"number":1', b'"number":1.0'),
        stream()[0].line.replace(b'"version":1', b'"version":"1"'),
        json.dumps(json.loads(stream()[0].line)).encode(),
    ],
)
def test_any_other_form_is_refused(line: bytes) -> None:
    with pytest.raises(BrokenRelease):
        read_line(line)


def test_a_chain_holds_only_whole_and_in_order() -> None:
    made = stream(count=4)
    check_chain(made, "d1", 1)
    check_chain(made[2:], "d1", 3)
    check_chain([], "d1", 0)
    for broken in (
        made[1:],
        [made[0], made[2]],
        [made[1], made[0]],
        [made[0], replace(made[1], previous="0" * 64)],
        [replace(made[0], previous="0" * 64)],
        [replace(made[0], device="d2")],
    ):
        with pytest.raises(BrokenRelease):
            check_chain(broken, "d1", 1)
