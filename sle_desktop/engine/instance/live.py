"""One field of a live record as callers see it."""

from sle_desktop.engine.definition import Choice, Field, Value
from sle_desktop.engine.instance.nodes import Container, Node, Row
from sle_desktop.engine.instance.states import States


class Live:
    """A look at one field, group, repeat or row; it always tells the present state.

    A repeat lists its rows in ``rows``, and each row is a ``Live`` of its own whose ``field`` is
    the repeat's.
    """

    __slots__ = ("_node", "_states")

    def __init__(self, node: Node, states: States) -> None:
        self._node = node
        self._states = states

    @property
    def field(self) -> Field:
        """The row of the survey that this is."""
        return self._node.field

    @property
    def key(self) -> str:
        """The key that answers are stored by; rows by their ids."""
        return self._node.key

    @property
    def shown(self) -> str:
        """The key as people see it; rows counted from 1."""
        return self._node.shown

    @property
    def value(self) -> Value:
        """The answer or the outcome, kept even while the field is not relevant."""
        return self._node.value

    @property
    def relevant(self) -> bool:
        """Whether the field applies, with everything around it."""
        return self._node.relevant

    @property
    def required(self) -> bool:
        """Whether an answer is needed."""
        return self._node.relevant and self._states.required(self._node)

    @property
    def read_only(self) -> bool:
        """Whether the form lets nobody answer here."""
        return self._states.read_only(self._node)

    @property
    def missing(self) -> bool:
        """Whether the only thing wrong is that an answer is needed and there is none."""
        return self._states.missing(self._node)

    @property
    def problem(self) -> str:
        """What stands before finishing, ``""`` if nothing does."""
        return self._states.problem(self._node)

    @property
    def label(self) -> str:
        """The question in the record's language, with answers filled in."""
        return self._states.label(self._node)

    @property
    def hint(self) -> str:
        """The hint in the record's language, with answers filled in."""
        return self._states.hint(self._node)

    @property
    def guidance(self) -> str:
        """The longer guidance in the record's language, with answers filled in."""
        return self._states.words(self._node, "guidance_hint")

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The choices on offer now."""
        return self._states.choices(self._node)

    @property
    def rows(self) -> tuple[str, ...]:
        """The keys of a repeat's rows, those left out that its count hides."""
        node = self._node
        return tuple(row.key for row in node.rows) if isinstance(node, Container) else ()

    @property
    def row_id(self) -> str:
        """The id of a row; ``""`` for all else."""
        return self._node.row_id if isinstance(self._node, Row) else ""

    @property
    def number(self) -> int:
        """The number of a row, from 1; 0 for all else."""
        return self._node.number if isinstance(self._node, Row) else 0

    def __repr__(self) -> str:
        return f"Live({self.shown!r}, {self.value!r})"
