"""Place: where a container of questions stands in a record, so that paths become keys."""

from dataclasses import dataclass

from sle_desktop.engine.definition import Field
from sle_desktop.engine.instance import Instance
from sle_desktop.ui.fill.plan import Block, Closing, Heading, Heads, Lens, Rows, Statement


@dataclass(frozen=True, slots=True)
class Place:
    """The record itself, or one row of a repeat: ``path`` is the repeat's, ``key`` the row's.

    ``room`` is how wide its questions may be, in pixels.
    """

    room: int
    path: str = ""
    key: str = ""

    def key_of(self, one: Field) -> str:
        """Return the key of a field that stands here."""
        return self.key + one.path.removeprefix(self.path)

    def keys_of(self, block: Block) -> tuple[str, ...]:
        """Return the keys whose state decides how a block looks."""
        if isinstance(block, Closing):
            return ()
        if isinstance(block, Heads):
            return self.keys_of(block.statement)
        if isinstance(block, Statement | Lens):
            return tuple(self.key_of(one) for one in block.fields)
        if isinstance(block, Heading):
            return tuple(self.key_of(one) for one in block.field.walk())
        return (self.key_of(block.field),)


def is_wanted(block: Block, place: Place, instance: Instance) -> bool:
    """Whether a block is to be seen now."""
    if isinstance(block, Heading):
        return _holds_something(block.field, place, instance)
    if isinstance(block, Rows):
        live = instance.at(place.key_of(block.field))
        return live.relevant and not (block.settles and not live.rows)
    if isinstance(block, Closing):
        return True
    if isinstance(block, Heads | Statement):
        views = block.views if isinstance(block, Statement) else block.statement.views
        return any(instance.at(place.key_of(one)).relevant for one in views)
    return any(instance.at(key).relevant for key in place.keys_of(block))


def _holds_something(group: Field, place: Place, instance: Instance) -> bool:
    """Whether a group is relevant and anything in it is."""
    if not instance.at(place.key_of(group)).relevant:
        return False
    for one in group.children:
        inner = place.key_of(one)
        if one.type == "group":
            if _holds_something(one, place, instance):
                return True
        elif instance.at(inner).relevant:
            return True
    return False
