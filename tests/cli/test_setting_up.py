"""Making a notebook and the sample without a window; what is refused leaves nothing."""

import re
from pathlib import Path
from typing import Any

import pytest

from sle_desktop.assembly import write_sample
from sle_desktop.services.sample import Sample
from tests.cli.conftest import TODAY
from tests.stories.command_line import CommandLine

ME = ("setup", "--name", "Helen Loder", "--email", "helen@example.org")


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (("setup", "--name", " ", "--email", "a@b.org"), "OWNER_NAME"),
        (("setup", "--name", "A", "--email", "nonsense"), "OWNER_EMAIL"),
        (("setup", "--name", "A", "--email", ""), "EMAIL_REFUSED"),
        (("setup", "--name", "A", "--email", "ä@b.org"), "EMAIL_REFUSED"),
    ],
)
def test_a_notebook_that_is_refused_leaves_nothing_behind(
    tmp_path: Path, words: tuple[str, ...], begins: str
) -> None:
    run = CommandLine(tmp_path / "notebook", "a long enough phrase")
    ran = run(*words)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(begins)
    assert not run.data.exists()
    made = run.json(*ME)
    assert {"data", "role", "schools", "records"} <= set(made)
    assert run("info").code == 0
    assert run(*ME).err.startswith("STORE_EXISTS: ")


def test_a_notebook_that_nobody_could_open_is_not_made(tmp_path: Path) -> None:
    run = CommandLine(tmp_path / "notebook", None)
    ran = run.in_a_process(*ME, SLE_DESKTOP_PASSPHRASE="", PYTHON_KEYRING_BACKEND=_NO_KEYRING)
    assert (ran.code, ran.out) == (5, "")
    assert ran.err.startswith("LOCKED: ")
    assert not run.data.exists()


_NO_KEYRING = "keyring.backends.fail.Keyring"


def test_the_passphrase_comes_from_a_file_as_editors_write_it(
    reading: CommandLine, tmp_path: Path
) -> None:
    run = CommandLine(reading.data, None)
    file = tmp_path / "passphrase"
    for content in (b"demo", b"demo\n", b"demo\r\n", b"\xef\xbb\xbfdemo\n"):
        file.write_bytes(content)
        assert run("info", "--passphrase-file", file).code == 0
        assert run("--passphrase-file", file, "info").code == 0
    file.write_bytes(b"d\xffmo")
    for named, code, begins in (
        (file, 3, "FILE_UNREADABLE"),
        (tmp_path / "none", 4, "NO_SUCH_FILE"),
        (tmp_path, 3, "FILE_UNREADABLE"),
    ):
        ran = run("info", "--passphrase-file", named)
        assert (ran.code, ran.err.partition(":")[0], ran.out) == (code, begins, "")
    file.write_text("wrong", "utf-8")
    assert run("info", "--passphrase-file", file).code == 5


def test_a_passphrase_that_is_no_text_is_refused(reading: CommandLine) -> None:
    ran = CommandLine(reading.data, "caf\udce9")("info")
    assert (ran.code, ran.err.partition(":")[0]) == (3, "PASSPHRASE_UNREADABLE")


@pytest.mark.parametrize("command", [ME, ("demo",)])
def test_a_folder_that_cannot_be_is_refused(tmp_path: Path, command: tuple[str, ...]) -> None:
    a_file = tmp_path / "file"
    a_file.touch()
    for folder in (a_file, a_file / "inside", tmp_path / ("x" * 300)):
        run = CommandLine(folder)
        ran = run(*command) if command == ME else run(*command, folder)
        assert (ran.code, ran.out) == (3, ""), ran.err
        assert re.match("[A-Z_]+: .+[.] .+[.]\n$", ran.err)
    assert list(tmp_path.iterdir()) == [a_file]


def test_a_folder_may_be_a_link(reading: CommandLine, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(reading.data, target_is_directory=True)
    assert CommandLine(link).json("schools", "list") == reading.json("schools", "list")


def test_the_sample_is_the_same_for_the_same_day_and_seed(
    reading: CommandLine, tmp_path: Path
) -> None:
    again = CommandLine(tmp_path / "again")
    told = again.json("demo", again.data, "--today", TODAY.isoformat(), "--seed", "1")
    assert told == {"data": str(again.data), "role": "sle", "schools": 3, "records": 15}
    assert again.json("schools", "list") == reading.json("schools", "list")
    records = reading.json("records", "list")
    assert again.json("records", "list") == records
    for one in records[:2] + records[-2:]:
        assert again.json("records", "show", one["id"]) == reading.json(
            "records", "show", one["id"]
        )


def test_another_seed_and_another_size_make_another_sample(tmp_path: Path) -> None:
    names: list[Any] = []
    for seed in ("1", "2"):
        run = CommandLine(tmp_path / f"notebook {len(names)}")
        words = ("--scale", "5", "--seed", seed, "--role", "lead", "--today", "2026-11-24")
        assert run.json("demo", run.data, *words)["schools"] == 5
        assert run.json("info")["role"] == "lead"
        names.append(run.json("schools", "list"))
        [sealed, *_] = run.json("records", "list", "--school", "990001", "--state", "sealed")
        run.json("report", sealed["id"], "-o", tmp_path / "sealed.pdf")
        assert run.json("verify", tmp_path / "sealed.pdf")[0]["signer"] == "Helen Loder"
    assert names[0] != names[1]


def test_a_sample_that_cannot_be_is_refused_and_one_cut_off_leaves_the_folder_empty(
    tmp_path: Path,
) -> None:
    run = CommandLine(tmp_path / "notebook")
    for day in ("0001-01-01", "9999-12-31"):
        ran = run("demo", run.data, "--today", day)
        assert (ran.code, ran.err.partition(":")[0]) == (3, "SAMPLE_DAY")
    for words in (("--today", "2026-02-30"), ("--scale", "0"), ("--role", "king")):
        assert run("demo", run.data, *words).code == 2
    assert list(run.data.iterdir()) == []
    (run.data / "mine.txt").touch()
    assert run("demo", run.data).err.startswith("FOLDER_NOT_EMPTY: ")
    assert [one.name for one in run.data.iterdir()] == ["mine.txt"]


def test_the_sample_seals_what_it_lacks_when_first_asked_and_once(tmp_path: Path) -> None:
    run = CommandLine(tmp_path / "notebook")
    write_sample(run.data, Sample(schools=6, today=TODAY))
    new = [one for one in run.json("schools", "list") if one["urn"].startswith("9901")]
    [record, *_] = run.json("records", "list", "--school", new[0]["id"], "--state", "sealed")
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    run.json("report", record["id"], "-o", first)
    run.json("report", record["id"], "-o", second)
    assert first.read_bytes() == second.read_bytes()
    assert run.json("verify", first)[0]["verdict"] == "intact"
