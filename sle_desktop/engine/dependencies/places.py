"""The tree of a form's fields, each with what is known of it before any answer."""

from collections.abc import Iterator

from sle_desktop.engine.definition import GROUP, REPEAT, Field, Form


class Place:
    """A field in the tree of its form.

    ``repeat`` is the innermost repeat around the field (``None`` outside any) and ``depth`` the
    number of repeats around it. ``local`` counts the fields of one row of that repeat (or of the
    record outside repeats) in reading order, and a repeat's ``members`` are the fields of one of
    its rows. ``rest`` is the path below that row.
    """

    __slots__ = (
        "children",
        "depth",
        "field",
        "local",
        "members",
        "name",
        "parent",
        "path",
        "repeat",
        "rest",
    )

    def __init__(self, field: Field, parent: "Place | None") -> None:
        self.field = field
        self.name = field.name
        self.path = field.path
        self.parent = parent
        self.children: list[Place] = []
        self.members: list[Place] = []
        self.local = -1
        self.rest = field.name
        self.depth = 0
        self.repeat: Place | None = None
        if parent is None:
            return
        if parent.is_repeat:
            self.repeat, self.depth = parent, parent.depth + 1
        else:
            self.repeat, self.depth = parent.repeat, parent.depth
            if parent.parent is not None:
                self.rest = f"{parent.rest}/{field.name}"

    @property
    def is_repeat(self) -> bool:
        """Whether this is a repeat."""
        return self.field.type == REPEAT

    @property
    def holds_children(self) -> bool:
        """Whether this is a group or a repeat."""
        return self.field.type in (GROUP, REPEAT)

    def walk(self) -> Iterator["Place"]:
        """Yield this place and everything in it, in reading order."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(reversed(one.children))

    def around(self) -> Iterator["Place"]:
        """Yield this place and everything around it, the innermost first."""
        one: Place | None = self
        while one is not None:
            yield one
            one = one.parent

    def __repr__(self) -> str:
        return f"Place({self.path!r})"


class Places:
    """Every place of a form. ``root`` is the record itself; ``all`` does not hold it."""

    def __init__(self, form: Form) -> None:
        name = form.settings.get("name") or "data"
        self.root = Place(Field(name, GROUP, "", children=form.fields), None)
        self.all: list[Place] = []
        self.by_path: dict[str, Place] = {}
        self.by_name: dict[str, list[Place]] = {}
        waiting = [(one, self.root) for one in reversed(form.fields)]
        while waiting:
            field, parent = waiting.pop()
            place = Place(field, parent)
            self._keep(place, parent)
            waiting.extend((one, place) for one in reversed(field.children))

    def _keep(self, place: Place, parent: Place) -> None:
        parent.children.append(place)
        members = (place.repeat or self.root).members
        place.local = len(members)
        members.append(place)
        self.all.append(place)
        self.by_path[place.path] = place
        self.by_name.setdefault(place.name, []).append(place)

    def find(self, name: str, near: Place) -> Place | None:
        """Return the field that ``${name}`` means where it is written: the nearest of that name."""
        found = self.by_name.get(name)
        if found is None or len(found) == 1:
            return found[0] if found else None
        around = set(near.around())
        return max(found, key=lambda one: sum(each in around for each in one.around()))


def common_repeat(one: Place, other: Place) -> Place | None:
    """Return the innermost repeat that both places are in; a repeat is not in itself."""
    first, second = one.repeat, other.repeat
    while first is not second:
        if second is None or (first is not None and first.depth >= second.depth):
            assert first is not None
            first = first.repeat
        else:
            second = second.repeat
    return first
