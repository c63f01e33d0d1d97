"""The nodes of a live record: what expressions read and what the answers hang on."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sle_desktop.engine.definition import Choice, Field, Value
from sle_desktop.engine.instance.plan import Slot
from sle_desktop.engine.values import to_text


class Unknown:
    """Marks what has not been worked out since it last changed."""

    def __repr__(self) -> str:
        return "unknown"


UNKNOWN: Final = Unknown()


class Node:
    """One field in one row. Everything of class level is the usual state, so that making is cheap.

    ``parent`` is the node around it as expressions see it; ``row`` is the repeat row (or the
    record) that it belongs to. ``own`` is what its own ``relevant`` says and ``relevant`` counts
    what is around it too. ``faults`` and ``broken`` hold, by column, what is wrong with its
    expressions: those that change the record, and those that only show.
    """

    own = True
    relevant = True
    children: Sequence["Node"] = ()
    text = ""
    value: Value = None
    faults: dict[str, str] | None = None
    broken: dict[str, str] | None = None
    required: bool | Unknown = UNKNOWN
    read_only: bool | Unknown = UNKNOWN
    problem: str | Unknown = UNKNOWN
    label: str | Unknown = UNKNOWN
    hint: str | Unknown = UNKNOWN
    choices: tuple[Choice, ...] | Unknown = UNKNOWN

    def __init__(self, slot: Slot, parent: "Node | None", row: "Row", key: str) -> None:
        self.slot = slot
        self.name = slot.name
        self.parent = parent
        self.row = row
        self.key = key

    @property
    def field(self) -> Field:
        """The row of the survey that this is."""
        return self.slot.field

    @property
    def around(self) -> "Node | None":
        """The node whose relevance bounds this one's."""
        return self.parent

    @property
    def shown(self) -> str:
        """The key as people see it, rows counted from 1."""
        outer = self.row.shown
        return f"{outer}/{self.slot.key_tail}" if outer else self.slot.key_tail

    def within(self) -> Iterable["Node"]:
        """Return the nodes whose relevance this one bounds, in reading order."""
        return ()

    def refresh_text(self) -> None:
        """Take over the value as text."""

    def event_faults(self) -> dict[str, str]:
        """Return the faults that an event left behind: making the row, or a trigger."""
        events = ("default", "calculation") if self.slot.field.trigger else ("default",)
        return {column: says for column, says in (self.faults or {}).items() if column in events}

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.key!r})"


class Leaf(Node):
    """A question, a note or a calculation."""

    def refresh_text(self) -> None:
        """Take over the value as text: nothing when it is not relevant."""
        self.text = to_text(self.slot.field.type, self.value) if self.relevant else ""


class Group(Node):
    """A group; also what a row and the record itself are."""

    def within(self) -> Iterable[Node]:
        """Return what is directly in it."""
        table = self.row.table
        return [table[one.local] for one in self.slot.place.children]

    @property
    def children(self) -> Sequence[Node]:  # type: ignore[override]
        """What expressions see directly in it: of a repeat, its rows.

        What is not relevant is there all the same, and blank: ``../why = ''`` holds.
        """
        found: list[Node] = []
        for one in self.within():
            if isinstance(one, Container):
                found.extend(one.rows if one.relevant else ())
            else:
                found.append(one)
        return found

    @property
    def text(self) -> str:  # type: ignore[override]
        """The text of everything in it, joined."""
        return "".join(one.text for one in self.children)


class Row(Group):
    """One row of a repeat; the record itself is a row without a repeat around it.

    ``table`` holds a node for each field of one row, and ``number`` counts from 1.
    """

    def __init__(self, slot: Slot, container: "Container | None", row_id: str) -> None:
        self.container = container
        self.row_id = row_id
        self.number = 1
        self.table: list[Node] = []
        if container is None:
            super().__init__(slot, None, self, "")
        else:
            key = f"{container.key}[{row_id}]"
            super().__init__(slot, container.parent, container.row, key)

    @property
    def shown(self) -> str:
        """The row's number behind its repeat; nothing for the record itself."""
        return "" if self.container is None else f"{self.container.shown}[{self.number}]"

    @property
    def around(self) -> Node | None:
        """The repeat, whose relevance bounds its rows'."""
        return self.container

    def within(self) -> Iterable[Node]:
        """Return what is directly in the row."""
        return [self.table[one.local] for one in self.slot.place.children]

    def everything(self) -> Iterator[Node]:
        """Yield every node in the row in reading order, rows of inner repeats included."""
        for one in self.table:
            yield one
            if isinstance(one, Container):
                for row in one.all_rows():
                    yield row
                    yield from row.everything()


class Container(Node):
    """A repeat: ``rows`` are those that count; ``spare`` ones wait for their number to come back.

    Expressions see its rows instead of it.
    """

    def __init__(self, slot: Slot, parent: Node | None, row: Row, key: str) -> None:
        super().__init__(slot, parent, row, key)
        self.rows: list[Row] = []
        self.spare: list[Row] = []

    def all_rows(self) -> list[Row]:
        """Return the rows that count and then those that wait."""
        return self.rows + self.spare

    def within(self) -> Iterable[Node]:
        """Return all rows."""
        return self.all_rows()

    def renumber(self) -> None:
        """Number the rows anew."""
        for number, row in enumerate(self.all_rows(), 1):
            row.number = number
