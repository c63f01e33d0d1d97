"""A draft may be set aside, moved or deleted; nothing of it is lost when it is brought back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sle_desktop.assembly import Notebook, open_notebook
from sle_desktop.errors import UserError
from sle_desktop.services.setup import Setup


@pytest.fixture
def notebook(written_sample: Path, tmp_path: Path) -> Iterator[Notebook]:
    folder = tmp_path / "notebook"
    shutil.copytree(written_sample, folder)
    opened = open_notebook(folder, Setup(folder).key_from_passphrase("demo"))
    yield opened
    opened.close()


def a_draft(notebook: Notebook) -> str:
    return notebook.records.records(form="eef_audit", state="draft")[0].id


def test_a_deleted_draft_comes_back_whole(notebook: Notebook) -> None:
    record = a_draft(notebook)
    before = notebook.fieldwork.open(record)
    deleted = notebook.drafts.delete(record)
    with pytest.raises(UserError, match="NO_SUCH_RECORD"):
        notebook.fieldwork.open(record)
    notebook.drafts.bring_back(deleted)
    after = notebook.fieldwork.open(record)
    assert after.record == before.record
    assert dict(after.instance.answers) == dict(before.instance.answers)
    assert dict(after.instance.rows) == dict(before.instance.rows)


def test_a_deleted_second_version_leaves_the_first_as_it_was(notebook: Notebook) -> None:
    sealed = notebook.records.records(form="visit", state="sealed")[0].id
    notebook.finishing.new_version(sealed, "The date was wrong.")
    notebook.drafts.delete(sealed)
    assert notebook.records.record(sealed).version == 1
    assert notebook.finishing.documents(sealed)


def test_a_sealed_record_is_neither_deleted_nor_moved(notebook: Notebook) -> None:
    sealed = notebook.records.records(form="visit", state="sealed")[0]
    school = notebook.projects.schools()[0].id
    for refused in (
        lambda: notebook.drafts.delete(sealed.id),
        lambda: notebook.drafts.move(sealed.id, school),
        lambda: notebook.fieldwork.set_aside(sealed.id),
    ):
        with pytest.raises(UserError, match="RECORD_LOCKED"):
            refused()


def test_a_draft_moves_to_another_school(notebook: Notebook) -> None:
    record = a_draft(notebook)
    cranmead = notebook.projects.find_school("Cranmead")
    notebook.drafts.move(record, cranmead.id)
    assert notebook.records.record(record).school_id == cranmead.id


def test_a_draft_is_set_aside_and_brought_back(notebook: Notebook) -> None:
    record = a_draft(notebook)
    notebook.fieldwork.set_aside(record)
    assert notebook.records.record(record).set_aside
    notebook.fieldwork.set_aside(record, aside=False)
    assert not notebook.records.record(record).set_aside
