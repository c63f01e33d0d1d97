"""What callers get from a live record: what changed, what is wrong, how a field stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sle_desktop.engine.definition import Value


@dataclass(frozen=True, slots=True)
class Problem:
    """What stands before finishing at one field.

    ``shown`` is the path with rows counted from 1, ``label`` the question's words.
    """

    key: str
    shown: str
    label: str
    says: str


@dataclass(frozen=True, slots=True)
class Delta:
    """Everything that one change brought about.

    ``values`` holds every answer and calculation that became another, by key (the fields of a
    removed row are simply gone); ``rows`` the repeats that gained or lost rows; ``states`` the
    fields whose relevance, being required, problem, choices, label or hint may look different.
    """

    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    rows: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()

    def __or__(self, later: "Delta") -> "Delta":
        """Return both as one, the later values where both have one."""
        return Delta(
            MappingProxyType({**self.values, **later.values}),
            self.rows | later.rows,
            self.states | later.states,
        )
