"""The lesson as it happens: rows of the timeline, each one write, and sorting them afterwards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from sle_desktop.clock import Now, local
from sle_desktop.domain.changes import Changes
from sle_desktop.domain.lesson_rows import Keys, Typed
from sle_desktop.engine.definition import Choice, Form, in_language
from sle_desktop.errors import UserError
from sle_desktop.services.fieldwork import Fieldwork, OpenRecord

FORM = "lesson_observation"
_LOG, _SAMPLES = "log", "samples"
_ARRIVED, _LEFT, _SAMPLING = "about/arrived", "about/left", "about/sampling"
_KEY = "sle_key"

STRENGTHS = ("strength_1", "strength_2", "strength_3")
DEVELOPS = ("develop_1", "develop_2")
QUESTIONS = ("question_1", "question_2", "question_3")
LEFT_OUT = "left_out"
AREAS: Mapping[str, tuple[str, ...]] = {
    "strength": STRENGTHS,
    "develop": DEVELOPS,
    "question": QUESTIONS,
}
"""The points of the feedback, by the area of the page that they stand in."""

_BY_FLAG = {"strength": "strength", "develop": "develop", "ask": "question"}
_FULL = {
    "strength": "Three strengths are enough.",
    "develop": "One main thing to develop, and a second only if it must be said.",
    "question": "Three questions are enough.",
}


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A row of the timeline. ``code`` and ``flag`` are the form's names, ``""`` for none."""

    key: str
    at: time | None
    code: str
    code_label: str
    flag: str
    words: str
    sorted: str = ""

    @property
    def said_at(self) -> str:
        """The time as the window writes it."""
        return f"{self.at:%H:%M}" if self.at else ""


def in_order(rows: Iterable[LessonRow]) -> tuple[LessonRow, ...]:
    """Return rows by time; rows of one minute as they come."""
    return tuple(sorted(rows, key=lambda one: one.at or time.max))


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the feedback: its words, and the times of the rows it came from."""

    name: str
    words: str
    seen_at: str

    @property
    def key(self) -> str:
        """The question that holds its words."""
        return f"feedback/{self.name}"


@dataclass(frozen=True, slots=True)
class Lessons:
    """What the SLE does in a lesson and right after it."""

    fieldwork: Fieldwork
    now: Now

    def keys(self, form: Form) -> Keys:
        """Return what may be typed before a row's words."""
        return Keys(_by_key(form, "log_code"), _by_key(form, "flag"))

    def labels(self, form: Form, list_name: str) -> dict[str, str]:
        """Return the labels of a list's choices by name."""
        return {one.name: in_language(one.label) for one in form.lists.get(list_name, ())}

    def rows(self, opened: OpenRecord) -> tuple[LessonRow, ...]:
        """Return the timeline, by time; rows of one minute as they were typed."""
        labels = self.labels(opened.form, "log_code")
        return in_order(_row(opened, key, labels) for key in opened.instance.at(_LOG).rows)

    def row(self, opened: OpenRecord, key: str) -> LessonRow:
        """Return one row of the timeline."""
        return _row(opened, key, self.labels(opened.form, "log_code"))

    def as_row(self, opened: OpenRecord | None, typed: Typed, at: time) -> LessonRow:
        """Return what is typed so far as a row of a time."""
        labels = self.labels(opened.form, "log_code") if opened else {}
        return LessonRow("", at, typed.code, labels.get(typed.code, ""), typed.flag, typed.words)

    def write(self, opened: OpenRecord, typed: Typed) -> tuple[str, Changes]:
        """Keep a row with its time, now unless one was typed; return its key.

        The first row notes when one arrived. Raises what ``Fieldwork.answer`` raises.
        """
        values = _values(typed) | {"at": typed.at or self._minute()}
        blank = opened.instance.at(_ARRIVED).value is None
        return self.fieldwork.add_filled_row(
            opened, _LOG, values, {_ARRIVED: values["at"]} if blank else {}
        )

    def rewrite(self, opened: OpenRecord, row: str, typed: Typed) -> Changes:
        """Keep a row in other words; its time stays unless another was typed."""
        values = _values(typed) | ({"at": typed.at} if typed.at else {})
        return self.fieldwork.answer_all(
            opened, {f"{row}/{name}": value for name, value in values.items()}
        )

    def sample(self, opened: OpenRecord, mode: str) -> Changes:
        """Note how the class works now."""
        values = {"sample_at": self._minute(), "sample_mode": mode}
        return self.fieldwork.add_filled_row(opened, _SAMPLES, values, {})[1]

    def samples_every(self, opened: OpenRecord) -> int:
        """Return every how many minutes a sample is asked for, 0 for never."""
        return {"two": 2, "five": 5}.get(str(opened.instance.at(_SAMPLING).value), 0)

    def minutes_in(self, opened: OpenRecord) -> int | None:
        """Return how many minutes ago one arrived, today; ``None`` if that is not noted."""
        arrived, now = opened.instance.at(_ARRIVED).value, local(self.now())
        if not isinstance(arrived, time) or opened.record.date != now.date():
            return None
        return max(0, (now.hour - arrived.hour) * 60 + now.minute - arrived.minute)

    def end(self, opened: OpenRecord) -> Changes:
        """Note when one left, unless that is noted."""
        if opened.instance.at(_LEFT).value is not None:
            return Changes()
        return self.fieldwork.answer(opened, _LEFT, self._minute())

    # Sorting

    def points(self, opened: OpenRecord, area: str) -> tuple[Point, ...]:
        """Return the points of an area, those without words left out."""
        found = (self._point(opened, name) for name in AREAS[area])
        return tuple(one for one in found if one.words)

    def presort(self, opened: OpenRecord) -> Changes:
        """Sort the rows that were flagged in the lesson, as far as there is room for them."""
        rows = self.rows(opened)
        if any(one.sorted for one in rows):
            return Changes()
        changes = Changes()
        for row in rows:
            area = _BY_FLAG.get(row.flag, "")
            if area and self._free(opened, area):
                changes = self.put(opened, row, area)
        return changes

    def put(self, opened: OpenRecord, row: LessonRow, area: str, *, join: bool = False) -> Changes:
        """Make a row a point of an area, or (``join``) another source of its last point.

        ``left_out`` leaves it out. Raises POINTS_FULL; the row stays where it was then.
        """
        if area in AREAS and not join:
            if row.sorted in AREAS[area]:
                return Changes()
            if not self._free(opened, area):
                raise UserError(
                    "POINTS_FULL", _FULL[area], "Join it to the last one, or leave it out."
                )
        self.take_back(opened, row)
        if area == LEFT_OUT:
            return self.fieldwork.answer(opened, f"{row.key}/sorted", LEFT_OUT)
        points = self.points(opened, area)
        if join and points:
            last = points[-1]
            name, words = last.name, last.words
            times = dict.fromkeys((*last.seen_at.split(", "), row.said_at))  # each time once
            seen_at = ", ".join(filter(None, times))
        else:
            name, words, seen_at = self._free(opened, area), row.words, row.said_at
        return self.fieldwork.answer_all(
            opened,
            {
                f"feedback/{name}": words,
                f"feedback/{name}_seen_at": seen_at or None,
                f"{row.key}/sorted": name,
            },
        )

    def take_back(self, opened: OpenRecord, row: LessonRow) -> Changes:
        """Bring a row back among those to sort; a point that was this row alone goes."""
        name = str(opened.instance.at(f"{row.key}/sorted").value or "")
        answers: dict[str, object] = {f"{row.key}/sorted": None}
        if name and name != LEFT_OUT:
            point = self._point(opened, name)
            times = [one for one in point.seen_at.split(", ") if one]
            shared = any(
                one.sorted == name and one.said_at == row.said_at and one.key != row.key
                for one in self.rows(opened)
            )
            if row.said_at in times and not shared:
                times.remove(row.said_at)
            answers[f"feedback/{name}_seen_at"] = ", ".join(times) or None
            if not times and point.words == row.words:
                answers[f"feedback/{name}"] = None
        return self.fieldwork.answer_all(opened, answers) if name else Changes()

    def leave_out_rest(self, opened: OpenRecord) -> Changes:
        """Leave out every row that is not sorted."""
        rest = {f"{one.key}/sorted": LEFT_OUT for one in self.rows(opened) if not one.sorted}
        return self.fieldwork.answer_all(opened, rest)

    def reword(self, opened: OpenRecord, point: str, words: str | None) -> Changes:
        """Put a point into other words."""
        return self.fieldwork.answer(opened, f"feedback/{point}", words)

    def _point(self, opened: OpenRecord, name: str) -> Point:
        words = opened.instance.at(f"feedback/{name}").value
        seen_at = opened.instance.at(f"feedback/{name}_seen_at").value
        return Point(name, str(words or ""), str(seen_at or ""))

    def _free(self, opened: OpenRecord, area: str) -> str:
        return next((one for one in AREAS[area] if not self._point(opened, one).words), "")

    def _minute(self) -> time:
        return local(self.now()).time().replace(second=0, microsecond=0)


def _values(typed: Typed) -> dict[str, Any]:
    return {
        "note": typed.words.strip(),
        "code": typed.code or None,
        "flag": typed.flag or None,
        "quote": "yes" if typed.is_quote else None,
    }


def _row(opened: OpenRecord, key: str, labels: Mapping[str, str]) -> LessonRow:
    def value(name: str) -> Any:
        return opened.instance.at(f"{key}/{name}").value

    at, code = value("at"), str(value("code") or "")
    return LessonRow(
        key,
        at if isinstance(at, time) else None,
        code,
        labels.get(code, ""),
        str(value("flag") or ""),
        str(value("note") or ""),
        str(value("sorted") or ""),
    )


def _by_key(form: Form, list_name: str) -> dict[str, str]:
    choices: tuple[Choice, ...] = tuple(form.lists.get(list_name, ()))
    return {one.columns[_KEY]: one.name for one in choices if one.columns.get(_KEY)}
