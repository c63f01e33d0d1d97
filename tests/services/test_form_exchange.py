"""Forms out as TOML, workbook and paper, and in again as the same form."""

from pathlib import Path

import pytest

from sle_desktop import paths
from sle_desktop.assembly import Notebook
from sle_desktop.engine.reading import read_bytes
from sle_desktop.errors import UserError
from sle_desktop.services.form_exchange import FormExchange, as_toml, as_workbook

SHIPPED = ("book_scrutiny", "eef_audit", "lesson_observation", "visit")


@pytest.fixture
def exchange(notebook: Notebook) -> FormExchange:
    return FormExchange(notebook.store, notebook.library, notebook.now)


@pytest.mark.parametrize("form_id", SHIPPED)
def test_what_goes_out_is_read_as_the_same_form(notebook: Notebook, form_id: str) -> None:
    form = notebook.library.find(form_id)
    for name, data in (("f.toml", as_toml(form)), ("f.xlsx", as_workbook(form))):
        read = read_bytes(data, name)
        assert read.form is not None
        assert read.form.hash == form.hash
        assert not [one for one in read.findings if one.severity == "error"]


@pytest.mark.parametrize("form_id", SHIPPED)
def test_every_form_is_printed_blank(
    exchange: FormExchange, notebook: Notebook, form_id: str
) -> None:
    assert exchange.blank(notebook.library.find(form_id)).startswith(b"%PDF-")


def test_a_form_of_ones_own_is_installed_and_used(
    exchange: FormExchange, notebook: Notebook, tmp_path: Path
) -> None:
    text = (paths.forms() / "visit.toml").read_text("utf-8")
    file = tmp_path / "ours.toml"
    file.write_text(text.replace('version = "', 'version = "9', 1), "utf-8")
    before = notebook.library.find("visit")
    imported = exchange.install(file)
    assert imported.is_new
    assert notebook.library.find("visit").hash == imported.form.hash != before.hash
    assert not exchange.install(file).is_new
    record = next(one for one in notebook.records.records() if one.form_id == "visit")
    assert notebook.fieldwork.open(record.id).form.hash == before.hash


def test_a_form_with_errors_is_refused(exchange: FormExchange, tmp_path: Path) -> None:
    text = (paths.forms() / "visit.toml").read_text("utf-8")
    file = tmp_path / "visit.toml"
    file.write_text(text.replace('type = "date"', 'type = "dat"', 1), "utf-8")
    with pytest.raises(UserError) as refused:
        exchange.install(file)
    assert refused.value.code == "FORM_HAS_ERRORS"
