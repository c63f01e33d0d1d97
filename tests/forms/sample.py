"""The sample project as the tests read it: its files, with every relative day made a date."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "resources" / "sample"
TODAY = date(2026, 11, 24)

_DAY = re.compile(r"@(\w+?)([+-]\d+)?")
_ROW = re.compile(r"@(\w+)/(\w+)\[(\d+)\]")


@dataclass(frozen=True)
class SampleRecord:
    """One file of the sample: its header as written, and its answers with dates."""

    key: str
    header: dict[str, Any]
    answers: dict[str, Any]
    day: date

    @property
    def sealed(self) -> bool:
        """Whether it is signed and locked."""
        return bool(self.header["state"] == "sealed")


def working_day(day: date) -> date:
    """Return the day, or the Friday before a week-end."""
    return day - timedelta(days=max(day.weekday() - 4, 0))


@cache
def table(name: str) -> dict[str, Any]:
    """Return one of the sample's files that are not records."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


@cache
def records(today: date = TODAY) -> dict[str, SampleRecord]:
    """Return every record by key, the earliest first."""
    files = {one.stem: _loaded(one) for one in sorted((FOLDER / "records").glob("*.toml"))}
    ordered = sorted(files.items(), key=lambda item: (-item[1]["days_ago"], item[0]))
    days = {key: today - timedelta(days=header["days_ago"]) for key, header in ordered}
    made: dict[str, SampleRecord] = {}
    for key, header in ordered:
        answers = _with_dates(header.pop("answers"), {**days, "record": days[key]})
        made[key] = SampleRecord(key, header, answers, working_day(days[key]))
    return made


def row_named(text: str) -> tuple[str, str, int] | None:
    """Return (record, repeat, number) of a reference to a row, ``None`` for other text."""
    found = _ROW.fullmatch(text)
    return (found[1], found[2], int(found[3])) if found else None


def _loaded(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _with_dates(value: Any, days: dict[str, date]) -> Any:
    if isinstance(value, dict):
        return {key: _with_dates(one, days) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_dates(one, days) for one in value]
    if isinstance(value, str) and (found := _DAY.fullmatch(value)):
        day = days[found[1]] + timedelta(days=int(found[2] or 0))
        return working_day(day).isoformat()
    return value
