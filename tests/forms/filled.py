"""Filling the shipped forms in the tests, and the sample's records one after the other."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from sle_desktop.engine.definition import in_language
from sle_desktop.engine.expressions import Environment
from sle_desktop.engine.instance import Beginning, Instance
from tests.forms.instruments import shipped
from tests.forms.sample import TODAY, SampleRecord, records, row_named


def environment(today: date = TODAY) -> Environment:
    """Return a clock that stands at five in the afternoon of a day."""
    now = datetime.combine(today, time(17), UTC)
    return Environment(now=lambda: now, zone=ZoneInfo("Europe/London"))


def blank(form_id: str, answers: Mapping[str, Any] | None = None) -> Instance:
    """Return a new record of a shipped form with some answers, all of which must be taken."""
    numbers = count(1)
    beginning = Beginning(new_id=lambda: f"row{next(numbers)}")
    one = Instance.create(shipped(form_id), environment(), beginning)
    assert one.fill_from(answers or {}) == []
    return one


def asked(one: Instance) -> set[str]:
    """Return the names of what stands before finishing."""
    return {problem.shown.rpartition("/")[2] for problem in one.problems()}


def labels_shown(one: Instance) -> set[str]:
    """Return the words of every note that shows now."""
    return {
        in_language(live.field.label)
        for live in one.walk()
        if live.field.type == "note" and live.relevant
    }


class Sample:
    """The sample's records as the app would make them: earliest first, each on those before."""

    def __init__(self, today: date = TODAY) -> None:
        self.today = today
        self.written = records(today)
        self.made: dict[str, Instance] = {}
        self.refused: dict[str, list[tuple[str, str]]] = {}
        for key, record in self.written.items():
            self._make(key, record)

    def _make(self, key: str, record: SampleRecord) -> None:
        form = shipped(record.header["form"])
        numbers = count(1)
        beginning = Beginning(new_id=lambda: f"{key}-{next(numbers)}")
        one = Instance.create(form, environment(self.today), beginning)
        answers = self._with_rows(record.answers)
        if prior := record.header.get("prior"):
            self._carry(self.made[prior], one)
        self.refused[key] = one.fill_from(answers)
        self.made[key] = one

    def _carry(self, earlier: Instance, one: Instance) -> None:
        before = {live.field.name: live.value for live in earlier.walk() if live.relevant}
        for live in list(one.walk()):
            source = live.field.extra.get("sle::prior")
            if source and (value := before.get(source)) is not None:
                one.answer(live.key, value.isoformat() if isinstance(value, date) else value)

    def _with_rows(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._with_rows(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self._with_rows(one) for one in value]
        if isinstance(value, str) and (named := row_named(value)):
            record, repeat, number = named
            return self.made[record].rows[repeat][number - 1]
        return value
