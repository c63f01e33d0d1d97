"""Lists in CSV files beside a form."""

from pathlib import Path

import pytest

from sle_desktop.engine.definition import Form
from sle_desktop.engine.reading import ReadForm, read_bytes, read_form, write_toml

from .workbooks import codes, form_of

FROM_FILE = '[[survey]]\ntype = "select_one_from_file towns.csv"\nname = "t"\nlabel = "Town"\n'
LOOKED_INTO = (
    '[[survey]]\ntype = "calculate"\nname = "t"\n'
    """calculation = "pulldata('towns', 'mayor', 'code', 'x')"\n"""
)


def read_in(folder: Path, form: str = FROM_FILE) -> ReadForm:
    path = folder / "form.toml"
    path.write_text(form, encoding="utf-8")
    return read_form(path)


def towns(form: Form) -> list[tuple[str, str]]:
    return [(one.name, one.label.get("", "")) for one in form.lists["towns.csv"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("where", [".", "media"])
def test_a_file_beside_the_form_is_read(tmp_path: Path, encoding: str, where: str) -> None:
    (tmp_path / where).mkdir(exist_ok=True)
    text = 'name,label,region\npoole,"Poole, Dorset",sw\n\nbala,Y Bâla,nw\n,,\n'
    (tmp_path / where / "towns.csv").write_text(text, encoding=encoding)
    read = read_in(tmp_path)
    assert not read.findings
    form = form_of(read)
    assert towns(form) == [("poole", "Poole, Dorset"), ("bala", "Y Bâla")]
    assert form.lists["towns.csv"][1].columns == {"region": "nw"}
    assert form.lists["towns.csv"][1].row == 4
    stored = form_of(read_bytes(write_toml(form).encode(), "x.toml"))
    assert (stored, stored.hash) == (form, form.hash)


def test_columns_may_have_other_names(tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_text("code,town\np,Poole\n", encoding="utf-8")
    form = form_of(read_in(tmp_path, FROM_FILE + 'parameters = "value=code label=town"\n'))
    assert towns(form) == [("p", "Poole")]


def test_a_file_that_is_only_looked_into_needs_no_names(tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_text("code,mayor\nx,Ann\n", encoding="utf-8")
    form = form_of(read_in(tmp_path, LOOKED_INTO))
    assert form.lists["towns.csv"][0].columns == {"code": "x", "mayor": "Ann"}


@pytest.mark.parametrize("form", [FROM_FILE, LOOKED_INTO])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, form: str) -> None:
    read = read_in(tmp_path, form)
    assert codes(read) == ["FILE_NOT_FOUND"]
    assert read.findings[0].severity == "warning"
    assert "towns.csv" not in form_of(read).lists


def test_no_form_reaches_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("name\nx\n", encoding="utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    read = read_in(inner, FROM_FILE.replace("towns.csv", "../secret.csv"))
    assert codes(read) == ["FILE_NOT_FOUND"]


@pytest.mark.parametrize(
    "content",
    [b"", b"town\nPoole\n", b"name\n" + b"x" * 200_000, b"name\n\x00\n", bytes(range(256))],
)
def test_a_file_that_is_no_list_is_named_or_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "towns.csv").write_bytes(content)
    assert set(codes(read_in(tmp_path))) <= {"FILE_UNREADABLE"}
