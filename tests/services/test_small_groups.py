"""Groups of fewer than five books leave the laptop for nobody: school, lead, page or data."""

import json

import pytest

from sle_desktop.assembly import Notebook
from sle_desktop.domain.sampling import Wanted, planned
from sle_desktop.services.book_samples import put_books
from sle_desktop.services.copies import Reader, values_for

GROUPS = {
    "books_lower": 4,
    "books_middle": 4,
    "books_higher": 3,
    "books_disadvantaged": 3,
    "books_others": 8,
    "books_send": 1,
    "books_eal": 6,
}


@pytest.mark.parametrize("reader", ["school", "lead"])
def test_only_groups_of_five_or_more_are_told(notebook: Notebook, reader: str) -> None:
    school = notebook.projects.find_school("Hollowbrook").id
    opened = notebook.fieldwork.start("book_scrutiny", school)
    wanted = Wanted(
        11, ("3", "4"), ("lower", "middle", "higher"), {"disadvantaged": 3, "send": 1, "eal": 6}
    )
    put_books(notebook.fieldwork, opened, "books", planned(wanted))
    instance = notebook.fieldwork.open(opened.record.id).instance
    assert {name: instance.at(f"compare/{name}").value for name in GROUPS} == GROUPS
    told = values_for(instance, Reader(reader, lambda _field, words: words))
    assert "books" not in told
    compared = told.get("compare", {})
    assert {name for name in GROUPS if compared.get(name) not in (None, "")} == {
        name for name, count in GROUPS.items() if count >= 5
    }


def test_what_is_known_of_one_book_is_in_no_copy(notebook: Notebook) -> None:
    for line in notebook.records.records(form="book_scrutiny"):
        instance = notebook.fieldwork.open(line.id).instance
        for reader in ("school", "teacher", "lead"):
            told = json.dumps(
                values_for(instance, Reader(reader, lambda _field, words: words)), default=str
            )
            assert "starting_point" not in told
            assert "exceptions" not in told
