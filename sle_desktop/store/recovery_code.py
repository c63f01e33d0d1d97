"""The recovery code: 160 random bits that a person writes down and types back.

Written as eight groups of five characters of Crockford's alphabet, which has no I, L, O or U. The
fifth character of a group checks the other four and the group's place, so that a slip of the pen
is named by its group. Any one wrong character, any two neighbours swapped and any two groups
swapped are noticed.
"""

import secrets

from sle_desktop.errors import UserError

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FORGIVEN = str.maketrans({"O": "0", "I": "1", "L": "1"})
_GROUPS, _DIGITS = 8, 4
_BYTES = 20


def new_code() -> str:
    """Return a new code, groups joined by dashes."""
    return _written(secrets.token_bytes(_BYTES))


def read_code(typed: str) -> bytes:
    """Return the 20 secret bytes of a code typed in any case, with or without spaces and dashes.

    Raises RECOVERY_CODE_MISTYPED, naming the first group that cannot be right.
    """
    found = [character for character in typed.upper().translate(_FORGIVEN) if character.isalnum()]
    if len(found) != _GROUPS * (_DIGITS + 1) or any(one not in _ALPHABET for one in found):
        raise UserError(
            "RECOVERY_CODE_MISTYPED",
            "A recovery code has eight groups of five letters and numbers.",
            "Compare what you typed with the code you wrote down.",
        )
    digits = [_ALPHABET.index(one) for one in found]
    value = 0
    for index in range(_GROUPS):
        *group, check = digits[index * 5 : index * 5 + 5]
        if _check(index, group) != check:
            raise UserError(
                "RECOVERY_CODE_MISTYPED",
                f"Group {index + 1} of the recovery code is not as it was given.",
                "Compare that group with the code you wrote down.",
            )
        for digit in group:
            value = value << 5 | digit
    return value.to_bytes(_BYTES)


def _written(secret: bytes) -> str:
    value = int.from_bytes(secret)
    count = _GROUPS * _DIGITS
    digits = [value >> 5 * (count - 1 - place) & 31 for place in range(count)]
    groups = [digits[start : start + _DIGITS] for start in range(0, count, _DIGITS)]
    checked = [[*group, _check(index, group)] for index, group in enumerate(groups)]
    return "-".join("".join(_ALPHABET[digit] for digit in group) for group in checked)


def _check(index: int, group: list[int]) -> int:
    total = index + 1
    for digit in group:
        total = _doubled(total) ^ digit
    return _doubled(total)


def _doubled(value: int) -> int:
    """Multiply by x in GF(32) with x⁵ = x² + 1, where every power up to 31 differs."""
    value <<= 1
    return value ^ 0b100101 if value & 32 else value
