"""How hard a passphrase is to guess, and whether a recovery code was typed back as it was given."""

import itertools
import math
from enum import Enum

LEAST = 8
"""The fewest characters of a passphrase."""

_COMMON = (
    "password", "passphrase", "letmein", "qwerty", "welcome", "iloveyou", "football", "monkey",
    "dragon", "sunshine", "princess", "teacher", "school", "maths", "dorset", "1234", "abcd",
    "abc123", "admin", "secret", "liverpool", "arsenal", "chelsea",
)  # fmt: skip
"""Words that guessers try first; each counts as two characters."""

_COUNTS_AS = 2
_FAIR_BITS, _STRONG_BITS = 45, 65
_FORGIVEN = str.maketrans({"O": "0", "I": "1", "L": "1"})
_IN_A_GROUP = 5


class Strength(Enum):
    """How hard a passphrase is to guess, and what is said about it."""

    NONE = ""
    SHORT = f"Too short: use at least {LEAST} characters."
    WEAK = "Easy to guess. Three or four unrelated words are easy to remember and hard to guess."
    FAIR = "Fair. One more word would make it strong."
    STRONG = "Strong."

    @property
    def is_enough(self) -> bool:
        """Whether it may be used: a weak one is said to be weak, not refused."""
        return self is not Strength.SHORT


def strength(passphrase: str) -> Strength:
    """Return how hard a passphrase is to guess: the length and variety that guessers must try."""
    if not passphrase:
        return Strength.NONE
    if len(passphrase) < LEAST:
        return Strength.SHORT
    bits = _bits(passphrase)
    if bits < _FAIR_BITS:
        return Strength.WEAK
    return Strength.STRONG if bits >= _STRONG_BITS else Strength.FAIR


def _bits(passphrase: str) -> float:
    length, plain = float(len(passphrase)), passphrase.casefold()
    for word in _COMMON:
        length -= plain.count(word) * (len(word) - _COUNTS_AS)
    # A run ("aaaa", "6789") adds next to nothing to what must be tried.
    runs = sum(abs(ord(one) - ord(other)) <= 1 for one, other in itertools.pairwise(plain))
    kinds = (
        (str.islower, 26),
        (str.isupper, 26),
        (str.isdigit, 10),
        (lambda one: not one.isalnum(), 16),
    )
    pool = sum(size for has, size in kinds if any(has(one) for one in passphrase))
    # Words are not random letters: two thirds of the bits that random ones would have.
    return max(length - 0.75 * runs, 0) * math.log2(pool or 1) * 2 / 3


def plainly(code: str) -> str:
    """Return a code without what people vary: case, spaces, dashes, O for 0, I and L for 1."""
    return "".join(one for one in code.upper().translate(_FORGIVEN) if one.isalnum())


def groups(code: str) -> tuple[str, ...]:
    """Return the groups of five of a code, however it was typed; the last may be shorter."""
    plain = plainly(code)
    return tuple(plain[at : at + _IN_A_GROUP] for at in range(0, len(plain), _IN_A_GROUP))


def wrong_group(typed: str, code: str) -> int:
    """Return the number, from 1, of the first typed group that differs from the code's; 0 for none.

    A group that is still being typed is only wrong once it can no longer become right.
    """
    right = groups(code)
    for at, group in enumerate(groups(typed)):
        if at >= len(right) or not right[at].startswith(group):
            return at + 1
    return 0
