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
    """A list of choices: its items in order, and who has what in a column."""

    def __init__(self, choices: Sequence[Choice], language: str) -> None:
        self.choices = tuple(choices)
        self._language = language
        self.by_name = MappingProxyType({one.name: one for one in reversed(self.choices)})
        self.top = Entry("", None)
        root = Entry("root", self.top)
        self.items = tuple(_item(one, root, language) for one in self.choices)
        root.children = self.items
        root.text = "".join(one.text for one in self.items)
        self.top.children = (root,)
        self.top.text = root.text
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
        self._ready: dict[str, ChoiceList] = {}

    def of(self, name: str) -> ChoiceList | None:
        """Return a list of the form itself."""
        if name not in self._lists:
            return None
        if name not in self._ready:
            self._ready[name] = ChoiceList(self._lists[name], self._language)
        return self._ready[name]

    def __getitem__(self, name: str) -> Node:
        own = self.of(name)
        return self._others[name] if own is None else own.top

    def __iter__(self) -> Iterator[str]:
        return iter({**self._lists, **self._others})

    def __len__(self) -> int:
        return len({**self._lists, **self._others})
