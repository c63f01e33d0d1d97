"""Old Excel workbooks, also under a wrong name, damaged, or with a password."""

from pathlib import Path

import pytest

from sle_desktop.engine.reading import read_bytes, read_form
from sle_desktop.errors import UserError

from .workbooks import form_of

OLD = Path(__file__).parent / "files" / "table_list.xls"


def test_an_old_workbook_opens() -> None:
    read = read_form(OLD)
    form = form_of(read)
    assert not read.findings
    assert [one.name for one in form.fields][:2] == ["intro", "table_list_test2"]
    assert form.fields[1].appearance == "table-list"
    assert form.fields[1].children[0].label == {"": "Q1"}
    assert [one.name for one in form.lists["list"]] == ["a", "b", "c", "d"]


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    misnamed = tmp_path / "form.xlsx"
    misnamed.write_bytes(OLD.read_bytes())
    assert form_of(read_form(misnamed)).fields == form_of(read_form(OLD)).fields


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (OLD.read_bytes()[:3000], "NOT_A_FORM"),
        (OLD.read_bytes()[:600], "NOT_A_FORM"),
        (b"\x09\x08\x10\x00" + bytes(100), "NOT_A_FORM"),
        (OLD.read_bytes() + "EncryptedPackage".encode("utf-16-le"), "FORM_LOCKED"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(UserError) as refused:
        read_bytes(data, "form.xls")
    assert refused.value.code == code
