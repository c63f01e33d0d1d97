"""Every shipped form keeps to the rules, and every rule finds what it is there to find."""

from collections.abc import Callable

import pytest

from sle_desktop.engine.definition import Form
from sle_desktop.engine.lint import lint
from sle_desktop.engine.reading import read_form
from tests.forms import rules
from tests.forms.instruments import IDS, label, path, shipped, spoiled

Rule = Callable[[Form], list[str]]
EVERY_FORM: tuple[Rule, ...] = (
    rules.unsaid_audiences,
    rules.lost_readers,
    rules.hinted_grades,
    rules.unused_lists,
    rules.repeated_names,
    rules.unknown_values,
    rules.cold_messages,
    rules.missing_notices,
    rules.leaks,
)
AUDIT, LESSON, BOOKS, VISIT = IDS


@pytest.mark.parametrize("form_id", IDS)
def test_a_form_reads_and_lints_without_a_finding(form_id: str) -> None:
    assert read_form(path(form_id)).findings == ()
    assert lint(shipped(form_id)) == ()


@pytest.mark.parametrize("rule", EVERY_FORM)
@pytest.mark.parametrize("form_id", IDS)
def test_a_form_keeps_to_the_rules(form_id: str, rule: Rule) -> None:
    assert rule(shipped(form_id)) == []


def test_the_audit_has_its_32_statements_under_the_eight_titles() -> None:
    assert rules.statement_faults(shipped(AUDIT)) == []
    assert rules.uneven_statements(shipped(AUDIT)) == []
    agreed = [one for one in shipped(AUDIT).walk() if one.name.startswith("agreed_")]
    assert len(agreed) == 32
    assert len({label(one) for one in agreed}) == 32


def test_what_the_school_learns_of_a_teacher_is_always_conditional() -> None:
    form = shipped(LESSON)
    assert rules.shares_of_teacher(form) == []
    assert sum(one.path.startswith("for_school/") for one in form.walk()) >= 10


SPOILS: tuple[tuple[Rule, str, str, str], ...] = (
    (rules.unsaid_audiences, VISIT, '"sle::audience" = "school lead:code"', '"sle::seen" = "x"'),
    (rules.unsaid_audiences, VISIT, '"school lead:code"', '"school head"'),
    (rules.unsaid_audiences, VISIT, '"school lead:code"', '"school lead:initials"'),
    (rules.lost_readers, BOOKS, 'audience" = "school:min5 lead:min5"', 'audience" = "teacher"'),
    (rules.hinted_grades, LESSON, "Key mathematical idea", "Grade for the key idea"),
    (rules.hinted_grades, LESSON, 'name = "key_idea"', 'name = "lesson_score"'),
    (rules.hinted_grades, LESSON, 'label = "Talk partners"', 'label = "Outstanding"'),
    (rules.hinted_grades, BOOKS, 'name = "feedback_policy"', 'name = "marking_frequency"'),
    (rules.unused_lists, VISIT, 'type = "select_one mode"', 'type = "text"'),
    (rules.repeated_names, VISIT, 'name = "names"', 'name = "purpose"'),
    (rules.unknown_values, VISIT, "${kind} = 'final'", "${kind} = 'finale'"),
    (rules.unknown_values, AUDIT, "selected(${scope_years}, 'R')", "selected(${scope_years}, '0')"),
    (rules.cold_messages, VISIT, "This day has not come yet.", "Invalid date."),
    (rules.cold_messages, VISIT, 'constraint_message = "Give the minutes."\n', ""),
    (rules.missing_notices, LESSON, "not for appraisal.", "useful for appraisal."),
    (rules.missing_notices, AUDIT, "are not endorsed by", "are endorsed by"),
    (rules.missing_notices, BOOKS, "Do not write it here.", "Write it here."),
    (rules.leaks, LESSON, '"teacher lead:code"', '"teacher school lead:code"'),
    (rules.leaks, BOOKS, '"sle::audience" = "sle"', '"sle::audience" = "lead"'),
    (rules.leaks, VISIT, '"sle::audience" = "lead"', '"sle::audience" = "school lead"'),
    (rules.statement_faults, AUDIT, "Teach pupils strategies", "Teach strategies"),
    (rules.statement_faults, AUDIT, '"sle::descriptor_a" = "Methods are explained once."\n', ""),
    (rules.statement_faults, AUDIT, 'name = "agreed_4b"', 'name = "agreed_4e"'),
    (rules.statement_faults, AUDIT, '"sle::prior" = "agreed_4b"', '"sle::prior" = "self_4b"'),
    (rules.uneven_statements, AUDIT, "regex(${prior_6c}, '^[rag]$')", "${prior_6c} != ''"),
    (rules.uneven_statements, AUDIT, "count-selected(${sources_8d}) < 2", "true()"),
    (rules.uneven_statements, AUDIT, "number(${priority_r5} = 'now') + ", ""),
    (
        rules.shares_of_teacher,
        LESSON,
        '"sle::audience_when" = "${comment_',
        '"sle::x" = "${comment_',
    ),
    (rules.shares_of_teacher, LESSON, "\"if(${comment_to_school} = 'yes', ", '"coalesce('),
)


@pytest.mark.parametrize(("rule", "form_id", "old", "new"), SPOILS)
def test_a_rule_finds_a_spoiled_form(rule: Rule, form_id: str, old: str, new: str) -> None:
    assert rule(shipped(form_id)) == []
    assert rule(spoiled(form_id, old, new)) != []


def test_copies_signers_and_kinds_are_as_agreed() -> None:
    wanted = {
        AUDIT: ("A", "school", "sle maths_lead", "head"),
        LESSON: ("L", "teacher school", "sle teacher", ""),
        BOOKS: ("B", "school", "sle maths_lead", "head"),
        VISIT: ("V", "school", "sle maths_lead", "head"),
    }
    for form_id, expected in wanted.items():
        settings = shipped(form_id).settings
        keys = ("sle::kind", "sle::copies", "sle::signers", "sle::signers_may")
        assert tuple(settings.get(key, "") for key in keys) == expected


def test_the_audit_keeps_three_bands_apart_from_not_looked_at_and_not_applicable() -> None:
    lists = shipped(AUDIT).lists
    said = [(one.name, one.label[""]) for one in lists["agreed_position"]]
    assert said == [
        ("r", "Not yet in place"),
        ("a", "Developing"),
        ("g", "Secure"),
        ("not_looked", "Not looked at yet"),
        ("not_applicable", "Not applicable"),
    ]
    assert [(one.name, one.label[""]) for one in lists["position"]] == said[:-1]


def test_a_lesson_asks_for_nothing_ordinal_about_the_teacher() -> None:
    form = shipped(LESSON)
    # A new list here wants a moment's thought: is it an order from bad to good?
    assert set(form.lists) == {
        *("yes_no", "year", "domain", "recommendation", "theme", "part_seen", "observer"),
        *("log_code", "flag", "tag", "sampling", "sample_mode", "feedback_by"),
    }
    assert not [one for one in form.walk() if one.type in ("range", "rank")]


def test_every_form_keeps_its_date_in_the_first_group() -> None:
    for form_id in IDS:
        assert shipped(form_id).by_path["about/date"].type == "date"
