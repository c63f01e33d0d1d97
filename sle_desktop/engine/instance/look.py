"""Looking at a record: how its fields stand, what is wrong, and everything it holds."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sle_desktop.engine.definition import Form, Value
from sle_desktop.engine.expressions import Environment
from sle_desktop.engine.instance import asking, naming
from sle_desktop.engine.instance.answering import Answering
from sle_desktop.engine.instance.beginning import Beginning
from sle_desktop.engine.instance.changes import Problem
from sle_desktop.engine.instance.evaluating import Evaluator
from sle_desktop.engine.instance.live import Live
from sle_desktop.engine.instance.nesting import nested
from sle_desktop.engine.instance.nodes import Container, Leaf
from sle_desktop.engine.instance.plan import plan_of
from sle_desktop.engine.instance.rows import Rows
from sle_desktop.engine.instance.settling import Settling
from sle_desktop.engine.instance.states import States

_ROW = re.compile(r"\[[^\]]*\]")

Answers = Mapping[str, Value]
RowIds = Mapping[str, Sequence[str]]


class Look:
    """The half of a live record that changes nothing."""

    def __init__(self, form: Form, environment: Environment, beginning: Beginning) -> None:
        language = beginning.language or form.settings.get("default_language", "")
        self.form = form
        self._evaluator = Evaluator(plan_of(form), environment, language)
        self._tree = Rows(self._evaluator.plan, beginning.new_id)
        self._states = States(self._evaluator)
        self._settling = Settling(self._tree, self._states)
        self._answering = Answering(self._settling)
        self._strays: dict[str, Value] = {}

    def at(self, key: str) -> Live:
        """Return how a field, group, repeat or row stands. Raises NO_SUCH_FIELD."""
        return Live(naming.node_of(self._tree, key), self._states)

    def has(self, key: str) -> bool:
        """Return whether the record has a field, repeat or row of that key."""
        return key in self._tree.by_key

    def kind(self, key: str) -> str:
        """Return the type word of a key, even of a row that is gone. Raises NO_SUCH_FIELD."""
        field = self.form.by_path.get(_ROW.sub("", key))
        return naming.node_of(self._tree, key).field.type if field is None else field.type

    def walk(self) -> Iterator[Live]:
        """Yield everything in reading order: groups, repeats and their rows included."""
        for node in self._tree.root.everything():
            yield Live(node, self._states)

    def problems(self) -> tuple[Problem, ...]:
        """Return what stands before finishing, in reading order; relevant fields only."""
        return tuple(
            Problem(node.key, node.shown, self._states.label(node), says)
            for node in self._tree.root.everything()
            if node.relevant and (says := self._states.problem(node))
        )

    def progress(self, key: str = "") -> tuple[int, int]:
        """Return how many questions in a group are answered, and how many are asked now."""
        node = naming.node_of(self._tree, key) if key else self._tree.root
        return asking.progress(node, self._states)

    def values(self, *, relevant_only: bool = True, plain: bool = True) -> dict[str, Any]:
        """Return the answers nested as the command line has them; blanks are left out.

        Dates are ISO text and several choices lists if ``plain``, else both are engine values.
        """
        return nested(self._tree.root, relevant_only=relevant_only, plain=plain)

    def shown(self, key: str) -> str:
        """Return a key as people see it: ``books[2]/letter``. Raises NO_SUCH_FIELD."""
        return naming.node_of(self._tree, key).shown

    def key_of(self, shown: str) -> str:
        """Return the key of a path that a person wrote. Raises NO_SUCH_FIELD."""
        return naming.key_of(self._tree, shown)

    def holds(self, source: str, key: str = "") -> bool:
        """Return whether a condition holds at a field; one that cannot be worked out does not."""
        node = naming.node_of(self._tree, key) if key else self._tree.root
        return asking.holds(self._evaluator, source, node)

    def title(self) -> str:
        """Return the record's name by the form's ``instance_name``, ``""`` if it has none."""
        source = self.form.settings.get("instance_name", "")
        return asking.text_of(self._evaluator, source, self._tree.root)

    @property
    def answers(self) -> Answers:
        """Everything to store, by key: answers and calculations, hidden ones too.

        A field that has a default is there even when blank, so that it stays blank.
        """
        found = dict(self._strays)
        for node in self._tree.root.everything():
            if isinstance(node, Leaf) and (node.value is not None or node.slot.default is not None):
                found[node.key] = node.value
        return MappingProxyType(found)

    @property
    def rows(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of every repeat's rows, by the repeat's key; hidden rows last."""
        return MappingProxyType(
            {
                node.key: tuple(row.row_id for row in node.all_rows())
                for node in self._tree.containers()
            }
        )

    def row_ids(self, repeat: str) -> tuple[str, ...]:
        """Return the ids of one repeat's rows as ``rows`` has them; none for an unknown key."""
        node = self._tree.by_key.get(repeat)
        return tuple(row.row_id for row in node.all_rows()) if isinstance(node, Container) else ()
