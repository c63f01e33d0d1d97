"""An audit's report: the first page tells the story, movement is matched, nothing is averaged."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sle_desktop.domain.filled import Filled
from sle_desktop.reports.blocks import Movement, Strip, Summary
from sle_desktop.reports.summaries import report_of, summarise
from tests.reports.filling import filled, headings, sample, section, text

REVIEW = summarise(sample("stourbank_review"))
BASELINE = summarise(sample("stourbank_baseline"))


def strip(summary: Summary) -> Strip:
    return next(one for one in summary.blocks if isinstance(one, Strip))


def audit(stage: str, day: date, positions: str, **about: Any) -> Filled:
    """An audit whose eight recommendations stand as the letters say; ``-`` is not looked at."""
    words = {"-": "not_looked"}
    answers: dict[str, Any] = {"about": {"stage": stage, "date": day.isoformat(), **about}}
    for number, letter in enumerate(positions, start=1):
        value = words.get(letter, letter)
        group = {f"position_r{number}": value}
        group |= {f"agreed_{number}{part}": value for part in "abcd"}
        answers[f"r{number}"] = group
    return filled("eef_audit", answers)


def after(one: Filled, *earlier: Filled) -> Filled:
    """The audit after others, which its draft remembers as the app would have it."""
    told: list[Filled] = []
    for index, before in enumerate(earlier):
        told.append(replace(before, record=replace(before.record, id=f"audit-{index}")))
    record = replace(one.record, prior_id=told[-1].record.id if told else "")
    return replace(one, record=record, earlier=tuple(told))


def test_the_first_page_tells_the_whole_story() -> None:
    assert REVIEW.kind == "EEF audit · Review 1"
    assert REVIEW.verdict == (
        "Assessment and tasks are now secure and models are developing.",
        "Problem solving has not moved yet, and extra help has slipped.",
    )
    assert headings(REVIEW)[:4] == [
        "The eight recommendations",
        "Three priorities, and what happens first",
        "How statements moved",
        "Success criteria",
    ]
    assert text(list(REVIEW.opening)) == (
        "Wednesday 11 November 2026, with the maths lead, the headteacher and two Year 5 and 6 "
        "teachers.\nScope: Years 5 and 6. The school filled it in first; then we agreed it "
        "together."
    )
    assert REVIEW.attribution.endswith("not endorsed by the EEF.")


def test_the_strip_has_eight_rows_over_every_stage() -> None:
    shown = strip(REVIEW)
    assert [(one.name, one.on) for one in shown.stages] == [
        ("Baseline", "16 Jun 2026"),
        ("Review 1", "11 Nov 2026"),
    ]
    assert ["".join(row.bands) for row in shown.rows] == [
        "AG", "RA", "RR", "AA", "AA", "AG", "GA", "0A",
    ]  # fmt: skip
    assert [row.priority for row in shown.rows if row.priority] == [
        "Priority 1",
        "Priority 3",
        "Priority 2",
    ]
    assert "Slipping" in text([shown])
    assert "First look" in text([shown])


def test_priorities_name_their_aim_and_first_step() -> None:
    told = section(REVIEW, "Three priorities, and what happens first").splitlines()
    assert told[1] == (
        "Extra help runs as designed again (7). First: train the two new adults and protect three "
        "20-minute slots a week. Deputy head, by 12 January 2027."
    )


def test_movement_counts_matched_statements_only() -> None:
    told = section(REVIEW, "How statements moved").splitlines()
    assert told == [
        "10 of 27 moved up: 6 RA, 3 AG, 1 RG",
        "14 of 27 stayed the same: 4 RR, 6 AA, 4 GG",
        "3 of 27 moved down: 2 GA, 1 AR",
        "Not compared: [0] 4 not looked at in June, [X] 1 not applicable. The same SLE made both. ",
    ]


def test_a_first_audit_says_where_statements_stand() -> None:
    assert "How statements moved" not in headings(BASELINE)
    assert section(BASELINE, "Where statements stand").splitlines() == [
        "6 of 28 secure: ",
        "11 of 28 developing: ",
        "11 of 28 not yet in place: ",
        "Not counted: [0] 4 not looked at. No support had been given before this baseline.",
    ]
    assert all(not row.direction for row in strip(BASELINE).rows)


def test_criteria_are_in_the_order_of_recommendations_and_met_ones_counted() -> None:
    told = text(REVIEW)
    assert "Success criteria | 2 of 6 met" in told
    rows = section(REVIEW, "Success criteria").splitlines()[1:]
    assert [row.split(" | ")[0] for row in rows] == ["1-1", "2-1", "3-1", "4-1", "6-1", "7-1"]
    assert rows[0].endswith(
        "2 of 12 / Jun 2026 | 12 of 12 / Oct 2026 | 12 of 12 / Oct 2026 | ✓ Met"
    )
    assert "Success criteria | 4 set" in text(BASELINE)


def test_statements_show_then_and_now_with_evidence_sources_and_what_changed() -> None:
    rows = section(REVIEW, "2\u00a0 Use manipulatives and representations").splitlines()
    assert rows[0].startswith(
        "Agreed: [R] not yet in place in June, [A] developing now, and improving. Main strength: "
    )
    assert " | Statement | Baseline | Review 1, agreed" in rows
    assert (
        "2b | The link between model, words and symbols is made explicit. | [R] | [A] || Seen in "
        "14 of 24 books; 6 of 14 pupils could explain it. Books, talk with pupils. What changed: "
        "shared sentence stems. "
    ) in rows
    seventh = section(REVIEW, "7\u00a0 Use structured interventions to provide additional support")
    assert "Re-assessed: staff have changed." in seventh


def test_views_two_bands_apart_are_talked_about() -> None:
    assert "Where views differed | 1 of 32 statements, by two bands" in text(REVIEW)
    assert "3c | Worked examples, including wrong ones, are studied. | [G] | [R] | [A] ||" in text(
        REVIEW
    )


def test_what_was_not_compared_says_why() -> None:
    assert "What was not compared | 5 of 32 statements" in text(REVIEW)
    assert section(REVIEW, "What was not compared").splitlines()[1:] == [
        "6d | Schemes, textbooks and technology are used as tools. No scheme is in use in Years 5 "
        "and 6 this year. | [X]",
        "8 | All four statements. Not looked at in June. | [0]",
    ]


def test_a_strip_keeps_the_four_most_recent_stages() -> None:
    days = [date(2026, month, 3) for month in (1, 3, 5, 7, 9)]
    looks = [
        audit("baseline", days[0], "rrrrrrrr"),
        *(audit("review", day, "raaaaaaa", review_number=n) for n, day in enumerate(days[1:4], 1)),
    ]
    told = summarise(after(audit("final", days[4], "agaaaaar"), *looks))
    assert [one.name for one in strip(told).stages] == ["Review 1", "Review 2", "Review 3", "Final"]
    assert "Earlier, and not shown: Baseline of 3 January 2026." in text(told)
    assert "Since the baseline of 3 January 2026: of the 32 statements looked at both times, " in (
        text(told)
    )
    assert "28 moved up, 4 stayed the same and 0 moved down." in text(told)


def test_another_sle_is_said() -> None:
    before = audit("baseline", date(2026, 1, 3), "rrrrrrrr", rated_by="Ann Other")
    told = summarise(after(audit("review", date(2026, 9, 3), "aaaaaaaa", rated_by="Bea"), before))
    assert "Ann Other made the one before: a change may be a different reading." in text(told)
    assert "The same SLE" not in text(told)


def test_support_before_a_baseline_is_said_then_and_later() -> None:
    before = audit("baseline", date(2026, 1, 3), "rrrrrrrr", support_days_before=0.5)
    assert "Half a day of support had been given before this baseline." in text(summarise(before))
    told = text(summarise(after(audit("review", date(2026, 9, 3), "aaaaaaaa"), before)))
    assert "Half a day of support came before the baseline." in told


def test_nothing_in_common_is_not_compared() -> None:
    before = audit("baseline", date(2026, 1, 3), "aaaa----")
    told = summarise(after(audit("review", date(2026, 9, 3), "----aaaa"), before))
    assert "None of the 32 statements was looked at both times, so none is compared." in text(told)
    assert not any(isinstance(one, Movement) for one in told.blocks)


def test_an_audit_that_only_remembers_the_one_before_still_compares() -> None:
    alone = summarise(replace(sample("stourbank_review"), earlier=()))
    assert strip(alone) == strip(REVIEW)
    assert section(alone, "How statements moved") == section(REVIEW, "How statements moved")


def test_a_renamed_statement_is_compared_with_the_one_it_replaces() -> None:
    one = after(
        audit("review", date(2026, 9, 3), "aaaaaaaa"),
        audit("baseline", date(2026, 1, 3), "rrrrrrrr"),
    )
    before = one.earlier[0]
    values = {key: dict(group) if isinstance(group, dict) else group
              for key, group in before.values.items()}  # fmt: skip
    values["r1"]["agreed_1z"] = values["r1"].pop("agreed_1a")
    old = _renamed(before.form, "agreed_1a", "agreed_1z", {})
    new = _renamed(one.form, "agreed_1a", "agreed_1a", {"sle::replaces": "agreed_1z"})
    told = replace(one, form=new, earlier=(replace(before, form=old, values=values),))
    assert "32 of 32 moved up" in text(summarise(told))
    lost = replace(one, earlier=(replace(before, form=old, values=values),))
    assert "31 of 31 moved up" in text(summarise(lost))
    assert "1 not asked in January" in text(summarise(lost))


def _renamed(form: Any, name: str, new: str, extra: dict[str, str]) -> Any:
    def of(field: Any) -> Any:
        children = tuple(map(of, field.children))
        if field.name == name:
            return replace(field, name=new, extra={**field.extra, **extra})
        return replace(field, children=children)

    return replace(form, fields=tuple(map(of, form.fields)))


@pytest.mark.parametrize(
    ("positions", "lines"),
    [
        ("--------", ()),
        (
            "graa----",
            (
                "Secure: assessment. Developing: problems, connected knowledge.",
                "Not yet in place: models.",
            ),
        ),
        (
            "aaaaaaar",
            ("Recommendations: 7 of 8 developing.", "1 of 8 not yet in place."),
        ),
    ],
)
def test_a_verdict_is_what_the_positions_say(positions: str, lines: tuple[str, ...]) -> None:
    assert summarise(audit("baseline", date(2026, 1, 3), positions)).verdict == lines


def test_a_verdict_names_what_moves_and_slips() -> None:
    before = audit("baseline", date(2026, 1, 3), "rgrr----")
    told = summarise(after(audit("review", date(2026, 9, 3), "aarg----"), before))
    assert told.verdict == (
        "Secure: connected knowledge. Improving: assessment.",
        "Slipping: models. Not yet in place: problems.",
    )


def test_nothing_is_averaged_and_counts_say_of_how_many() -> None:
    told = text(REVIEW)
    assert "%" not in told
    assert not re.search(r"\b\d+\.\d+\b", told)
    assert not re.search(r"(?i)\b(averages?|scores?|grade|outstanding|inspect)", told)


def test_an_empty_draft_says_nothing_is_looked_at_and_no_more() -> None:
    told = summarise(filled("eef_audit"))
    assert headings(told) == ["The eight recommendations", "About this audit"]
    assert {"".join(row.bands) for row in strip(told).rows} == {"0"}


def test_a_few_answers_to_a_survey_are_not_counted() -> None:
    few = {"how_filled": "survey", "respondents": 4}
    many = {"how_filled": "survey", "respondents": 14}
    day = date(2026, 1, 3)
    assert "(4" not in text(summarise(audit("baseline", day, "a" * 8, **few)))
    assert "(14 answers)" in text(summarise(audit("baseline", day, "a" * 8, **many)))


def test_the_head_is_awaited_but_for_a_review() -> None:
    for stage, awaited in (("baseline", "head"), ("final", "head"), ("review", "")):
        one = audit(stage, date(2026, 1, 3), "aaaaaaaa")
        assert report_of(one).signing(one).awaited == awaited
        assert report_of(one).signing(one).check_page
