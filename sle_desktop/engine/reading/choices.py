"""Turns the rows of a choices sheet into the lists of a form."""

from collections.abc import Iterable
from types import MappingProxyType

from sle_desktop.engine.definition import EMPTY, Choice
from sle_desktop.engine.reading.cells import one_line
from sle_desktop.engine.reading.columns import Languages, media, texts, translated
from sle_desktop.engine.reading.sheets import Row, Trouble
from sle_desktop.engine.reading.survey_row import is_disabled

_STRUCTURE = frozenset({"list_name", "name", "disabled"})

Lists = dict[str, list[Choice]]


def read_choices(rows: Iterable[Row], languages: Languages) -> tuple[Lists, list[Trouble]]:
    """Return the choices by list, and what was wrong with their rows."""
    lists: Lists = {}
    troubles: list[Trouble] = []
    for row in rows:
        if is_disabled(row.cells):
            continue
        list_name = one_line(row.cells.get("list_name", ""))
        if list_name and row.cells.get("name"):
            lists.setdefault(list_name, []).append(_choice(row, languages))
        else:
            troubles.extend(_incomplete(row, list_name))
    return lists, troubles


def _choice(row: Row, languages: Languages) -> Choice:
    found = texts(row.cells, languages)
    columns = {
        key: text for key, text in row.cells.items() if key not in _STRUCTURE and not _is_shown(key)
    }
    return Choice(
        name=row.cells["name"],
        label=found.get("label", EMPTY),
        columns=MappingProxyType(columns) if columns else EMPTY,
        row=row.number,
        media=media(found),
    )


def _is_shown(key: str) -> bool:
    pair = translated(key)
    return pair is not None and (pair[0] == "label" or pair[0].startswith("media::"))


def _incomplete(row: Row, list_name: str) -> Iterable[Trouble]:
    name = row.cells.get("name", "")
    if name:
        says = f"The choice “{name[:60]}” belongs to no list."
        do = "Write the name of its list in front."
        yield Trouble("MISSING_LIST_NAME", row.number, "list_name", says, do)
    elif list_name and len(row.cells) > 1:
        says = f"A choice of the list “{list_name[:60]}” has no name."
        do = "Give it a short one; it is what is stored."
        yield Trouble("MISSING_CHOICE_NAME", row.number, "name", says, do)
