"""Law 3: nothing private is in an update, decrypted or not; the preview is what is sent."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from sle_desktop.assembly import Notebook
from sle_desktop.services.joining import LEAD_RECIPIENT
from sle_desktop.services.lead_view import names_in, plain
from sle_desktop.services.owner import project_fingerprint
from sle_desktop.services.sharing import read_published
from sle_desktop.sync import update
from sle_desktop.sync.reading import Reader, read_update

MARKER = "Zwischenruf"


@pytest.fixture
def secret(notebook: Notebook) -> str:
    """What opens the updates of the sample, which knows its lead from here on."""
    secret = update.new_secret()
    with notebook.store.work() as work:
        work.meta.set(LEAD_RECIPIENT, update.recipient_of(secret))
    return secret


def test_the_preview_is_what_is_sent(notebook: Notebook, secret: str, tmp_path: Path) -> None:
    sharing = notebook.sharing
    waits = sharing.waiting()
    assert waits
    [made] = sharing.export(tmp_path)
    with notebook.store.reading() as work:
        project = project_fingerprint(work)
    with made.file.open("rb") as source:
        told = read_update(source, Reader(secret, project, lambda *_: "anybody"))
    assert [one.body for one in told.releases] == [one.view for one in waits]
    assert made.releases == len(waits)
    assert sharing.waiting() == ()


def test_no_private_word_and_no_teacher_is_in_an_update(
    notebook: Notebook, secret: str, tmp_path: Path
) -> None:
    del secret
    record = notebook.fieldwork.start("lesson_observation", notebook.projects.schools()[0].id)
    teacher = "Ottilie Featherstonehaugh"
    for live in list(record.instance.walk()):
        if live.field.type == "text" and "lead" not in live.field.extra.get("sle::audience", ""):
            notebook.fieldwork.answer(record, live.key, MARKER)
    notebook.fieldwork.answer(record, "about/teacher", teacher)
    with notebook.store.work() as work:
        kept = work.records.get(record.record.id)
        work.records.put(kept.sealed(notebook.now()))
    sharing = notebook.sharing
    assert any(one.record_id == kept.id for one in sharing.waiting())
    sharing.export(tmp_path)
    with notebook.store.reading() as work:
        device = work.meta.get("device.id")
        lines = [one.line for one in work.releases.of_device(device)]
        published = [read_published(one) for one in work.releases.of_device(device)]
    assert any(one.record == kept.id for one in published)
    for line in lines:
        assert MARKER not in line
        assert teacher not in line
        assert "Featherstonehaugh" not in line


def test_names_in_free_words_are_pointed_out() -> None:
    answers = {"close": {"note": "Ask Mrs Nwosu.", "rows": [{"what": "Ada Nwosu will; adage"}]}}
    found = list(names_in(answers, ["Ada Nwosu", "Jo Li"]))
    assert [(one.path, one.name) for one in found] == [
        ("close/note", "Ada Nwosu"),
        ("close/rows[1]/what", "Ada Nwosu"),
    ]
    assert list(names_in(answers, [])) == []


def test_plain_values_are_json() -> None:

    assert plain({"a": (date(2026, 9, 1), time(9, 5), Decimal("0.25"))}) == {
        "a": ["2026-09-01", "09:05:00", "0.25"]
    }
