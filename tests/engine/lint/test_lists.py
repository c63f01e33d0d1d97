"""Lists of choices: missing, unused, double."""

import pytest

from .slips import LIST, WITH_LIST, YES, Slip, text

SLIPS = (
    Slip("MISSING_LIST", "type", "“ynn”", "“yn”", text(type="select_one ynn") + WITH_LIST),
    Slip("MISSING_LIST", "type", "from which list", "select_one list", text(type="select_one")),
    Slip("UNUSED_LIST", "list_name", "“yn”", "Take it out", text() + LIST),
    Slip("DUPLICATE_CHOICE", "name", "in row 5", "allow_choice_duplicates", WITH_LIST + YES),
    Slip(
        "ILLEGAL_CHOICE_NAME",
        "name",
        "not now",
        "not_now",
        text(type="select_multiple yn") + LIST.replace('"no"', '"not now"'),
    ),
    Slip("MISSING_CHOICE_LABEL", "label", "“no”", "label", WITH_LIST.replace('label = "No"\n', "")),
)


@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_a_slip_is_found_alone_and_named(slip: Slip) -> None:
    slip.check()
