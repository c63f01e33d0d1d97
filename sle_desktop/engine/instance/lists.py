"""The form's own lists of choices as the nodes that ``instance('list')/root/item`` reads."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from sle_desktop.engine.definition import Choice, in_language
from sle_desktop.engine.expressions import Node


class Entry:
    """A node that never changes: a list, one of its items, or one column of an item."""

    __slots__ = ("children", "name", "parent", "text")

    def __init__(self, name: str, parent: "Entry | None", text: str = "") -> None:
        self.name = name
        self.parent: Node | None = parent
        self.text = text
        self.children: Sequence[Node] = ()


class ChoiceList:
    """Choices in order, and for each the node that a choice filter is asked about."""

    def __init__(self, choices: Sequence[Choice], items: Sequence[Node], language: str) -> None:
        self.choices = tuple(choices)
        self.items = tuple(items)
        self.by_name = MappingProxyType({one.name: one for one in reversed(self.choices)})
        self._language = language
        self._columns: dict[str, dict[str, list[int]]] = {}

    def label(self, name: str) -> str:
        """Return the words of a choice, its name where it has none."""
        return in_language(self.by_name[name].label, self._language) or name

    def holding(self, column: str, texts: Sequence[str]) -> list[int]:
        """Return the places of the items that have one of the texts in a column."""
        index = self._columns.get(column)
        if index is None:
            index = self._columns[column] = {}
            for place, item in enumerate(self.items):
                for one in item.children:
                    if one.name == column:
                        index.setdefault(one.text, []).append(place)
        return sorted({place for text in texts for place in index.get(text, ())})


def listed(choices: Sequence[Choice], language: str) -> tuple[ChoiceList, Entry]:
    """Return a list of the form, and the nameless top above its root with its items."""
    top = Entry("", None)
    root = Entry("root", top)
    items = [_item(one, root, language) for one in choices]
    root.children = tuple(items)
    root.text = "".join(one.text for one in items)
    top.children = (root,)
    top.text = root.text
    return ChoiceList(choices, items, language), top


def _item(choice: Choice, root: Entry, language: str) -> Entry:
    item = Entry("item", root)
    texts = {"name": choice.name, "label": in_language(choice.label, language), **choice.columns}
    item.children = tuple(Entry(name, item, text) for name, text in texts.items())
    item.text = "".join(texts.values())
    return item


class Lists(Mapping[str, Node]):
    """Every list by name: the form's own, made ready when first asked for, then any others."""

    def __init__(
        self,
        lists: Mapping[str, tuple[Choice, ...]],
        others: Mapping[str, Node],
        language: str,
    ) -> None:
        self._lists = lists
        self._others = others
        self._language = language
        self._ready: dict[str, tuple[ChoiceList, Entry]] = {}

    def of(self, name: str) -> ChoiceList | None:
        """Return a list of the form itself."""
        return self._made(name)[0] if name in self._lists else None

    def _made(self, name: str) -> tuple[ChoiceList, Entry]:
        if name not in self._ready:
            self._ready[name] = listed(self._lists[name], self._language)
        return self._ready[name]

    def __getitem__(self, name: str) -> Node:
        return self._made(name)[1] if name in self._lists else self._others[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**self._lists, **self._others})

    def __len__(self) -> int:
        return len({**self._lists, **self._others})
