from datetime import date, timedelta
from pathlib import Path

import pytest

from sle_desktop.domain.schools import School
from sle_desktop.errors import UserError
from sle_desktop.services.calendars import DEFAULT, Calendars


def test_every_shipped_calendar_is_read_and_told_how_far_to_trust_it() -> None:
    found = {one.name: one for one in Calendars().all()}
    assert {DEFAULT, "bcp", "blank"} <= found.keys()
    assert all(one.note.strip() for one in found.values())
    assert not found["blank"].half_terms


@pytest.mark.parametrize("name", ["dorset", "bcp"])
@pytest.mark.parametrize("year", [2025, 2026])
def test_a_standard_year_has_195_days_with_its_five_of_staff_training(name: str, year: int) -> None:
    calendar = Calendars().named(name)
    days = calendar.working_days_between(date(year, 8, 31), date(year + 1, 8, 30))
    assert days == 195


def test_englands_bank_holidays_are_eight_a_year_on_weekdays() -> None:
    known = Calendars().named(DEFAULT).holidays
    for year in range(2024, 2029):
        days = [one for one in known.days if one.year == year]
        assert len(days) == 8
        assert all(one.weekday() < 5 for one in days)
    assert date(2026, 12, 28) in known.days  # Boxing Day is a Saturday
    assert known.until == date(2028, 12, 31)


def test_a_school_follows_its_calendar_and_its_inset_days() -> None:
    calendars, monday = Calendars(), date(2026, 11, 23)
    school = School("s", "Hollowbrook", calendar="bcp", inset_days=(monday,))
    ours = calendars.of(school)
    assert ours.name == "bcp"
    assert not ours.is_working_day(monday)
    assert ours.is_working_day(monday + timedelta(days=1))
    assert calendars.of(School("t", "Stourbank")).name == DEFAULT
    assert calendars.of(School("u", "Cranmead", calendar="of_a_later_version")).name == DEFAULT


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text("calendar = ", "utf-8")
    with pytest.raises(UserError, match="CALENDAR_REFUSED"):
        Calendars(tmp_path).named("ours")
