"""The school calendars that came with the app, and the one that a school follows."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sle_desktop import paths
from sle_desktop.domain.calendars import BankHolidays, Calendar, read_calendar, read_holidays
from sle_desktop.domain.schools import School
from sle_desktop.errors import UserError

DEFAULT = "dorset"
"""The calendar of a school for which none was chosen."""

_HOLIDAYS = "england_bank_holidays"


@dataclass
class Calendars:
    """The calendars of a folder, each read once."""

    folder: Path = field(default_factory=lambda: paths.resources() / "calendars")
    _read: dict[str, Calendar] = field(default_factory=dict, repr=False)

    def all(self) -> list[Calendar]:
        """Return every calendar, by title. Raises CALENDAR_REFUSED."""
        names = [one.stem for one in self.folder.glob("*.toml") if one.stem != _HOLIDAYS]
        return sorted((self.named(one) for one in names), key=lambda one: one.title)

    def named(self, name: str) -> Calendar:
        """Return a calendar by its name, "" for the default.

        A name that is not here (a notebook from a newer version) gives the default too: duties are
        still counted. Raises CALENDAR_REFUSED for a file that cannot be read.
        """
        name = name or DEFAULT
        if name not in self._read:
            file = self.folder / f"{name}.toml"
            if not file.is_file():
                return self.named(DEFAULT)
            self._read[name] = read_calendar(name, _tables(file), self._holidays())
        return self._read[name]

    def of(self, school: School) -> Calendar:
        """Return the calendar of a school, with its own INSET days. Raises CALENDAR_REFUSED."""
        return self.named(school.calendar).with_inset(school.inset_days)

    def _holidays(self) -> BankHolidays:
        return read_holidays(_tables(self.folder / f"{_HOLIDAYS}.toml"))


def _tables(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as slip:
        raise UserError(
            "CALENDAR_REFUSED",
            f"The calendar file {file.name} cannot be read: {slip}.",
            "Correct the file; README.md in its folder says how it is written.",
        ) from slip
