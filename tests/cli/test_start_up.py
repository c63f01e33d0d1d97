"""A command loads what it needs and no more: a script may call thousands of them."""

import subprocess
import sys
from pathlib import Path

import pytest

from sle_desktop.cli.program import _MODULES
from tests.stories.command_line import CommandLine

FORM = Path(__file__).parents[2] / "forms" / "visit.toml"
STORE, PAGES, SEALS = {"sqlalchemy", "sqlcipher3", "alembic"}, {"reportlab"}, {"pyhanko", "aiohttp"}
WINDOW = {"PySide6"}


def loaded(*words: str | Path) -> set[str]:
    """The packages that one command loads."""
    program = (
        "import sys; from sle_desktop.__main__ import main; code = main(); "
        "sys.stderr.write(' '.join(sys.modules)); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        env={"SLE_DESKTOP_PASSPHRASE": "demo", "PATH": ""},
    )
    assert done.returncode in (0, 1), done.stderr
    return {name.partition(".")[0] for name in done.stderr.split()}


@pytest.mark.parametrize(
    ("words", "unwanted"),
    [
        (("--version",), {*STORE, *PAGES, *SEALS, "cryptography"}),
        (("forms", "check", FORM), {*STORE, *PAGES, *SEALS, "cryptography"}),
        (("verify", FORM), {*STORE, *PAGES}),
    ],
)
def test_what_needs_no_notebook_loads_none(
    words: tuple[str | Path, ...], unwanted: set[str]
) -> None:
    assert not loaded(*words) & (unwanted | WINDOW)


@pytest.mark.parametrize("words", [("schools", "list"), ("records", "list"), ("info",)])
def test_what_only_reads_loads_neither_pages_nor_seals(
    reading: CommandLine, words: tuple[str, ...]
) -> None:
    found = loaded(*words, "--data", reading.data)
    assert not found & {*PAGES, *SEALS, *WINDOW, "alembic"}


def test_help_names_every_command(reading: CommandLine) -> None:
    ran = reading("--help")
    assert ran.code == 0
    for name in sorted(_MODULES):
        assert f"\n  {name} " in ran.out
    assert reading("records", "finish", "-h").out.count("--sign") == 1
