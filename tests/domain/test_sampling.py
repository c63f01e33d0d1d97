"""A sample is spread evenly, by letters, and says nothing that nobody asked for."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.domain.sampling import FLAGS, LETTERS, Wanted, planned

POINTS = ("lower", "middle", "higher")


def test_eight_books_from_two_years() -> None:
    books = planned(Wanted(8, ("3", "4"), POINTS, {"disadvantaged": 2, "eal": 1}))
    assert "".join(one["letter"] for one in books) == "ABCDEFGH"
    assert [one["year"] for one in books] == ["3"] * 4 + ["4"] * 4
    assert [one["starting_point"] for one in books] == [
        *("lower", "lower", "middle", "higher"),
        *("lower", "middle", "middle", "higher"),
    ]
    assert [one["letter"] for one in books if one["disadvantaged"] == "yes"] == ["A", "E"]
    assert {one["send"] for one in books} == {""}
    assert Counter(one["eal"] for one in books) == {"yes": 1, "no": 7}


@given(
    st.integers(-3, 40),
    st.lists(st.sampled_from("R12345678"), unique=True, max_size=4).map(tuple),
    st.lists(st.sampled_from(POINTS), unique=True, max_size=3).map(tuple),
    st.dictionaries(st.sampled_from(FLAGS), st.integers(-2, 30)),
)
def test_it_is_as_even_as_it_can_be(
    books: int, years: tuple[str, ...], points: tuple[str, ...], groups: dict[str, int]
) -> None:
    made = planned(Wanted(books, years, points, groups))
    assert [one["letter"] for one in made] == list(LETTERS[: max(0, books)])
    for name, listed in (("year", years), ("starting_point", points)):
        found = Counter(one[name] for one in made)
        assert set(found) <= set(listed or ("",))
        if listed and made:
            counts = [found[one] for one in listed]
            assert max(counts) - min(counts) <= 1
    for name in FLAGS:
        yes = sum(one[name] == "yes" for one in made)
        assert yes == max(0, min(groups.get(name, 0), len(made)))


@pytest.mark.parametrize("books", [0, 1])
def test_a_tiny_sample_is_no_trouble(books: int) -> None:
    assert len(planned(Wanted(books, ("3",), POINTS, {"send": 5}))) == books
