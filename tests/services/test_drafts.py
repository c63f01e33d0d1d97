"""A draft may be moved to another school, or deleted, and either may be undone."""

import pytest

from sle_desktop.assembly import Notebook
from sle_desktop.domain.records import Signature
from sle_desktop.errors import UserError


def of(notebook: Notebook, school: str) -> str:
    return notebook.projects.find_school(school).id


def values(notebook: Notebook, record_id: str) -> dict[str, object]:
    return dict(notebook.fieldwork.open(record_id).instance.answers)


def new_visit(notebook: Notebook, school: str) -> str:
    opened = notebook.fieldwork.start("visit", of(notebook, school))
    purpose = next(one.path for one in opened.form.walk() if one.name == "purpose")
    notebook.fieldwork.answer(opened, purpose, "To plan the spring term")
    return opened.record.id


def by_name(notebook: Notebook, record_id: str, name: str) -> object:
    found = [
        value
        for key, value in values(notebook, record_id).items()
        if key.rpartition("/")[2] == name and "[" not in key
    ]
    return found[0] if found else None


def actions_shown(notebook: Notebook, record_id: str) -> set[object]:
    return {
        value for key, value in values(notebook, record_id).items() if key.endswith("/action_id")
    }


def test_a_moved_draft_takes_on_the_other_school(notebook: Notebook) -> None:
    record = new_visit(notebook, "Hollowbrook")
    before = actions_shown(notebook, record)
    notebook.drafts.move(record, of(notebook, "Stourbank"))
    moved = notebook.records.record(record)
    assert moved.school_id == of(notebook, "Stourbank")
    after = actions_shown(notebook, record)
    assert before
    assert after
    assert not before & after
    assert by_name(notebook, record, "purpose") == "To plan the spring term"


def test_a_moved_audit_follows_the_other_school_s_audit(notebook: Notebook) -> None:
    opened = notebook.fieldwork.start("eef_audit", of(notebook, "Hollowbrook"))
    assert opened.record.prior_id
    notebook.drafts.move(opened.record.id, of(notebook, "Stourbank"))
    moved = notebook.records.record(opened.record.id)
    [review] = [
        one.id
        for one in notebook.records.records(school=of(notebook, "Stourbank"), state="sealed")
        if one.title == "Review 1 audit"
    ]
    assert moved.prior_id == review
    assert by_name(notebook, opened.record.id, "prior_position_r1") == "g"


def test_moving_is_undone_whole(notebook: Notebook) -> None:
    record = new_visit(notebook, "Hollowbrook")
    before = notebook.records.record(record), values(notebook, record)
    kept = notebook.drafts.move(record, of(notebook, "Stourbank"))
    notebook.drafts.bring_back(kept)
    assert (notebook.records.record(record), values(notebook, record)) == before


def test_a_deleted_draft_comes_back_with_everything(notebook: Notebook) -> None:
    record = new_visit(notebook, "Hollowbrook")
    notebook.finishing.note_event(record, "shown")
    signed = (Signature("sle", "Helen Loder", "read", notebook.now()),)
    with notebook.store.work() as work:
        work.signatures.put(record, 1, signed)
    before = notebook.records.record(record), values(notebook, record)
    kept = notebook.drafts.delete(record)
    with pytest.raises(UserError, match="NO_SUCH_RECORD"):
        notebook.records.record(record)
    changes = notebook.drafts.bring_back(kept)
    assert changes.records == {record}
    assert (notebook.records.record(record), values(notebook, record)) == before
    assert [one.kind for one in notebook.records.events(record)] == ["shown"]
    assert notebook.records.signatures(record, 1) == signed


def test_a_deleted_correction_leaves_what_it_corrected(notebook: Notebook) -> None:
    sealed = notebook.records.records(state="sealed")[0]
    notebook.finishing.new_version(sealed.id, "The date was wrong")
    kept = notebook.drafts.delete(sealed.id)
    assert notebook.records.record(sealed.id).version == 1
    notebook.drafts.bring_back(kept)
    assert notebook.records.record(sealed.id).version == 2
    with pytest.raises(UserError, match="VERSION_STAYS"):
        notebook.drafts.move(sealed.id, of(notebook, "Cranmead"))


def test_what_is_signed_and_locked_stays(notebook: Notebook) -> None:
    sealed = notebook.records.records(state="sealed")[0]
    with pytest.raises(UserError, match="RECORD_LOCKED"):
        notebook.drafts.delete(sealed.id)
    with pytest.raises(UserError, match="RECORD_LOCKED"):
        notebook.drafts.move(sealed.id, of(notebook, "Cranmead"))
