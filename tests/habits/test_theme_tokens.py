"""Colours and sizes of the window are written in theme.py and nowhere else."""

import ast
import re
from pathlib import Path

import pytest

import sle_desktop

UI = Path(sle_desktop.__file__).parent / "ui"
SOURCES = [
    file for file in sorted(UI.rglob("*.py")) if file.relative_to(UI).as_posix() != "theme.py"
]
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(")
PIXELS = re.compile(r"\b\d+\s*p[xt]\b")
SIZED = {
    "setFixedSize",
    "setFixedWidth",
    "setFixedHeight",
    "setMinimumSize",
    "setMinimumWidth",
    "setMinimumHeight",
    "setMaximumWidth",
    "setMaximumHeight",
    "setMaximumSize",
    "setContentsMargins",
    "setSpacing",
    "addSpacing",
    "setHorizontalSpacing",
    "setVerticalSpacing",
    "setPixelSize",
    "setPointSize",
    "setPointSizeF",
    "setIconSize",
    "resize",
    "QSize",
    "QSizeF",
    "QMargins",
}
PLAIN = {-1, 0, 1, 2}
"""Numbers that are no sizes: none, one pixel of a line, a half or a double."""


MOTION = (
    "QPropertyAnimation",
    "QVariantAnimation",
    "QTimeLine",
    "QGraphicsOpacityEffect",
    "QMovie",
)


def test_nothing_moves_by_itself() -> None:
    """Without any motion there is none to leave out where a person asked for less of it."""
    moving = [str(file) for file in SOURCES for one in MOTION if one in file.read_text("utf-8")]
    assert moving == []


def name_of(call: ast.Call) -> str:
    function = call.func
    return getattr(function, "attr", getattr(function, "id", ""))


def numbers(call: ast.Call) -> list[float]:
    values = [*call.args, *(one.value for one in call.keywords)]
    return [
        one.value
        for value in values
        for one in ast.walk(value)
        if isinstance(one, ast.Constant) and isinstance(one.value, int | float)
    ]


def in_words(node: ast.Constant) -> list[str]:
    words = str(node.value)
    return [said for said, sign in (("a colour", COLOUR), ("a size", PIXELS)) if sign.search(words)]


def in_call(node: ast.Call) -> list[str]:
    name, written = name_of(node), [one for one in numbers(node) if one not in PLAIN]
    found = [f"{name}({written})"] if name in SIZED and written else []
    if name == "QColor" and any(isinstance(one, ast.Constant) for one in node.args):
        found.append(name)
    return found


def faults(tree: ast.AST) -> list[str]:
    found: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += [(node.lineno, one) for one in in_words(node)]
        elif isinstance(node, ast.Call):
            found += [(node.lineno, one) for one in in_call(node)]
        elif isinstance(node, ast.Attribute) and getattr(node.value, "attr", "") == "GlobalColor":
            found += [(node.lineno, node.attr)] if node.attr != "transparent" else []
    return [f"line {line}: {one}" for line, one in found]


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.relative_to(UI).as_posix())
def test_no_colour_or_size_is_written_outside_the_theme(file: Path) -> None:
    assert faults(ast.parse(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        "x.setSpacing(7)",
        "QColor('red')",
        "QColor(1, 2, 3)",
        "s = 'color: #1f5fa8'",
        "s = 'padding: 3px'",
        "x.setFixedWidth(px(240))",
        "Qt.GlobalColor.red",
    ],
)
def test_the_habit_sees_what_it_should(line: str) -> None:
    assert faults(ast.parse(line))
