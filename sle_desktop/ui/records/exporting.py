"""Exporting a record: every answer as data, or a signed copy, to a file that the person picks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sle_desktop.errors import UserError
from sle_desktop.ui.keeping import PDF_FILES, save_as
from sle_desktop.ui.messages import Messages
from sle_desktop.ui.records.picked import DATA

if TYPE_CHECKING:
    from sle_desktop.services.finding import Line
    from sle_desktop.services.finishing import Finishing
    from sle_desktop.services.record_export import RecordExport

JSON_FILES = "Data (*.json)"
_PRIVATE = "It holds everything, your private notes too: keep it where only you can read it."
_UNSAFE = str.maketrans(dict.fromkeys('\\/:*?"<>|', "-"))


@dataclass(frozen=True, slots=True)
class Exporting:
    """Writes one thing at a time and says where it went."""

    parent: QWidget
    export: "RecordExport"
    finishing: "Finishing"
    messages: Messages

    def save(self, line: "Line", what: str) -> None:
        """Save a record's answers (``DATA``), or one of its documents by id."""
        try:
            if what == DATA:
                name = f"{line.school} – {line.title}.json".translate(_UNSAFE)
                saved = save_as(self.parent, name, self.export.as_json(line.id), JSON_FILES)
            else:
                paper = next(one for one in self.finishing.documents(line.id) if one.id == what)
                name = self.finishing.file_name(paper)
                saved = save_as(self.parent, name, self.finishing.pdf(paper), PDF_FILES)
        except UserError as error:
            self.messages.refuse(error)
            return
        if saved is not None:
            self.messages.done(f"{saved.name} is saved.", _PRIVATE if what == DATA else str(saved))
