"""How a record is shown on the command line: as JSON, and with labels and audiences."""

from typing import TYPE_CHECKING, Any

from sle_desktop.domain.audience import audiences
from sle_desktop.engine.values import to_text
from sle_desktop.services import record_export

if TYPE_CHECKING:
    from sle_desktop.assembly import Notebook
    from sle_desktop.services.fieldwork import OpenRecord


def record_document(notebook: "Notebook", opened: "OpenRecord") -> dict[str, Any]:
    """Return the JSON of one record: identity, state, answers and events."""
    return record_export.record_document(notebook.records, notebook.projects, opened)


def labelled_answers(notebook: "Notebook", opened: "OpenRecord") -> str:
    """Return every answer with its label and who may see it, one a line."""
    record = opened.record
    readers = audiences(opened.form)
    lines = [
        f"{record.title}, {notebook.projects.school(record.school_id).name}: {record.state}, "
        f"version {record.version}"
    ]
    for live in opened.instance.walk():
        if live.field.holds_children or live.value is None or not live.relevant:
            continue
        who = (
            " ".join(
                f"{reader}:{way}" if way else reader
                for reader, way in readers[live.field.path].ways.items()
            )
            or "private"
        )
        text = to_text(live.field.type, live.value)
        lines.append(f"{opened.instance.shown(live.key)} [{who}]  {live.label or '–'}: {text}")
    return "\n".join(lines)
