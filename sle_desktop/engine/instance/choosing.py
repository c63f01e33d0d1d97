"""Which choices of a list are on offer: the choice filter, worked out on as few as will do."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from sle_desktop.engine.definition import Choice
from sle_desktop.engine.dependencies import Rule, names_in
from sle_desktop.engine.dependencies.rules import FILTER
from sle_desktop.engine.expressions import (
    Binary,
    Expression,
    ExpressionError,
    Path,
    Reference,
    Syntax,
    as_boolean,
)
from sle_desktop.engine.instance.evaluating import Evaluator
from sle_desktop.engine.instance.lists import ChoiceList
from sle_desktop.engine.instance.nodes import Node


def list_for(evaluator: Evaluator, node: Node) -> ChoiceList | None:
    """Return what a question chooses from; ``None`` where that is not known here.

    ``select_one ${pupil}`` chooses among what the rows of a repeat answer to ``pupil``.
    """
    name = node.field.list_name
    names = names_in(name)
    if not names:
        return evaluator.lists.of(name)
    leaves = [one for one in evaluator.nodes_of(names[0], node) if one.text]
    choices = [Choice(one.text, {"": one.text}) for one in leaves]
    return ChoiceList(choices, [one.row for one in leaves], "")


def offered(evaluator: Evaluator, node: Node, known: ChoiceList) -> tuple[Choice, ...]:
    """Return the choices that the filter of a field lets through, with answers in their words.

    Raises ``ExpressionError`` when the filter cannot be worked out.
    """
    rule = _filter_of(node)
    if rule is None:
        choices: Iterable[Choice] = known.choices
    else:
        places = _held(evaluator, rule, node, known, _candidates(evaluator, rule, node, known))
        choices = (known.choices[place] for place in places)
    if "choices" in node.slot.words:
        choices = (_worded(evaluator, node, one) for one in choices)
    return tuple(choices)


def offers(evaluator: Evaluator, node: Node, known: ChoiceList, name: str) -> bool:
    """Return whether a choice is on offer, without asking about the others of the list."""
    rule = _filter_of(node)
    if rule is None:
        return name in known.by_name
    places = [place for place, one in enumerate(known.choices) if one.name == name]
    return any(True for _ in _held(evaluator, rule, node, known, places))


def _filter_of(node: Node) -> Rule | None:
    rule = node.slot.rules.get(FILTER)
    if rule is not None and rule.expression is None:
        raise ExpressionError(rule.fault)
    return rule


def _held(
    evaluator: Evaluator, rule: Rule, node: Node, known: ChoiceList, places: Iterable[int]
) -> Iterator[int]:
    size = len(known.items)
    for place in places:
        result = evaluator.run_on(rule, node, known.items[place], (place + 1, size))
        if as_boolean(result):
            yield place


def _candidates(evaluator: Evaluator, rule: Rule, node: Node, known: ChoiceList) -> Iterable[int]:
    """Return the items that may pass: a column that must equal an answer is looked up."""
    assert rule.expression is not None
    column, name = _equality(rule.expression)
    if not column or names_in(node.field.list_name):
        return range(len(known.items))
    return known.holding(column, evaluator.texts(rule, name, node))


@lru_cache(maxsize=1024)
def _equality(expression: Expression) -> tuple[str, str]:
    """Return the column and the name in a condition ``column = ${name}`` that must hold."""
    waiting: list[Syntax] = [expression.ast]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Binary) and one.operator == "and":
            waiting += [one.left, one.right]
        elif isinstance(one, Binary) and one.operator == "=":
            for left, right in ((one.left, one.right), (one.right, one.left)):
                column = _column(left)
                if column and isinstance(right, Reference) and not right.last_saved:
                    return column, right.name
    return "", ""


def _column(syntax: Syntax) -> str:
    """Return the column of the list that a path of one plain step names."""
    if not isinstance(syntax, Path) or syntax.absolute or syntax.start is not None:
        return ""
    first = syntax.steps[0]
    plain = len(syntax.steps) == 1 and first.axis == "child" and not first.predicates
    return first.test if plain and first.test.isidentifier() else ""


def _worded(evaluator: Evaluator, node: Node, choice: Choice) -> Choice:
    label = {
        language: evaluator.filled_in(words, node) if names_in(words) else words
        for language, words in choice.label.items()
    }
    return replace(choice, label=MappingProxyType(label))
