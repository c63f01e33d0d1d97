"""What an operation changed, so that open pages can decide whether they care."""

from dataclasses import dataclass, field

from sle_desktop.engine.instance import Delta


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids that an operation touched; ``deltas`` tells which fields of a record changed."""

    records: frozenset[str] = frozenset()
    schools: frozenset[str] = frozenset()
    settings: bool = False
    deltas: dict[str, Delta] = field(default_factory=dict)
