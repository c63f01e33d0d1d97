"""The law: a file that differs from a sealed one in any byte is never intact; an honest one is."""

import multiprocessing
import os
import random
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sle_desktop.signing import canonical
from sle_desktop.signing.seal import Sealer
from sle_desktop.signing.verify import verify
from tests.signing.conftest import AT, NOW, Project
from tests.signing.drawn import draw

Change = tuple[int, int]
"""An offset, and the byte that is put there instead."""


def escaped(sealed: bytes, changes: Iterable[Change]) -> list[Change]:
    """Return the changes after which the file is still called intact."""
    file = bytearray(sealed)
    found = []
    for at, value in changes:
        honest = file[at]
        file[at] = value
        if value != honest and "intact" in verify(bytes(file), now=NOW).verdict:
            found.append((at, value))
        file[at] = honest
    return found


def other_bytes(honest: int, count: int, chance: random.Random) -> set[int]:
    """Return other values for a byte: the other case first, neighbours, then any."""
    near = [honest ^ 0x20, honest ^ 0x01, honest ^ 0x80, 0x30, 0x20, 0x00]
    return set([value for value in near if value != honest][: count - 1]) | {
        honest ^ chance.randrange(1, 256)
    }


def test_no_changed_byte_of_the_seal_is_overlooked(sealed: bytes) -> None:
    gap = canonical.find_gap(sealed)
    used = sealed.rindex(b"1", gap.start, gap.end) + 200
    chance = random.Random(used)
    places = {*range(gap.start, used, 2), *chance.sample(range(used, gap.end), 500), gap.end - 1}
    changes = [(at, v) for at in places for v in other_bytes(sealed[at], 1, chance)]
    letters = [at for at in range(gap.start, gap.end) if sealed[at : at + 1].isalpha()]
    changes += [(at, sealed[at] ^ 0x20) for at in letters[::3]]
    assert len(changes) > 4000
    assert not escaped(sealed, changes)


def test_no_changed_byte_around_the_seal_is_overlooked(sealed: bytes) -> None:
    gap = canonical.find_gap(sealed)
    around = [*range(gap.start), *range(gap.end, len(sealed))]
    chance = random.Random(len(sealed))
    changes = [(at, v) for at in around for v in other_bytes(sealed[at], 1, chance)]
    assert not escaped(sealed, changes)


@given(
    at=st.integers(0, 25_000),
    gone=st.integers(0, 40),
    put=st.binary(max_size=40) | st.sampled_from([b"0", b"\n", b" ", b"%%EOF\n", b"endobj\n"]),
)
def test_no_insertion_deletion_or_replacement_is_overlooked(
    sealed: bytes, at: int, gone: int, put: bytes
) -> None:
    at %= len(sealed) + 1
    changed = sealed[:at] + put + sealed[at + gone :]
    if changed != sealed:
        assert "intact" not in verify(changed, now=NOW).verdict


@given(st.integers(0, 25_000), st.integers(0, 25_000), st.integers(1, 300))
def test_no_exchange_of_two_pieces_is_overlooked(
    sealed: bytes, one: int, other: int, size: int
) -> None:
    one, other = sorted((one % len(sealed), other % len(sealed)))
    size = min(size, other - one, len(sealed) - other)
    first, second = sealed[one : one + size], sealed[other : other + size]
    changed = sealed[:one] + second + sealed[one + size : other] + first + sealed[other + size :]
    if changed != sealed:
        assert "intact" not in verify(changed, now=NOW).verdict


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@settings(max_examples=25)
@given(
    text=words | st.sampled_from(["/ByteRange [0 1 2 3]", "%%EOF", "startxref", "/Type /Sig"]),
    xmp=st.binary(max_size=300) | st.just(b"/ByteRange [0 100 16486 9] urn:sle-desktop"),
    pages=st.integers(1, 4),
    ballast=st.binary(max_size=500) | st.just(b"xref\n0 1\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n"),
    seconds=st.integers(0, 20 * 365 * 86_400),
)
def test_an_honest_file_is_always_intact(
    sealer: Sealer,
    project: Project,
    text: str,
    xmp: bytes,
    pages: int,
    ballast: bytes,
    seconds: int,
) -> None:
    at = AT + timedelta(seconds=seconds)
    drawn = draw(text, metadata=xmp, pages=pages, ballast=ballast)
    verdict = verify(sealer.seal(drawn, at=at), roots=project.roots, now=at)
    assert verdict.verdict == "intact", verdict.reasons
    assert verdict.sealed_at == at
    assert verdict.signer == "Siân Wójcik"


MEANT = b"0123456789ABCDEFabcdef \t\r\n\f\0<>()[]/%"
"""What a byte could be changed to and still be read: every digit, white space, delimiters."""


def _escaped_at(sealed: bytes, places: range) -> list[Change]:
    values = {at: {sealed[at] ^ 1 << bit for bit in range(8)}.union(MEANT) for at in places}
    return escaped(sealed, ((at, value) for at in places for value in values[at]))


@pytest.mark.prove
@pytest.mark.timeout(3600)
def test_every_byte_is_proven(sealed: bytes) -> None:
    """Every byte of the file, /Contents and all, is changed to some forty others."""
    assert "intact" in verify(sealed, now=NOW).verdict
    pieces = [range(at, min(at + 200, len(sealed))) for at in range(0, len(sealed), 200)]
    # Spawned, not forked: a fork copies whatever the threads of other tests hold.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=context) as pool:
        found = [one for some in pool.map(partial(_escaped_at, sealed), pieces) for one in some]
    assert not found
