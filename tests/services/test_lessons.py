"""A lesson is written down row by row, and its rows become points with their times."""

from datetime import UTC, datetime, time

import pytest

from sle_desktop.assembly import Notebook
from sle_desktop.domain.lesson_rows import Typed
from sle_desktop.errors import UserError
from sle_desktop.services.fieldwork import Fieldwork, OpenRecord
from sle_desktop.services.lessons import AREAS, LEFT_OUT, LessonRow, Lessons
from sle_desktop.store.engine import READ

AT = datetime(2026, 11, 24, 10, 40, 31, tzinfo=UTC)


@pytest.fixture
def lessons(notebook: Notebook) -> Lessons:
    """What is done in a lesson, at twenty to eleven."""
    fieldwork = Fieldwork(notebook.store, notebook.library, lambda: AT)
    return Lessons(fieldwork, lambda: AT)


@pytest.fixture
def opened(notebook: Notebook, lessons: Lessons) -> OpenRecord:
    school = notebook.projects.find_school("Hollowbrook").id
    return lessons.fieldwork.start("lesson_observation", school)


def stored(lessons: Lessons, opened: OpenRecord) -> OpenRecord:
    return lessons.fieldwork.open(opened.record.id)


def written(lessons: Lessons, opened: OpenRecord, *lines: tuple[int, str]) -> list[LessonRow]:
    """Write rows at minutes past eleven, and return them."""
    for minute, words in lines:
        lessons.write(opened, Typed(words, at=time(11, minute)))
    return list(lessons.rows(opened))


def seen(lessons: Lessons, opened: OpenRecord, area: str) -> list[tuple[str, str]]:
    """Return the points of an area as they are on disk, with their times."""
    return [(one.words, one.seen_at) for one in lessons.points(stored(lessons, opened), area)]


def row(lessons: Lessons, opened: OpenRecord, words: str) -> LessonRow:
    return next(one for one in lessons.rows(opened) if one.words == words)


# Writing


def test_the_form_says_what_may_be_typed_before_the_words(
    lessons: Lessons, opened: OpenRecord
) -> None:
    keys = lessons.keys(opened.form)
    assert (keys.codes["p"], keys.codes["q"], keys.codes["m"]) == (
        "pupil",
        "question",
        "misconception",
    )
    assert keys.flags == {"*": "strength", "!": "develop", "?": "ask"}


def test_a_row_is_on_disk_with_its_minute(lessons: Lessons, opened: OpenRecord) -> None:
    key, changes = lessons.write(opened, Typed(" “Why?” ", "ask", "question"))
    assert changes.records == {opened.record.id}
    [found] = lessons.rows(stored(lessons, opened))
    assert found == LessonRow(key, time(10, 40), "question", "Question", "ask", "“Why?”")
    assert stored(lessons, opened).instance.at(f"{key}/quote").value == "yes"
    assert lessons.row(opened, key) == found


def test_the_first_row_notes_when_one_arrived(lessons: Lessons, opened: OpenRecord) -> None:
    written(lessons, opened, (5, "Starter"), (2, "Register"))
    assert stored(lessons, opened).instance.at("about/arrived").value == time(11, 5)
    assert lessons.minutes_in(opened) in (None, 0)


def test_rows_stand_by_time_and_as_they_were_typed_within_a_minute(
    lessons: Lessons, opened: OpenRecord
) -> None:
    rows = written(lessons, opened, (9, "Third"), (2, "First"), (2, "Second"))
    assert [one.words for one in rows] == ["First", "Second", "Third"]


def test_a_row_in_other_words_keeps_its_time(lessons: Lessons, opened: OpenRecord) -> None:
    [first] = written(lessons, opened, (5, "Conters"))
    lessons.rewrite(opened, first.key, Typed("Counters", "strength", "pupil"))
    [found] = lessons.rows(stored(lessons, opened))
    assert (found.at, found.words, found.flag, found.code) == (
        time(11, 5),
        "Counters",
        "strength",
        "pupil",
    )
    lessons.rewrite(opened, first.key, Typed("Counters", at=time(11, 7)))
    [found] = lessons.rows(stored(lessons, opened))
    assert (found.at, found.flag, found.code) == (time(11, 7), "", "")


def test_what_the_disk_refuses_makes_no_second_row(lessons: Lessons, opened: OpenRecord) -> None:
    with lessons.fieldwork.store.transaction(READ) as connection:  # until it is another one
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    with pytest.raises(UserError) as refused:
        lessons.write(opened, Typed("Counters out " * 3_000))
    assert refused.value.code == "DISK_FULL"
    assert lessons.rows(opened) == ()
    lessons.write(opened, Typed("Counters out"))
    assert [one.words for one in lessons.rows(stored(lessons, opened))] == ["Counters out"]


def test_samples_are_asked_for_only_when_wanted(lessons: Lessons, opened: OpenRecord) -> None:
    assert lessons.samples_every(opened) == 0
    lessons.fieldwork.answer(opened, "about/sampling", "five")
    assert lessons.samples_every(opened) == 5
    lessons.sample(opened, "group")
    instance = stored(lessons, opened).instance
    [key] = instance.at("samples").rows
    assert instance.at(f"{key}/sample_at").value == time(10, 40)
    assert instance.at(f"{key}/sample_mode").value == "group"


def test_the_end_is_noted_once(lessons: Lessons, opened: OpenRecord) -> None:
    lessons.end(opened)
    assert stored(lessons, opened).instance.at("about/left").value == time(10, 40)
    lessons.fieldwork.answer(opened, "about/left", time(11, 30))
    lessons.end(opened)
    assert stored(lessons, opened).instance.at("about/left").value == time(11, 30)


# Sorting


def test_rows_become_points_with_their_times(lessons: Lessons, opened: OpenRecord) -> None:
    first, second, third = written(lessons, opened, (1, "Waits"), (2, "Counters"), (3, "Pairs"))
    lessons.put(opened, first, "strength")
    lessons.put(opened, second, "strength", join=True)
    lessons.put(opened, third, "develop")
    assert seen(lessons, opened, "strength") == [("Waits", "11:01, 11:02")]
    assert seen(lessons, opened, "develop") == [("Pairs", "11:03")]
    assert [one.sorted for one in lessons.rows(stored(lessons, opened))] == [
        "strength_1",
        "strength_1",
        "develop_1",
    ]


def test_joined_to_nothing_it_is_a_point_of_its_own(lessons: Lessons, opened: OpenRecord) -> None:
    [first] = written(lessons, opened, (1, "Why this order?"))
    lessons.put(opened, first, "question", join=True)
    assert seen(lessons, opened, "question") == [("Why this order?", "11:01")]


def test_two_rows_of_one_minute_are_one_time(lessons: Lessons, opened: OpenRecord) -> None:
    first, second = written(lessons, opened, (1, "Waits"), (1, "Counts to eight"))
    lessons.put(opened, first, "strength")
    lessons.put(opened, second, "strength", join=True)
    assert seen(lessons, opened, "strength") == [("Waits", "11:01")]
    lessons.take_back(opened, second)
    assert seen(lessons, opened, "strength") == [("Waits", "11:01")]
    lessons.take_back(opened, first)
    assert seen(lessons, opened, "strength") == []


@pytest.mark.parametrize(("area", "most"), [("strength", 3), ("develop", 2), ("question", 3)])
def test_no_more_points_than_the_page_has(
    lessons: Lessons, opened: OpenRecord, area: str, most: int
) -> None:
    rows = written(lessons, opened, *((at, f"Row {at}") for at in range(most + 1)))
    for one in rows[:-1]:
        lessons.put(opened, one, area)
    with pytest.raises(UserError) as refused:
        lessons.put(opened, rows[-1], area)
    assert refused.value.code == "POINTS_FULL"
    assert row(lessons, opened, f"Row {most}").sorted == ""
    lessons.put(opened, rows[-1], area, join=True)
    assert len(seen(lessons, opened, area)) == most == len(AREAS[area])


def test_where_there_is_no_room_a_row_stays_where_it_was(
    lessons: Lessons, opened: OpenRecord
) -> None:
    rows = written(lessons, opened, (1, "A"), (2, "B"), (3, "C"), (4, "D"))
    for one in rows[:3]:
        lessons.put(opened, one, "strength")
    lessons.put(opened, rows[3], "question")
    with pytest.raises(UserError):
        lessons.put(opened, row(lessons, opened, "D"), "strength")
    assert seen(lessons, opened, "question") == [("D", "11:04")]
    assert row(lessons, opened, "D").sorted == "question_1"


def test_taken_back_a_point_goes_unless_it_has_other_words_or_rows(
    lessons: Lessons, opened: OpenRecord
) -> None:
    first, second, third = written(lessons, opened, (1, "Waits"), (2, "Counters"), (3, "Pairs"))
    lessons.put(opened, first, "strength")
    lessons.put(opened, second, "strength")
    lessons.put(opened, third, "strength", join=True)
    lessons.reword(opened, "strength_1", "Waits for eight seconds")
    for one in (first, third):
        lessons.take_back(opened, one)
    assert seen(lessons, opened, "strength") == [
        ("Waits for eight seconds", ""),
        ("Counters", "11:02"),
    ]
    lessons.take_back(opened, second)
    assert seen(lessons, opened, "strength") == [("Waits for eight seconds", "")]
    assert [one.sorted for one in lessons.rows(stored(lessons, opened))] == ["", "", ""]


def test_the_rest_is_left_out_and_can_be_taken_back(lessons: Lessons, opened: OpenRecord) -> None:
    rows = written(lessons, opened, (1, "Waits"), (2, "Counters"), (3, "Pairs"))
    lessons.put(opened, rows[0], "strength")
    lessons.put(opened, rows[1], LEFT_OUT)
    lessons.leave_out_rest(opened)
    assert [one.sorted for one in lessons.rows(opened)] == ["strength_1", LEFT_OUT, LEFT_OUT]
    lessons.take_back(opened, rows[2])
    assert [one.sorted for one in lessons.rows(opened)] == ["strength_1", LEFT_OUT, ""]


def test_what_was_flagged_is_sorted_as_far_as_there_is_room(
    lessons: Lessons, opened: OpenRecord
) -> None:
    for number in range(4):
        lessons.write(opened, Typed(f"Good {number}", "strength", at=time(11, number)))
    lessons.write(opened, Typed("Why?", "ask", at=time(11, 5)))
    lessons.write(opened, Typed("Task", at=time(11, 6)))
    lessons.presort(opened)
    assert [words for words, _ in seen(lessons, opened, "strength")] == [
        "Good 0",
        "Good 1",
        "Good 2",
    ]
    assert seen(lessons, opened, "question") == [("Why?", "11:05")]
    assert [one.words for one in lessons.rows(opened) if not one.sorted] == ["Good 3", "Task"]


def test_once_anything_is_sorted_nothing_is_sorted_for_one(
    lessons: Lessons, opened: OpenRecord
) -> None:
    [first] = written(lessons, opened, (1, "Task"))
    lessons.put(opened, first, LEFT_OUT)
    lessons.write(opened, Typed("Good", "strength"))
    lessons.presort(opened)
    assert seen(lessons, opened, "strength") == []
