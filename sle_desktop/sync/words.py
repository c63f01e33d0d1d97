"""Six words for two people on the telephone, who compare what their laptops show."""

from functools import cache

from sle_desktop import paths

_COUNT, _BITS = 6, 11


def six_words(digest: bytes) -> str:
    """Return the first 66 bits of a digest as six words, each one of 2,048 (the BIP-39 list)."""
    number = int.from_bytes(digest) >> (8 * len(digest) - _COUNT * _BITS)
    places = [number >> _BITS * at & (1 << _BITS) - 1 for at in reversed(range(_COUNT))]
    return " ".join(_words()[place] for place in places)


@cache
def _words() -> tuple[str, ...]:
    return tuple((paths.resources() / "words.txt").read_text(encoding="ascii").split())
