"""Signatures, comments, the lock and the last page say what happened and nothing else."""

from dataclasses import replace
from typing import Any

import pytest

from sle_desktop.domain.filled import Filled
from sle_desktop.domain.records import Signature
from sle_desktop.reports.blocks import CheckPage, SealNote, Signatures, Summary
from sle_desktop.reports.signing_off import drawn
from sle_desktop.reports.signing_off_blocks import signed_off
from sle_desktop.reports.summaries import report_of, summarise
from tests.reports.filling import NOW, facts, sample, text, words

STROKE = ((0.2, 0.5, 0.5), (0.6, 0.3, 0.7), (1.1, 0.6, 0.4))


def sign(role: str, name: str, meaning: str = "read", **other: Any) -> Signature:
    witness = "" if role == "sle" else "Helen Loder"
    return Signature(role, name, meaning, NOW, witness, **other)


HELEN = sign("sle", "Helen Loder", strokes=(STROKE,))
TOM = sign("maths_lead", "Tom Ridout")


def whole(one: Filled, *signatures: Signature, draft: bool = False, **known: Any) -> Summary:
    one = replace(one, signatures=signatures)
    told = replace(facts(draft=draft, **known), ending="41CE 9B07")
    return signed_off(summarise(one), one, told, report_of(one).signing(one))


def visit(*signatures: Signature, **known: Any) -> Summary:
    return whole(sample("hollowbrook_visit_3"), *signatures, **known)


def audit(*signatures: Signature, **known: Any) -> Summary:
    return whole(sample("stourbank_review"), *signatures, **known)


def of(summary: Summary, kind: type) -> Any:
    (found,) = [one for one in summary.blocks if isinstance(one, kind)]
    return found


def note(summary: Summary) -> str:
    return words(of(summary, SealNote).text)


def test_the_statement_is_the_heading_of_those_who_signed_it() -> None:
    block = of(visit(HELEN, TOM), Signatures)
    assert block.statement == "“I have read this and we discussed it.”"
    assert block.aside == ""
    assert [(one.name, one.role, one.said) for one in block.people] == [
        ("Helen Loder", "SLE", ""),
        ("Tom Ridout", "maths lead", ""),
        ("Ruth Stickland", "headteacher", "Signature awaited"),
    ]
    assert block.people[0].ink is not None
    assert block.people[1].ink is None


def test_who_commented_and_who_declined_is_said() -> None:
    told = audit(
        HELEN,
        sign("maths_lead", "Tom Ridout", "declined", comment="I was not there."),
        sign("head", "Sarah Legg", "comment", comment="Clear. Thank you."),
    )
    block = of(told, Signatures)
    assert block.aside == "with a comment from Sarah Legg"
    assert [one.said for one in block.people] == ["", "Declined to sign", ""]
    assert "Comments on signing\n“I was not there.” Tom Ridout, maths lead\n“Clear. Thank" in text(
        told
    )
    meanings = [words(one.meaning) for one in of(told, CheckPage).records]
    assert meanings[1].startswith("Declined to sign.")
    assert meanings[2].startswith("I have read this and wish to comment.")


def test_one_comment_has_a_heading_of_its_own_and_none_is_printed_twice() -> None:
    head = sign("head", "Sarah Legg", "comment", comment="Clear. Thank you.")
    assert "The headteacher’s comment\n“Clear. Thank you.” Sarah Legg, headteacher" in text(
        audit(head)
    )
    school = sample("stourbank_review").values["whole"]["school_comment"]
    again = text(audit(sign("maths_lead", "Tom Ridout", "comment", comment=school)))
    assert again.count(school) == 1


def test_when_nobody_signed_as_read_the_heading_does_not_say_so() -> None:
    only = of(audit(sign("sle", "Helen Loder", "comment")), Signatures)
    assert only.statement == "“I have read this and wish to comment.”"
    none = of(audit(sign("maths_lead", "Tom Ridout", "declined")), Signatures)
    assert none.statement == "Offered for signing"


def test_a_draft_shows_who_is_to_sign_and_no_lock() -> None:
    told = audit(draft=True)
    assert [(one.name, one.said) for one in of(told, Signatures).people] == [
        ("Helen Loder", "To sign"),
        ("Tom Ridout", "To sign"),
    ]
    assert not any(isinstance(one, (SealNote, CheckPage)) for one in told.blocks)
    half = of(visit(HELEN, draft=True), Signatures)
    assert [one.said for one in half.people] == ["", "To sign", "To sign"]


def test_a_role_nobody_is_known_for_is_shown_by_its_name() -> None:
    one = sample("stourbank_review")
    unknown = replace(one, school=replace(one.school, contacts=()))
    assert [one.name for one in of(whole(unknown, draft=True), Signatures).people] == [
        "Helen Loder",
        "Maths lead",
    ]


@pytest.mark.parametrize(
    ("signatures", "said"),
    [
        ((HELEN,), "Ink was drawn for this document only. "),
        ((HELEN, TOM), "Ink was drawn and a name was typed for this document only, seen by Helen "),
        ((sign("sle", "Helen Loder"), TOM), "Names were typed for this document only, seen by Hel"),
        ((sign("maths_lead", "Tom", "declined"),), "17:00. Any later change breaks the lock."),
    ],
)
def test_the_note_says_how_people_signed_and_who_saw_it(
    signatures: tuple[Signature, ...], said: str
) -> None:
    assert said in note(visit(*signatures))


def test_a_short_document_says_how_to_check_it_where_it_is_locked() -> None:
    told = note(visit(HELEN, TOM))
    assert told.startswith("Signed and locked on Helen Loder’s laptop, 24 November 2026, 17:00. ")
    assert told.endswith(
        "To check: open it in Adobe Reader or the app, or ask the project lead whether A-0031 ends "
        "41CE 9B07."
    )
    alone = note(visit(HELEN, TOM, fingerprint=""))
    assert alone.endswith("To check: open it in Adobe Reader or the app; A-0031 ends 41CE 9B07.")


def test_the_last_page_checks_what_can_be_checked() -> None:
    page = of(audit(HELEN, TOM), CheckPage)
    assert words(page.on_paper).endswith("whether A-0031, version 1, ends in 41CE 9B07.")
    assert page.square_code == "SLE A-0031, version 1 41CE 9B07"
    assert len(page.steps) == 3
    assert [(one.means, one.witness) for one in page.records] == [
        ("Ink", "on their own laptop"),
        ("Typed name", "seen by Helen Loder"),
    ]
    assert "see the last page" in note(audit(HELEN, TOM))
    alone = of(audit(HELEN, TOM, fingerprint=""), CheckPage)
    assert len(alone.steps) == 2
    assert "both checks would say so" in words(alone.opening)


def test_an_awaited_head_is_in_the_record_of_signing() -> None:
    page = of(whole(sample("stourbank_baseline"), HELEN, TOM), CheckPage)
    last = page.records[-1]
    assert (last.signatory.name, last.signatory.said) == ("Sarah Legg", "Signature awaited")
    assert words(last.meaning).startswith("Not signed when this was locked.")


def test_signing_says_read_and_never_agreed_or_certified() -> None:
    said = text(audit(HELEN, TOM)).lower()
    assert "certif" not in said
    assert "i agree" not in said


def test_ink_fills_its_line_and_keeps_its_shape() -> None:
    ink = drawn(HELEN)
    assert ink is not None
    across = [x for outline in ink.outlines for x, _ in outline]
    down = [y for outline in ink.outlines for _, y in outline]
    assert min(across) == pytest.approx(0, abs=1e-9)
    assert min(down) >= 0
    assert max(down) <= 1
    assert max(across) <= 1
    assert ink.aspect == pytest.approx(0.95 / 0.45, rel=0.1)


def test_a_dot_is_not_blown_up_and_no_strokes_are_no_ink() -> None:
    dot = drawn(sign("sle", "H", strokes=(((1.0, 0.5, 0.5),),)))
    assert dot is not None
    assert max(x for x, _ in dot.outlines[0]) < 0.1
    assert drawn(TOM) is None
    assert drawn(sign("sle", "H", strokes=((),))) is None
