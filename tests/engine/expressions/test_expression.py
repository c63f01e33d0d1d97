"""What an expression says of itself, and the tree it is made of."""

import pytest

from sle_desktop.engine.expressions import (
    Binary,
    Call,
    Literal,
    Negation,
    Path,
    Reference,
    Step,
    Syntax,
    compile_expression,
    walk,
)


def test_it_names_the_questions_and_functions_it_uses() -> None:
    one = compile_expression("if(${b} = ${a}, sum(${c}[. > ${b}]), jr:choice-name(${d}, '${e}'))")
    assert one.references == ("b", "a", "c", "e", "d")
    assert one.functions == ("if", "sum", "jr:choice-name")
    assert not one.volatile


def test_what_was_saved_last_is_no_question_of_this_record() -> None:
    assert compile_expression("${last-saved#a} + ${ b }").references == ("b",)


@pytest.mark.parametrize(
    "source",
    [
        "today()",
        "1 + now()",
        "a[random() > 1]",
        "once(1)",
        "uuid()",
        "randomize(a)",
        "if(0, today(), 1)",
    ],
)
def test_what_hangs_on_more_than_the_record(source: str) -> None:
    assert compile_expression(source).volatile


def test_the_same_source_is_compiled_once() -> None:
    assert compile_expression("${a} + 1") is compile_expression("${a} + 1")
    assert compile_expression("${a} + 1") is not compile_expression("${a} + 1", lenient=True)


def test_the_tree() -> None:
    tree = compile_expression("-${a}/b[1] + concat('x')").ast
    step = Step("child", "b", (Literal(1.0, 8),), 6)
    assert tree == Binary(
        "+",
        Negation(Path((step,), Reference("a", at=1), at=1), 0),
        Call("concat", (Literal("x", 20),), 13),
        11,
    )
    assert [type(one) for one in walk(tree)] == [
        Binary,
        Negation,
        Path,
        Reference,
        Literal,
        Call,
        Literal,
    ]


@pytest.mark.parametrize(
    ("loose", "strict"),
    [
        ("a or b and c", "a or (b and c)"),
        ("a = b < c + d * -e | f", "a = (b < (c + (d * (-(e | f)))))"),
        ("a - b - c", "(a - b) - c"),
        ("a and b and c", "(a and b) and c"),
        ("a div b * c mod d", "((a div b) * c) mod d"),
        ("a != b = c", "(a != b) = c"),
        ("a or b or c and d", "(a or b) or (c and d)"),
        ("- a + b", "(-a) + b"),
        ("-a * -b", "(-a) * (-b)"),
        ("a | b | c", "(a | b) | c"),
    ],
)
def test_what_binds_tighter(loose: str, strict: str) -> None:
    assert bare(compile_expression(loose).ast) == bare(compile_expression(strict).ast)


def bare(node: Syntax) -> object:
    """Return a tree without its places in the source."""
    match node:
        case Binary():
            return (node.operator, bare(node.left), bare(node.right))
        case Negation():
            return ("-", bare(node.operand))
        case Path():
            return node.steps[0].test
    raise AssertionError(node)
