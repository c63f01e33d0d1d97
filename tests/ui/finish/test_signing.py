"""When a signature is complete, and what it says then."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sle_desktop.domain.records import Signature
from sle_desktop.services.before_signing import Signer
from sle_desktop.ui.finish.signing import COMMENT, DECLINED, READ, Put, Signing

INK = (((0.1, 0.5, 0.5), (0.9, 0.5, 0.5)),)
AT = datetime(2026, 11, 24, 11, 31, tzinfo=UTC)


SLE = Signer("sle", "SLE", "Helen Loder", must=True)
LEAD = Signer("maths_lead", "maths lead", "", must=True)
HEAD = Signer("head", "headteacher", "Ruth Stickland", must=False, awaited=True)


@pytest.fixture
def signing() -> Signing:
    return Signing((SLE, LEAD, HEAD), lambda: AT)


@pytest.mark.parametrize(
    ("put", "complete"),
    [
        (Put("Dan", READ, strokes=INK), True),
        (Put("Dan", READ), False),
        (Put("", READ, strokes=INK), False),
        (Put("Dan", "", strokes=INK), False),
        (Put("Dan", COMMENT, strokes=INK), False),
        (Put("Dan", COMMENT, "  ", strokes=INK), False),
        (Put("Dan", COMMENT, "Later, please.", strokes=INK), True),
        (Put("Dan", READ, by_ink=False, typed="Dan Meech"), True),
        (Put("Dan", READ, by_ink=False, typed=" "), False),
        (Put("Dan", READ, by_ink=False, strokes=INK), False),
        (Put("Dan", DECLINED), True),
        (Put("", DECLINED), False),
    ],
)
def test_what_makes_a_signature(put: Put, complete: bool) -> None:
    assert put.is_complete is complete


@pytest.mark.parametrize(
    ("put", "lacks"),
    [
        (Put("Dan", "", strokes=INK), "choose what signing says"),
        (Put("Dan", COMMENT, strokes=INK), "write the comment"),
        (Put("", READ, strokes=INK), "give the name"),
        (Put("", DECLINED), "give the name"),
        (Put("Dan", READ), ""),
        (Put("Dan", READ, strokes=INK), ""),
    ],
)
def test_what_is_wanted_is_said(put: Put, lacks: str) -> None:
    assert put.lacks == lacks


def test_the_sle_has_read_it_and_everybody_else_says_so(signing: Signing) -> None:
    assert signing.of("sle").meaning == READ
    assert signing.of("head").meaning == ""
    assert not signing.is_begun()


def test_the_time_is_that_of_completion(signing: Signing) -> None:
    assert signing.put("sle", Put("Helen", READ)).at is None
    assert signing.put("sle", Put("Helen", READ, strokes=INK)).at == AT
    assert signing.put("sle", Put("Helen", READ)).at is None


def test_those_who_must_are_missing_until_they_are_done(signing: Signing) -> None:
    assert signing.missing() == (SLE, LEAD)
    signing.put("sle", Put("Helen", READ, strokes=INK))
    signing.put("maths_lead", Put("Dan", DECLINED))
    assert signing.missing() == ()
    assert [one.role for one in signing.signatures()] == ["sle", "maths_lead"]


def test_who_may_sign_and_has_begun_is_waited_for(signing: Signing) -> None:
    assert signing.begun_only() == ()
    signing.put("head", Put("Ruth Stickland", "", strokes=INK))
    assert signing.begun_only() == (HEAD,)
    signing.put("head", replace(signing.of("head"), meaning=READ))
    assert signing.begun_only() == ()


def test_ink_is_not_put_to_a_typed_name_or_a_refusal(signing: Signing) -> None:
    both = Put("Dan", READ, strokes=INK, by_ink=False, typed="Daniel  Meech")
    signing.put("maths_lead", both)
    [typed] = signing.signatures()
    assert (typed.name, typed.strokes) == ("Daniel Meech", ())
    signing.put("maths_lead", replace(both, by_ink=True, meaning=DECLINED))
    [refused] = signing.signatures()
    assert (refused.name, refused.strokes) == ("Dan", ())


def test_a_comment_goes_only_with_reading_with_comment(signing: Signing) -> None:
    for meaning in (READ, DECLINED):
        signing.put("sle", Put("Helen", meaning, "Thought better of", strokes=INK))
        assert signing.signatures()[0].comment == ""


# What was signed on the version before

BEFORE = datetime(2026, 11, 17, 15, 41, tzinfo=UTC)
CARRIED = (
    Signature("sle", "Helen Loder", READ, BEFORE, strokes=INK),
    Signature("maths_lead", "Dan Meech", COMMENT, BEFORE, "Omar Reid", "Later, please."),
)


@pytest.fixture
def later() -> Signing:
    """Version 2, which is for the headteacher's signature."""
    return Signing((SLE, LEAD, replace(HEAD, must=True)), lambda: AT, CARRIED)


def test_only_who_is_awaited_still_signs(later: Signing) -> None:
    assert [one.role for one in later.missing()] == ["head"]
    assert later.of("sle").is_held
    later.put("head", Put("Ruth Stickland", READ, strokes=INK))
    assert later.missing() == ()
    assert later.signatures()[:2] == CARRIED
    assert later.signatures()[2].at == AT


def test_to_put_the_same_again_keeps_its_time(later: Signing) -> None:
    later.put("sle", later.of("sle"))
    assert later.signatures() == CARRIED


def test_who_signs_again_signs_now(later: Signing) -> None:
    later.put("sle", replace(later.of("sle"), by_ink=False, typed="Helen Loder"))
    again = later.signatures()[0]
    assert (again.at, again.strokes) == (AT, ())
    assert not later.of("sle").is_held
