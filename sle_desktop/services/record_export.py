"""A record as one JSON document: what the command line prints, and what a person exports."""

import json
from dataclasses import dataclass
from typing import Any

from sle_desktop.services.fieldwork import Fieldwork, OpenRecord
from sle_desktop.services.finding import Finding
from sle_desktop.services.projects import Projects


def record_document(finding: Finding, projects: Projects, opened: OpenRecord) -> dict[str, Any]:
    """Return the JSON of one record: identity, state, answers and events."""
    record = opened.record
    return {
        "id": record.id,
        "form": record.form_id,
        "school": projects.school(record.school_id).name,
        "title": record.title,
        "state": str(record.state),
        "version": record.version,
        "answers": opened.instance.values(),
        "events": [
            {"at": one.at.isoformat(), "kind": one.kind, "version": one.version, "note": one.note}
            for one in finding.events(record.id)
        ],
    }


@dataclass(frozen=True, slots=True)
class RecordExport:
    """Writes a record out. Everything is in it, private notes too: it is the writer's own."""

    finding: Finding
    projects: Projects
    fieldwork: Fieldwork

    def as_json(self, record_id: str) -> bytes:
        """Return the current version as UTF-8 text. Raises NO_SUCH_RECORD."""
        document = record_document(self.finding, self.projects, self.fieldwork.open(record_id))
        text = json.dumps(document, ensure_ascii=False, indent=2, default=str)
        return f"{text}\n".encode()
