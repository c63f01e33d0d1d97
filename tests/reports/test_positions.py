"""Positions are counted and compared, never averaged; a blank is never the lowest."""

from hypothesis import given
from hypothesis import strategies as st

from sle_desktop.reports.blocks import Band, Transition
from sle_desktop.reports.positions import (
    RATED,
    Change,
    Statement,
    band,
    differ,
    direction,
    movement,
    not_compared,
    recommendations,
    standing,
)
from tests.forms.instruments import shipped

R, A, G = RATED
UNSEEN, APART = Band.NOT_LOOKED_AT, Band.NOT_APPLICABLE
ONE = Statement("1a", "We find out.", "1a", ("agreed_1a",))

changes = st.lists(
    st.builds(
        Change,
        st.just(ONE),
        st.sampled_from([None, *Band]),
        st.sampled_from(list(Band)),
    ),
    max_size=40,
)


def test_a_blank_is_not_looked_at() -> None:
    assert band(None) is band("") is band("not_looked") is UNSEEN
    assert (band("r"), band("a"), band("g"), band("not_applicable")) == (R, A, G, APART)


def test_the_shipped_audit_has_eight_recommendations_of_four_statements() -> None:
    found = recommendations(shipped("eef_audit"))
    assert [one.number for one in found] == list("12345678")
    assert [len(one.statements) for one in found] == [4] * 8
    assert found[2].short == "Problems"
    assert found[2].statements[0].words == "All pupils meet problems whose method is not obvious."


@given(changes)
def test_every_statement_is_matched_or_has_a_reason(told: list[Change]) -> None:
    ways, left = movement(told), not_compared(told)
    matched = sum(one.matched for one in told)
    assert sum(way.count for way in ways) == matched
    assert all(way.of == matched for way in ways)
    assert sum(left.values()) == len(told) - matched
    for way in ways:
        assert sum(one.count for one in way.transitions) == way.count


@given(changes)
def test_only_statements_looked_at_both_times_are_compared(told: list[Change]) -> None:
    for one in told:
        assert one.matched is (one.before in RATED and one.now in RATED)


def test_slips_are_shown_like_gains() -> None:
    pairs = [(R, A), (R, A), (A, G), (R, G), (G, A), (A, R), (G, R), (A, A)]
    up, same, down = movement([Change(ONE, before, now) for before, now in pairs])
    assert (up.count, same.count, down.count) == (4, 1, 3)
    assert up.transitions == (Transition(2, R, A), Transition(1, A, G), Transition(1, R, G))
    assert down.transitions == (Transition(1, G, A), Transition(1, A, R), Transition(1, G, R))


def test_reasons() -> None:
    told = {
        "before": Change(ONE, UNSEEN, A),
        "now": Change(ONE, A, UNSEEN),
        "never": Change(ONE, UNSEEN, UNSEEN),
        "new": Change(ONE, None, A),
        "not_applicable": Change(ONE, A, APART),
    }
    assert {why: one.why_not for why, one in told.items()} == {why: why for why in told}
    assert not_compared(told.values()) == dict.fromkeys(told, 1)


def test_standing_counts_only_what_was_looked_at() -> None:
    secure, developing, lowest = standing([G, A, A, UNSEEN, APART])
    assert [(one.count, one.of, one.words) for one in (secure, developing, lowest)] == [
        (1, 3, "secure"),
        (2, 3, "developing"),
        (0, 3, "not yet in place"),
    ]


def test_directions() -> None:
    assert direction(R, A) == "improving"
    assert direction(G, A) == "slipping"
    assert direction(A, A) == "steady"
    assert direction(UNSEEN, A) == direction(None, A) == "first_look"
    assert direction(A, UNSEEN) == ""


def test_views_differ_by_two_bands_only() -> None:
    assert differ(R, G)
    assert differ(G, R)
    assert not differ(R, A)
    assert not differ(R, UNSEEN)
