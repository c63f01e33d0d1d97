"""The budgets that keep god windows and controllers from growing, and the shape of the house."""

import ast
import graphlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import grimp
import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "sle_desktop").rglob("*.py"))
TREES = {path: ast.parse(path.read_text("utf-8")) for path in SOURCES}

FILE_LINES, FUNCTION_LINES, CLASS_METHODS = 400, 60, 20


Kind = TypeVar("Kind", ast.FunctionDef, ast.ClassDef, ast.Call)


def nodes(kind: type[Kind]) -> Iterator[tuple[str, Kind]]:
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, kind):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {count}"
        for path in SOURCES
        if (count := len(path.read_text("utf-8").splitlines())) > FILE_LINES
    ]
    assert not long


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        where
        for where, node in nodes(ast.FunctionDef)
        if (node.end_lineno or 0) - node.lineno + 1 >= FUNCTION_LINES
    ]
    assert not long


def is_verb(one: ast.stmt) -> bool:
    """Whether this is a method of our own: Python's and Qt's names are answers to them."""
    return isinstance(one, ast.FunctionDef) and not re.match(r"__|[a-z]+[A-Z]", one.name)


def test_no_class_does_everything() -> None:
    large = [
        where
        for where, node in nodes(ast.ClassDef)
        if sum(is_verb(one) for one in node.body) > CLASS_METHODS
    ]
    assert not large


def test_nothing_is_named_for_having_no_name() -> None:
    vague = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "managers", "base"}
    assert not [path for path in SOURCES if path.stem in vague or path.parent.name in vague]


def test_every_module_says_what_it_holds() -> None:
    silent = [path for path, tree in TREES.items() if not ast.get_docstring(tree)]
    assert not silent


def test_no_module_imports_itself_round_a_corner() -> None:
    graph = grimp.build_graph("sle_desktop", cache_dir=None)
    order = graphlib.TopologicalSorter(
        {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    )
    order.prepare()  # raises CycleError and names the circle


def test_imports_go_downwards() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("module", ["sle_desktop.app", "sle_desktop.__main__"])
def test_the_first_paint_waits_for_nothing_heavy(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", f"import {module}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    imported = {
        line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()
    }
    heavy = {
        "sqlalchemy",
        "alembic",
        "reportlab",
        "pyhanko",
        "PIL",
        "aiohttp",
        "cryptography",
        "keyring",
    }
    assert not imported & heavy


def test_the_command_line_needs_no_window() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import sle_desktop.cli"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "PySide6" not in done.stderr


def test_refusals_carry_a_code_and_two_plain_sentences() -> None:
    wrong = []
    for where, node in nodes(ast.Call):
        if not (isinstance(node.func, ast.Name) and node.func.id == "UserError"):
            continue
        if len(node.args) != 3:
            continue  # the three parts are handed on whole
        code, *words = [
            str(one.value) if isinstance(one, ast.Constant) else "" for one in node.args
        ]
        if code and not re.fullmatch(r"[A-Z][A-Z0-9_]+", code):
            wrong.append(f"{where}: {code}")
        wrong += [f"{where}: {one}" for one in words if one and one.rstrip()[-1] not in ".?"]
    assert not wrong


def test_nothing_names_a_package_host_or_a_path_of_this_machine() -> None:
    # Built from pieces, so that this file does not name them either.
    banned = [
        "index" + "-url",
        "/wo" + "rk/",
        "sha" + "red/",
        "pypi" + ".org",
        "files.python" + "hosted",
    ]
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in ours()
        if path.suffix in {".py", ".md", ".toml", ".txt", ".sh", ".yml"} or not path.suffix
        for word in banned
        if word in (text := path.read_text("utf-8")) and "no-emit" not in text
    ]
    assert not found


def ours() -> Iterator[Path]:
    """Yield the files of the checkout, with or without git, but for what was made in it."""
    ignored = {line.rstrip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split()}
    waiting = [ROOT]
    while waiting:
        for path in waiting.pop().iterdir():
            if path.name == ".git" or any(path.match(one) for one in ignored):
                continue
            if path.is_dir():
                waiting.append(path)
            else:
                yield path
