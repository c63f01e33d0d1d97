"""Any XLSForm gives a decent document: its own questions in order, answers in words."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sle_desktop.domain.filled import Filled
from sle_desktop.engine.definition import Form
from sle_desktop.engine.instance import Instance
from sle_desktop.engine.reading import read_bytes
from sle_desktop.reports.blocks import Photos
from sle_desktop.reports.plain_sections import sections
from sle_desktop.reports.summaries import report_of, summarise
from tests.forms.filled import environment
from tests.reports.filling import filled, headings, of_instance, section, text

FORM = """
[settings]
form_title = "Training day"
form_id = "training_day"
version = "1"
instance_name = "concat('Training day, ', ${place})"
"sle::purpose" = "What the day was for."
"sle::signers" = "sle maths_lead"

[[survey]]
type = "text"
name = "place"
label = "Place"
[[survey]]
type = "date"
name = "on"
label = "Day"
[[survey]]
type = "note"
name = "hello"
label = "Welcome to ${place}"
[[survey]]
type = "select_multiple topics"
name = "topics"
label = "What was <b>covered</b> at ${place}?"
[[survey]]
type = "text"
name = "went"
label = "What went well, and what would you do in another way if the day were held again?"
[[survey]]
type = "begin_group"
name = "people"
label = "People"
[[survey]]
type = "integer"
name = "came"
label = "How many came?"
[[survey]]
type = "rank topics"
name = "order"
label = "Most useful first"
[[survey]]
type = "begin_repeat"
name = "school"
label = "Schools"
[[survey]]
type = "text"
name = "school_name"
label = "School"
[[survey]]
type = "integer"
name = "teachers"
label = "Teachers"
[[survey]]
type = "end_repeat"
[[survey]]
type = "end_group"
[[survey]]
type = "begin_repeat"
name = "voice"
label = "Voices"
[[survey]]
type = "text"
name = "said"
label = "What was said"
[[survey]]
type = "image"
name = "picture"
label = "A picture of the room"
[[survey]]
type = "end_repeat"
[[choices]]
list_name = "topics"
name = "bars"
label = "Bar models"
[[choices]]
list_name = "topics"
name = "talk"
label = "Talk"
"""


@cache
def form() -> Form:
    read = read_bytes(FORM.encode(), "training.toml")
    assert read.form is not None, read.findings
    return read.form


def training(answers: dict[str, Any], reader: str = "sle") -> Filled:
    one = Instance.create(form(), environment())
    assert one.fill_from(answers) == []
    return of_instance(one, reader)


FULL: dict[str, Any] = {
    "place": "Poole",
    "on": "2026-11-12",
    "topics": ["bars", "talk"],
    "went": "The films.\nLess talk from us.",
    "people": {
        "came": 24,
        "order": ["talk", "bars"],
        "school": [
            {"school_name": "Hollowbrook", "teachers": 3},
            {"school_name": "Stourbank", "teachers": 2},
        ],
    },
    "voice": [{"said": "I will try it. " * 10}, {}],
}


def test_questions_are_told_in_the_forms_order_with_answers_in_words() -> None:
    told = summarise(training(FULL))
    assert told.kind == "Training day"
    assert text(told).splitlines()[3:] == [
        "By: Helen Loder (SLE)",
        "Why: What the day was for.",
        "Place: Poole",
        "Day: 12 November 2026",
        "What was covered at Poole?: Bar models, Talk",
        "What went well, and what would you do in another way if the day were held again?",
        "The films.",
        "Less talk from us.",
        "People",
        "How many came?: 24",
        "Most useful first: 1 Talk, 2 Bar models",
        "Schools",
        "School | Teachers",
        "Hollowbrook | 3",
        "Stourbank | 2",
        "Voices",
        "Voices 1",
        "What was said: " + ("I will try it. " * 10).strip(),
    ]


def test_headings_never_skip_a_level() -> None:
    assert headings(summarise(training(FULL)))[1:3] == ["People", "Schools"]


def test_an_unanswered_form_says_so() -> None:
    told = summarise(training({}))
    assert "No question has been answered." in text(told)


def test_a_reader_sees_nothing_of_a_form_that_names_no_audience() -> None:
    told = text(summarise(training(FULL, "school")))
    assert "Poole" not in told
    assert "No question has been answered." in told


def test_pictures_are_shown_with_their_question() -> None:
    one = training(FULL)
    rows = [{"row": "a", "picture": "hash"}]
    told = sections(replace(one, values={"voice": rows}, photos={"hash": b"jpeg"}))
    (photos,) = [block for block in told if isinstance(block, Photos)]
    assert photos.items[0].alt == "A picture of the room"


def test_moments_are_the_schools_and_a_count_is_a_number() -> None:
    one = training({})
    at = datetime(2026, 6, 1, 9, 5, tzinfo=UTC)
    told = text(sections(replace(one, values={"place": at, "voice": 3})))
    assert told.splitlines() == ["Place: 1 June 2026, 10:05", "Voices: 3"]


def test_a_leads_own_question_is_printed_beside_what_a_summary_knows() -> None:
    one = filled("visit", {"about": {"purpose": "To see", "date": "2026-11-17"}})
    extra = next(field for field in one.form.walk() if field.name == "purpose")
    asked = replace(extra, name="parking", path="about/parking", label={"": "Parking"})
    group = one.form.fields[0]
    group = replace(group, children=(*group.children, asked))
    wider = replace(one.form, fields=(group, *one.form.fields[1:]))
    values = {**one.values, "about": {**one.values["about"], "parking": "Behind the hall"}}
    told = summarise(replace(one, form=wider, values=values))
    assert section(told, "About the visit") == "Parking: Behind the hall"


def test_the_roles_that_the_form_names_sign() -> None:
    one = training(FULL)
    assert report_of(one).signing(one).awaited == ""
    assert one.form.settings["sle::signers"] == "sle maths_lead"
