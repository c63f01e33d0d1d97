import pytest
from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.domain.protection import Strength, groups, plainly, strength, wrong_group

CODE = "0123A-4567B-89CDE-FGHJK-MNPQR-STVWX-YZ012-3456Z"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", Strength.NONE),
        ("lamp", Strength.SHORT),
        ("password12", Strength.WEAK),
        ("aaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("12345678901234", Strength.WEAK),
        ("otter lamp river", Strength.FAIR),
        ("correct horse battery staple", Strength.STRONG),
    ],
)
def test_strength_is_said_plainly(words: str, found: Strength) -> None:
    assert strength(words) is found


@given(st.text(min_size=1), st.text(min_size=1))
def test_more_words_are_never_called_shorter(words: str, more: str) -> None:
    if strength(words) is not Strength.SHORT:
        assert strength(words + more) is not Strength.SHORT


def test_what_people_vary_does_not_matter() -> None:
    typed = CODE.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert plainly(typed) == plainly(CODE)
    assert groups(typed) == groups(CODE)
    assert wrong_group(typed, CODE) == 0


@given(st.integers(0, 40))
def test_a_code_that_is_still_being_typed_is_not_wrong(length: int) -> None:
    assert wrong_group(plainly(CODE)[:length], CODE) == 0


@given(st.integers(0, 39), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_the_first_wrong_group_is_named(at: int, other: str) -> None:
    plain = plainly(CODE)
    typed = plain[:at] + other + plain[at + 1 :]
    assert wrong_group(typed, CODE) == (0 if typed == plain else at // 5 + 1)


def test_more_than_the_code_has_is_wrong() -> None:
    assert wrong_group(CODE + "A", CODE) == 9
