"""What a draft follows: the audit before it, the actions still open, and later versions of both."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sle_desktop.assembly import Notebook
from sle_desktop.domain.actions import Standing
from sle_desktop.domain.records import Record, Signature, State
from sle_desktop.errors import UserError
from sle_desktop.services.beginning import open_actions
from sle_desktop.services.copies import Copies
from sle_desktop.services.fieldwork import Fieldwork
from tests.cli.conftest import complete

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
ROLES = {
    "visit": ("sle", "maths_lead"),
    "eef_audit": ("sle", "maths_lead"),
}


def signed(form: str) -> list[Signature]:
    return [Signature(role, f"Their {role}", "read", NOW) for role in ROLES[form]]


def seal(notebook: Notebook, record_id: str) -> Record:
    form = notebook.records.record(record_id).form_id
    return notebook.finishing.finish(record_id, signed(form)).record


def sealed_visit(notebook: Notebook, school_id: str, day: str, *steps: str) -> str:
    answers = complete("hollowbrook_visit_1")
    answers["about"] |= {"date": day, "visit_number": 1}
    due = (date.fromisoformat(day) + timedelta(days=14)).isoformat()
    answers["close"].pop("next_date", None)
    answers["close"].pop("next_time", None)
    answers["next_steps"] = [
        {**answers["next_steps"][0], "what": what, "by_when": due} for what in steps
    ]
    opened = notebook.fieldwork.start("visit", school_id, answers)
    for row in opened.instance.at("last_actions").rows:
        notebook.fieldwork.answer_strictly(opened, f"{row}/action_status", "not_yet")
    assert notebook.fieldwork.problems(opened) == ()
    seal(notebook, opened.record.id)
    return opened.record.id


def standing(notebook: Notebook, school_id: str) -> list[Standing]:
    with notebook.store.reading() as work:
        return list(work.actions.standings(school_id))


@pytest.fixture
def fernleigh(notebook: Notebook) -> str:
    return notebook.projects.add_school("Fernleigh").id


def audit_of(notebook: Notebook, school: str, stage: str) -> Record:
    school_id = notebook.projects.find_school(school).id
    found = notebook.records.records(school=school_id, form="eef_audit", state="sealed")
    return notebook.records.record(next(one.id for one in found if stage in one.title))


def test_an_action_is_followed_over_visits_and_settled_once(
    notebook: Notebook, fernleigh: str
) -> None:
    sealed_visit(notebook, fernleigh, "2026-10-01", "Agree the number line", "Watch one lesson")
    sealed_visit(notebook, fernleigh, "2026-10-20", "Read six books")
    told = {one.action.what: (one.status, one.carried) for one in standing(notebook, fernleigh)}
    assert told == {
        "Agree the number line": ("not_yet", 1),
        "Watch one lesson": ("not_yet", 1),
        "Read six books": ("open", 0),
    }
    third = notebook.fieldwork.start("visit", fernleigh, {"about": {"date": "2026-11-10"}})
    rows = third.instance.at("last_actions").rows
    assert len(rows) == 3
    ids = [third.instance.at(f"{row}/action_id").value for row in rows]
    assert ids == [one.action.id for one in standing(notebook, fernleigh)]
    answers = complete("hollowbrook_visit_1")
    answers["about"] |= {"date": "2026-11-10"}
    answers["close"] |= {"next_date": "2026-12-01"}
    answers["next_steps"] = [{**answers["next_steps"][0], "by_when": "2026-12-01"}]
    notebook.fieldwork.fill(third, answers)
    for row, status in zip(rows, ("done", "dropped", "partly"), strict=True):
        notebook.fieldwork.answer_strictly(third, f"{row}/action_status", status)
        if status != "done":
            notebook.fieldwork.answer_strictly(third, f"{row}/action_note", "Staff absence")
    seal(notebook, third.record.id)
    with notebook.store.reading() as work:
        left = [one.action.what for one in open_actions(work, fernleigh)]
    assert left == ["Read six books", answers["next_steps"][0]["what"]]


def test_a_later_version_replaces_the_actions_of_the_one_before(
    notebook: Notebook, fernleigh: str
) -> None:
    first = sealed_visit(notebook, fernleigh, "2026-10-01", "Agree the line", "Watch one lesson")
    ids = {one.action.what: one.action.id for one in standing(notebook, fernleigh)}
    sealed_visit(notebook, fernleigh, "2026-10-20", "Read six books")

    version = notebook.finishing.new_version(first, "  The wording  was wrong ")
    assert (version.version, version.state, version.reason) == (
        2,
        State.DRAFT,
        "The wording was wrong",
    )
    # The sealed version holds while the correction is a draft.
    assert {one.action.what for one in standing(notebook, fernleigh)} >= {"Agree the line"}
    opened = notebook.fieldwork.open(first)
    row = opened.instance.at("next_steps").rows[0]
    notebook.fieldwork.answer_strictly(opened, f"{row}/what", "Agree one number line")
    second = opened.instance.at("next_steps").rows[1]
    notebook.fieldwork.remove_row(opened, second)
    seal(notebook, first)

    told = {one.action.what: one for one in standing(notebook, fernleigh)}
    assert set(told) == {"Agree one number line", "Read six books"}
    assert told["Agree one number line"].action.id == ids["Agree the line"]
    assert told["Agree one number line"].status == "not_yet"
    documents = notebook.finishing.documents(first)
    assert [(one.version, one.number) for one in documents] == [
        (2, documents[0].number),
        (1, documents[0].number),
    ]
    states = [one.state for one in _versions(notebook, first)]
    assert states == [State.SUPERSEDED, State.SEALED]
    verdict = notebook.checking.content(notebook.finishing.pdf(documents[0]))
    assert (verdict.verdict, verdict.version) == ("intact", 2)
    assert verdict.replaces is not None


def _versions(notebook: Notebook, record_id: str) -> tuple[Record, ...]:
    with notebook.store.reading() as work:
        return work.records.versions(record_id)


def test_a_new_version_needs_a_reason_and_something_sealed(notebook: Notebook) -> None:
    audit = audit_of(notebook, "Stourbank", "Review")
    for reason in ("", " \n "):
        with pytest.raises(UserError, match="REASON_MISSING"):
            notebook.finishing.new_version(audit.id, reason)
    notebook.finishing.new_version(audit.id, "A slip")
    with pytest.raises(UserError, match="NOT_SEALED"):
        notebook.finishing.new_version(audit.id, "Another slip")
    with pytest.raises(UserError, match=r"NOT_SEALED_YET: .*--version 1"):
        notebook.finishing.copy_as_pdf(audit.id, "school", draft=False)
    pdf = notebook.finishing.copy_as_pdf(audit.id, "school", draft=False, version=1)
    assert notebook.checking.content(pdf).verdict == "intact"
    with pytest.raises(UserError, match="NO_SUCH_RECORD"):
        notebook.finishing.copy_as_pdf(audit.id, "school", draft=False, version=3)


def test_a_review_follows_the_sealed_audit_also_while_that_is_corrected(
    notebook: Notebook,
) -> None:
    baseline = audit_of(notebook, "Hollowbrook", "Baseline")
    before = notebook.fieldwork.start("eef_audit", baseline.school_id)
    notebook.finishing.new_version(baseline.id, "A slip")
    draft = notebook.fieldwork.open(baseline.id)
    sealed_position = notebook.fieldwork.open(baseline.id, 1).instance.at("r1/agreed_1a").value
    other = "a" if sealed_position != "a" else "g"
    notebook.fieldwork.answer(draft, "r1/agreed_1a", other)

    review = notebook.fieldwork.start("eef_audit", baseline.school_id)
    assert review.record.prior_id == baseline.id == before.record.prior_id
    assert review.instance.at("r1/prior_1a").value == sealed_position
    assert review.prior == before.prior
    assert review.prior_title == "Baseline audit"


def test_an_audit_follows_only_what_was_before_its_day(notebook: Notebook) -> None:
    stourbank = notebook.projects.find_school("Stourbank").id
    baseline = audit_of(notebook, "Stourbank", "Baseline")
    review = audit_of(notebook, "Stourbank", "Review")
    assert baseline.date is not None
    assert review.date is not None
    cases = {
        review.date: review.id,
        review.date - timedelta(days=1): baseline.id,
        baseline.date - timedelta(days=1): "",
    }
    for day, prior in cases.items():
        answers = {"about": {"date": day.isoformat()}}
        made = notebook.fieldwork.start("eef_audit", stourbank, answers)
        assert made.record.prior_id == prior
        assert made.record.date == day


def test_nothing_is_followed_at_a_school_without_an_audit(
    notebook: Notebook, fernleigh: str
) -> None:
    first = notebook.fieldwork.start("eef_audit", fernleigh)
    assert first.record.prior_id == ""
    assert (first.prior, first.prior_title) == ({}, "")
    assert first.instance.at("r1/prior_1a").value is None


def test_a_position_that_moved_asks_what_changed(notebook: Notebook) -> None:
    baseline = audit_of(notebook, "Hollowbrook", "Baseline")
    review = notebook.fieldwork.start("eef_audit", baseline.school_id)
    was = str(review.instance.at("r1/prior_1a").value)
    assert was in ("r", "a", "g")
    notebook.fieldwork.answer(review, "r1/agreed_1a", was)
    assert not review.instance.at("r1/changed_1a").relevant
    notebook.fieldwork.answer(review, "r1/agreed_1a", "a" if was != "a" else "g")
    assert review.instance.at("r1/changed_1a").relevant
    assert "r1/changed_1a" in {one.key for one in notebook.fieldwork.problems(review)}


def test_a_draft_keeps_its_form_when_a_newer_version_is_installed(notebook: Notebook) -> None:
    opened = notebook.fieldwork.start("visit", notebook.projects.find_school("Cranmead").id)
    with notebook.store.work() as work:
        held = work.forms.get(opened.form.hash)
        text = held.text.replace('"version" = ', "version = ")
        assert 'version = "1.0"' in text
        newer = text.replace('version = "1.0"', 'version = "1.1"', 1)
        from sle_desktop.engine.reading import read_bytes

        form = read_bytes(newer.encode(), "visit.toml").form
        assert form is not None
        work.forms.install(
            replace(
                held,
                hash=form.hash,
                version="1.1",
                text=newer,
                installed_at=NOW + timedelta(days=9),
            )
        )
    fresh = notebook.fieldwork.start("visit", opened.record.school_id)
    assert fresh.form.version == "1.1"
    again = notebook.fieldwork.open(opened.record.id)
    assert (again.form.version, again.form.hash) == ("1.0", opened.form.hash)
    assert [one.version for one in notebook.library.forms() if one.id == "visit"] == ["1.1"]


def test_a_hidden_answer_stays_while_drafting_and_is_dropped_by_sealing(
    notebook: Notebook, fernleigh: str
) -> None:
    answers = complete("hollowbrook_visit_1")
    answers["close"] |= {"school_comment": "Helpful.", "school_comment_by": "Ann Hill"}
    opened = notebook.fieldwork.start("visit", fernleigh, answers)
    notebook.fieldwork.answer(opened, "close/school_comment", "")
    kept = notebook.fieldwork.open(opened.record.id).instance
    assert kept.at("close/school_comment_by").value == "Ann Hill"
    assert "school_comment_by" not in kept.values()["close"]
    assert notebook.before_signing.look(opened.record.id).left_out
    seal(notebook, opened.record.id)
    dropped = notebook.fieldwork.open(opened.record.id).instance
    assert dropped.at("close/school_comment_by").value is None


def test_a_clock_that_was_set_back_is_said_and_stops_nobody(
    notebook: Notebook, fernleigh: str
) -> None:
    opened = notebook.fieldwork.start("visit", fernleigh, complete("hollowbrook_visit_1"))
    early = opened.record.updated - timedelta(days=2)
    back = replace(notebook.finishing, now=lambda: early)
    finished = back.finish(opened.record.id, signed("visit"))
    assert "clock" in finished.warnings[0]
    Fieldwork(notebook.store, notebook.library, lambda: early).open(opened.record.id)
    assert notebook.checking.content(back.pdf(finished.documents[0])).verdict == "intact"


def test_a_report_looks_back_at_sealed_audits_before_it_and_at_no_other(
    notebook: Notebook,
) -> None:
    baseline = audit_of(notebook, "Stourbank", "Baseline")
    review = audit_of(notebook, "Stourbank", "Review")
    notebook.fieldwork.start("eef_audit", review.school_id)
    notebook.finishing.new_version(baseline.id, "A slip")
    draft = notebook.fieldwork.open(baseline.id)
    notebook.fieldwork.answer(draft, "r1/agreed_1a", "not_looked")
    with notebook.store.work() as work:
        copies = Copies(work, notebook.library, notebook.finishing.files, notebook.now)
        told = copies.filled(review, "school")
        first = copies.filled(baseline, "school")
    assert [(one.record.id, one.record.version) for one in told.earlier] == [(baseline.id, 1)]
    assert told.earlier[0].values["r1"]["agreed_1a"] != "not_looked"
    assert first.earlier == ()
    assert "private_notes" not in str(told.values) + str(told.earlier[0].values)
