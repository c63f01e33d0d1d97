"""What is sound is left in peace, and what is endless is counted."""

from pathlib import Path

import pytest

from sle_desktop import paths
from sle_desktop.engine.lint import CODES, lint
from sle_desktop.engine.reading import read_form

from . import test_expressions, test_lists, test_questions
from .slips import AGE, ASK, LIST, WITH_LIST, check, group, text

SOUND = (
    WITH_LIST.replace('"Yes"', '"Yes, ${ask}"'),
    WITH_LIST,
    WITH_LIST + text(relevant="${ask} = 'yes' or ${ask} = '' or selected(${ask}, 'no')"),
    WITH_LIST + text(calculation="jr:choice-name(${ask}, '${ask}')"),
    WITH_LIST + text(calculation="instance('yn')/root/item[name = 'yes']/label"),
    WITH_LIST + text(calculation="once(string(${age}))", label="${age}") + AGE,
    group(AGE, "repeat") + text(calculation="sum(${age}) div count(${part}) + max(${age})"),
    group(AGE + text(relevant="${age} > 1"), "repeat", repeat_count="3"),
    group(AGE, "repeat") + text(calculation="indexed-repeat(${age}, ${part}, 1)"),
    text(appearance="multiline w4"),
    text(type="select_multiple yn", appearance="Columns-2 no-buttons") + LIST,
    text(type="select_one_from_file yn.csv") + LIST.replace('"yn"', '"yn.csv"'),
    text(type="select_one ${rows}") + text(name="r", label="R", relevant="${q} = 'anything'"),
    text(type="range", parameters="start=10 end=0 step=2.5"),
    text(name="naïve.na-me_2"),
    text(required="yes", relevant="${q2} = 'x' and ${q3} = 'y'")
    + text(name="q2", label="2")
    + text(name="q3", label="3"),
    text(type="calculate", label="", calculation="1"),
    text(sle__audience="school:min5 teacher lead:code sle", sle__audience_when="${q} = 'x'"),
    text(default="2026-01-02") + text(name="b", label="B", default="a (b) c"),
    text(label="Last time: ${last-saved#q}", default="${last-saved#q}"),
    '[settings]\nallow_choice_duplicates = "yes"\n' + WITH_LIST + LIST,
    text(type="begin_group", label="") + AGE + '[[survey]]\ntype = "end_group"\n',
    text(label="", hint="H"),
    text(type="image", appearance="annotate signature draw"),
)


@pytest.mark.parametrize("toml", SOUND)
def test_a_sound_form_is_left_in_peace(toml: str) -> None:
    assert check(toml) == []


def test_a_list_that_another_dialect_fills_is_not_judged() -> None:
    search = ASK + "appearance = \"search('towns')\"\n" + LIST
    found = check(search + text(relevant="${ask} = 'anything'"))
    assert [one.code for one in found] == ["UNKNOWN_APPEARANCE"]


def test_groups_inside_groups() -> None:
    for depth, expected in ((7, []), (8, ["DEEP_GROUP"]), (12, ["DEEP_GROUP"])):
        toml = AGE
        for _ in range(depth):
            toml = group(toml)
        assert [one.code for one in check(toml)] == expected


def test_missing_translations_are_named_a_few_and_counted() -> None:
    toml = "".join(text(name=f"q{n}", label=f"Q{n}") for n in range(20))
    found = check(toml + text(label__cy="C"))
    assert len(found) == 6
    assert "15 more" in found[0].says
    assert [one.row for one in found[1:]] == [2, 7, 12, 17, 22]


def test_a_hostile_form_has_no_endless_list_of_findings() -> None:
    toml = "".join(text(name=f"q{n}", label="", relevant="${nobody} ==") for n in range(3000))
    assert len(check(toml)) == 1000


@pytest.mark.parametrize("path", sorted(paths.forms().glob("*.toml")), ids=lambda path: path.stem)
def test_the_forms_that_come_with_the_application_are_sound(path: Path) -> None:
    read = read_form(path)
    assert read.form is not None
    assert (*read.findings, *lint(read.form)) == ()


def test_every_code_is_shown_by_a_test() -> None:
    slips = (*test_expressions.SLIPS, *test_lists.SLIPS, *test_questions.SLIPS)
    shown = {slip.code for slip in slips}
    elsewhere = {
        *("TOML_SYNTAX", "BAD_CELL", "LONG_CELL", "DUPLICATE_COLUMN", "MISSING_COLUMN"),
        *("EMPTY_FORM", "ROW_IGNORED", "MISSING_TYPE", "WRONG_END", "TOO_DEEP"),
        *("OTHER_WITH_FILTER", "MISSING_LIST_NAME", "MISSING_CHOICE_NAME", "FILE_NOT_FOUND"),
        *("FILE_UNREADABLE", "SECOND_SETTINGS", "DEEP_GROUP"),
    }
    assert shown | elsewhere == set(CODES)
    assert not shown & elsewhere


def test_the_readme_lists_every_code() -> None:
    readme = Path(__file__).parents[3] / "sle_desktop" / "engine" / "lint" / "README.md"
    rows = [line for line in readme.read_text("utf-8").splitlines() if line.startswith("| `")]
    wanted = [f"| `{code}` | {one.severity} | {one.means} |" for code, one in CODES.items()]
    assert rows == wanted
