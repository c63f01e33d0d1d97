"""A copy's PDF with that copy's data in it, for whoever goes on with the answers in a computer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from sle_desktop.domain.filled import Filled
from sle_desktop.engine.values import to_text
from sle_desktop.reports.blocks import Attached, DocumentFacts
from sle_desktop.services.copies import Copies
from sle_desktop.services.finishing import Finishing
from sle_desktop.services.owner import me
from sle_desktop.services.sealing import draw, facts

_SAYS = "The answers of this copy as JSON, as far as its readers may see them"


@dataclass(frozen=True, slots=True)
class WithData:
    """Makes PDFs with data: nothing is kept of them, and the sealed document stays the one."""

    finishing: Finishing

    def pdf(
        self, record_id: str, copy: str | None, *, draft: bool, version: int | None = None
    ) -> bytes:
        """Return a copy as PDF/A-3a with its data: sealed anew, or the draft pages as they stand.

        It is drawn from the record with the number, time and signatures of the sealed document,
        and carries a seal of now. Raises what ``Finishing.document`` raises.
        """
        return self._draft(record_id, copy) if draft else self._sealed(record_id, copy, version)

    def _sealed(self, record_id: str, copy: str | None, version: int | None) -> bytes:
        document = self.finishing.document(record_id, copy, version)
        sealing = self.finishing.sealing
        with self.finishing.store.work() as work:
            record = work.records.get(record_id, document.version)
            signed = work.signatures.of_record(record_id, document.version)
            ready = sealing.read(work, record, signed, document.sealed_at)
        data = attached(ready.filled[document.copy], document.number)
        told = replace(facts(ready, document.copy), attached=data)
        drawn = draw(ready.filled[document.copy], told)
        return ready.sealer.seal(drawn.pdf, at=self.finishing.now())

    def _draft(self, record_id: str, copy: str | None) -> bytes:
        own = self.finishing
        copy = own.copy_of(record_id, copy)
        with own.store.work() as work:
            record = work.records.get(record_id)
            filled = Copies(work, own.library, own.files, own.now).filled(record, copy)
            author = me(work).name
        told = DocumentFacts("", record.version, copy, own.now(), author, draft=True)
        return draw(filled, replace(told, attached=attached(filled, ""))).pdf


def attached(filled: Filled, number: str) -> Attached:
    """Return what one copy of a record holds, in the shape of the command line's JSON."""
    record = filled.record
    told = {
        "id": record.id,
        "form": record.form_id,
        "form_version": filled.form.version,
        "school": filled.school.name,
        "title": record.title,
        "state": str(record.state),
        "document": number,
        "version": record.version,
        "copy": filled.reader,
        "answers": _plain(filled.values),
    }
    name = f"{number or 'draft'}-version-{record.version}-{filled.reader}.json"
    content = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    return Attached(name, content.encode(), _SAYS)


def _plain(value: Any) -> Any:
    """Return values as JSON has them; the ids of rows are nobody's business outside."""
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [
            _plain({name: held for name, held in one.items() if name != "row"}) for one in value
        ]
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, datetime):
        return to_text("dateTime", value)
    if isinstance(value, date | time):
        return to_text("date" if isinstance(value, date) else "time", value)
    return value
