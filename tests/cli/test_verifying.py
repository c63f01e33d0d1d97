"""Checking documents by command line: any file, many at once, and the project where it is known."""

from pathlib import Path

import pytest

from tests.cli.conftest import id_of
from tests.stories.command_line import CommandLine


@pytest.fixture
def sealed(reading: CommandLine, tmp_path: Path) -> Path:
    pdf = tmp_path / 'it\'s "sealed".pdf'
    reading.json("report", id_of(reading, "visit", "sealed"), "-o", pdf)
    return pdf


@pytest.fixture
def anybody(tmp_path: Path) -> CommandLine:
    """Somebody without a notebook."""
    return CommandLine(tmp_path / "none", None)


KEYS = {
    "file",
    "verdict",
    "signer",
    "project",
    "sealed_at",
    "judged_at",
    "document",
    "version",
    "replaces",
    "reasons",
}


def test_each_file_has_a_verdict_in_the_order_given(
    anybody: CommandLine, sealed: Path, tmp_path: Path
) -> None:
    changed, empty, text = tmp_path / "c.pdf", tmp_path / "e.pdf", tmp_path / "t.pdf"
    content = bytearray(sealed.read_bytes())
    content[len(content) // 3] ^= 1
    changed.write_bytes(content)
    empty.touch()
    text.write_text("%PDF but no", "utf-8")
    ran = anybody("verify", sealed, changed, empty, text, json_out=True)
    assert ran.code == 1
    assert ran.err == ""
    assert all(set(one) == KEYS for one in ran.document)
    assert [(one["file"], one["verdict"]) for one in ran.document] == [
        (str(sealed), "intact-unknown-signer"),
        (str(changed), "changed"),
        (str(empty), "not-a-pdf"),
        (str(text), "not-a-pdf"),
    ]
    assert ran.document[1]["signer"] is None


def test_an_unknown_signer_is_a_finding_where_the_project_is_asked_for(
    anybody: CommandLine, sealed: Path
) -> None:
    assert anybody("verify", sealed).code == 0
    assert anybody("verify", sealed, "--require-project").code == 1


def test_a_notebook_at_hand_knows_the_signers_of_its_project(
    reading: CommandLine, sealed: Path
) -> None:
    [verdict] = reading.json("verify", sealed, "--require-project")
    assert verdict["verdict"] == "intact"
    assert verdict["project"]
    for passphrase in (None, "wrong"):
        closed = CommandLine(reading.data, passphrase)
        [verdict] = closed.json("verify", sealed)
        assert verdict["verdict"] == "intact-unknown-signer"


def test_a_file_that_is_not_there_does_not_hide_the_others(
    anybody: CommandLine, sealed: Path, tmp_path: Path
) -> None:
    ran = anybody("verify", sealed, tmp_path / "none.pdf", json_out=True)
    assert ran.code == 4
    assert [one["verdict"] for one in ran.document] == ["intact-unknown-signer"]
    assert ran.err.startswith("NO_SUCH_FILE: ")
    for place in (tmp_path, Path("/dev/zero")):
        ran = anybody("verify", place, json_out=True)
        assert (ran.code, ran.out) == (3, "")
        assert ran.err.startswith("FILE_UNREADABLE: ")


def test_a_giant_is_refused_unread(anybody: CommandLine, tmp_path: Path) -> None:
    giant = tmp_path / "giant.pdf"
    with giant.open("wb") as file:
        file.truncate(1 << 40)
    ran = anybody("verify", giant)
    assert (ran.code, ran.err.partition(":")[0]) == (3, "FILE_TOO_LARGE")


def test_a_name_that_is_no_text_is_printed_all_the_same(
    anybody: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "caf\udce9.pdf"
    file.write_text("words", "utf-8")
    for encoding in ("utf-8:strict", "ascii", "cp1252"):
        ran = anybody.in_a_process("verify", file, "--json", PYTHONIOENCODING=encoding)
        assert ran.code == 1, ran.err
        assert ran.document[0]["file"].endswith(".pdf")
        assert anybody.in_a_process("verify", file, PYTHONIOENCODING=encoding).code == 1
