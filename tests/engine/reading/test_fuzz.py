"""No file whatever raises anything but a refusal in words: damaged, hostile, or nonsense."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from sle_desktop.engine.lint import lint
from sle_desktop.engine.reading import read_bytes, write_toml
from sle_desktop.errors import UserError

from .workbooks import form_of, packed, parts_of, workbook

OLD = (Path(__file__).parent / "files" / "table_list.xls").read_bytes()
HEAD = ("type", "name", "label", "label::cy", "relevant", "calculation", "required", "default")
NEW = workbook(
    (
        HEAD,
        ("begin group", "g", "Group", "Grŵp", "${a} = 'y'"),
        ("select_one yn or_other", "a", "A", "B", "", "", "yes", "y"),
        ("begin_repeat", "r", "Rows"),
        ("integer", "n", "Number", "", "selected(${a}, 'n')", "", True, 3),
        ("end_repeat",),
        ("calculate", "c", "", "", "", "sum(${n}) div count(${r})"),
        ("end group",),
    ),
    choices=(("list_name", "name", "label"), ("yn", "y", "Yes"), ("yn", 1, "No")),
    settings=(("form_id", "form_title", "default_language"), ("f", "F", "cy")),
)
PARTS = {name: part for name, part in parts_of(NEW).items() if "theme" not in name}
TOML = write_toml(form_of(read_bytes(NEW, "x.xlsx"))).encode()
TOKENS = (
    *(b"99999999999", b"-1", b"<", b">", b'"', b"&#xFFFFFFFF;", b"&a;", b"</c>", b"</row>", b"]"),
    *(b"[[survey]]\n", b"[", b"begin group", b"end repeat", b"${", b"}", b"\x00", b"\xff\xfe"),
    *(b"\xed\xa0\x80", b"=", b"'", b"(" * 300, b"label::", b"\n", b"1e999", b"_xD800_", b"a b"),
)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with some flipped, taken out, doubled, or replaced by what hurts a reader."""
    bytes_ = bytearray(data)
    for _ in range(chance.choice([1, 2, 5, 20])):
        if not bytes_:
            break
        at = chance.randrange(len(bytes_))
        match chance.randrange(5):
            case 0:
                bytes_[at] ^= 1 << chance.randrange(8)
            case 1:
                del bytes_[at : at + chance.randrange(40)]
            case 2:
                bytes_[at:at] = chance.choice(TOKENS)
            case 3:
                other = chance.randrange(len(bytes_))
                bytes_[at:at] = bytes_[other : other + chance.randrange(200)]
            case _:
                bytes_[at] = chance.choice((0, 0xFF, chance.randrange(256)))
    if chance.random() < 0.1:
        del bytes_[chance.randrange(len(bytes_) + 1) :]
    return bytes(bytes_)


def repacked(chance: random.Random) -> bytes:
    """Return a workbook that unpacks well and is damaged inside."""
    parts = dict(PARTS)
    for name in chance.sample(sorted(parts), k=chance.choice([1, 1, 2, 4])):
        parts[name] = damaged(parts[name], chance)
        if chance.random() < 0.05:
            del parts[name]
    return packed(parts)


MAKERS: dict[str, Callable[[random.Random], bytes]] = {
    "workbook": lambda chance: damaged(NEW, chance),
    "parts": repacked,
    "old workbook": lambda chance: damaged(OLD, chance),
    "toml": lambda chance: damaged(TOML, chance),
}


def survives(data: bytes) -> bool:
    """Read, lint and write; whether there was a form in it. Anything but a refusal passes up."""
    refused, read = None, None
    try:
        read = read_bytes(data, "form")
    except UserError as refusal:
        refused = refusal
    if refused is not None or read is None:
        assert refused is not None
        assert refused.code in ("NOT_A_FORM", "FORM_TOO_LARGE", "FORM_LOCKED")
        assert refused.says
        assert refused.do
        return False
    if read.form is None:
        assert [one.code for one in read.findings] == ["TOML_SYNTAX"]
        return False
    for finding in (*read.findings, *lint(read.form)):
        assert finding.says
        assert finding.do
        assert len(finding.says) < 600
    again = form_of(read_bytes(write_toml(read.form).encode(), "form"))
    assert again.hash == read.form.hash
    return True


@pytest.mark.parametrize("kind", MAKERS)
def test_damaged_files(kind: str) -> None:
    opened = [survives(MAKERS[kind](random.Random(seed))) for seed in range(60)]
    assert not all(opened)


@pytest.mark.prove
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("kind", MAKERS)
def test_damaged_files_by_the_thousand(kind: str) -> None:
    opened = [survives(MAKERS[kind](random.Random(seed))) for seed in range(1000, 9000)]
    assert any(opened)
    assert not all(opened)
