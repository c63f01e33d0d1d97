"""The proof of the law bites: each weakening of the verifier lets a changed byte through."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from sle_desktop.signing import canonical, reading, trust
from tests.signing.test_law import escaped

Weaken = Callable[[Any, str, str], None]


@pytest.fixture
def weaken(monkeypatch: pytest.MonkeyPatch) -> Weaken:
    """Return what swaps one function of a module for the same with one line changed."""

    def swap(function: Any, old: str, new: str) -> None:
        module = inspect.getmodule(function)
        source = inspect.getsource(function)
        assert source.count(old) == 1
        names = dict(vars(module))
        exec(source.replace(old, new), names)
        monkeypatch.setattr(module, function.__name__, names[function.__name__])

    return swap


def test_hexadecimal_in_either_case_would_escape(sealed: bytes, weaken: Weaken) -> None:
    gap = canonical.find_gap(sealed)
    letter = next(at for at in range(gap.start, gap.end) if sealed[at : at + 1].isalpha())
    change = [(letter, sealed[letter] ^ 0x20)]
    assert not escaped(sealed, change)
    weaken(canonical.read, "again != found", "again.lower() != found.lower()")
    assert escaped(sealed, change) == change


def test_padding_that_nobody_compares_would_escape(sealed: bytes, weaken: Weaken) -> None:
    change = [(canonical.find_gap(sealed).end - 2, ord("7"))]
    assert not escaped(sealed, change)
    weaken(canonical.read, "again != found", "again[:4000] != found[:4000]")
    assert escaped(sealed, change) == change


def test_bytes_that_no_signature_covers_would_escape(sealed: bytes, weaken: Weaken) -> None:
    """The version of the SignedData: nobody reads it, and no signature covers it."""
    gap = canonical.find_gap(sealed)
    at = sealed.index(b"020101310D", gap.start) + 5
    change = [(at, ord("3"))]
    assert not escaped(sealed, change)
    weaken(canonical.read, "again != found", "False")
    assert escaped(sealed, change) == change


def test_a_digest_that_nobody_takes_would_escape(sealed: bytes, weaken: Weaken) -> None:
    """Two judges take the digest, ours and pyHanko: only without both does a change escape."""
    change = [(20, sealed[20] ^ 1)]
    weaken(canonical.read, "if digest(pdf, gap) != seal.digest", "if False")
    assert not escaped(sealed, change)
    weaken(trust.judge, "if not sound or", "if")
    assert escaped(sealed, change) == change


def test_a_tail_that_nobody_measures_would_escape(sealed: bytes, weaken: Weaken) -> None:
    longer = sealed + b"\n"
    nothing = [(len(sealed), 0x20)]
    assert not escaped(longer, nothing)
    weaken(canonical.find_gap, "end + rest == len(pdf)", "True")
    weaken(canonical.digest, "view[gap.end :]", f"view[gap.end : {len(sealed)}]")
    weaken(reading._check_place, "len(pdf) - gap.end", f"{len(sealed)} - gap.end")
    assert not escaped(longer, nothing)
    weaken(trust.judge, "or status.coverage != SignatureCoverageLevel.ENTIRE_FILE", "")
    assert escaped(longer, nothing) == nothing
