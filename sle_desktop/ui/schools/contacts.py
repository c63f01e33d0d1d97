"""The people at a school whom the SLE writes to: added, changed and removed at once."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sle_desktop.domain.schools import CONTACT_ROLES, Contact
from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.button import Button, Kind
from sle_desktop.ui.widgets.pick_one import PickOne
from sle_desktop.ui.widgets.text_field import TextField
from sle_desktop.ui.widgets.words import Words

LABELS = {
    "headteacher": "Headteacher",
    "maths_lead": "Maths lead",
    "finance": "Finance",
    "designated_safeguarding_lead": "Safeguarding lead",
    "other": "Other",
}
_ROLES = tuple(Option(one, LABELS[one]) for one in CONTACT_ROLES)
_FIELDS = ("name", "email", "phone")
_HEADINGS = ("Role", "Name", "E-mail", "Telephone")


class Contacts(QWidget):
    """The table of contacts. In: ``show_contacts``. Out: ``changed`` with all of them, and
    ``removed`` with the one that went (to offer it back).
    """

    changed = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._contacts: tuple[Contact, ...] = ()
        self._rows: list[_Row] = []
        self._heads = [Words(one, Type.LABEL) for one in _HEADINGS]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(Space.S)
        for column, (head, share) in enumerate(zip(self._heads, (0, 3, 3, 3), strict=True)):
            self._grid.addWidget(head, 0, column)
            self._grid.setColumnStretch(column, share)
        self._add = Button("Add a contact", icon="plus")
        self._add.clicked.connect(self._add_one)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.S)
        whole.addLayout(self._grid)
        whole.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_contacts(self, contacts: tuple[Contact, ...]) -> None:
        """Show contacts; rows are kept, so that what is being typed in one stays."""
        self._contacts = contacts
        while len(self._rows) > len(contacts):
            self._rows.pop().drop()
        while len(self._rows) < len(contacts):
            self._rows.append(self._new_row(len(self._rows)))
        for row, contact in zip(self._rows, contacts, strict=True):
            row.show_contact(contact)
        for head in self._heads:
            head.setVisible(bool(contacts))

    def _new_row(self, at: int) -> "_Row":
        row = _Row(at)
        for column, part in enumerate(row.parts()):
            self._grid.addWidget(part, at + 1, column)
            part.show()  # at once, so that it can take the focus at once
        row.role.answered.connect(self._role_changed)
        for name, field in row.fields.items():
            field.setProperty("part", name)
            field.answered.connect(self._field_changed)
        row.remove.clicked.connect(self._remove)
        for part in row.parts():
            part.setProperty("row", at)
        return row

    def _role_changed(self, value: object) -> None:
        self._change({"role": str(value or "other")})

    def _field_changed(self, value: object) -> None:
        self._change({str(self.sender().property("part")): str(value or "")})

    def _change(self, facts: dict[str, str]) -> None:
        at = int(self.sender().property("row"))
        if at < len(self._contacts):
            changed = list(self._contacts)
            changed[at] = replace(changed[at], **facts)
            self._tell(tuple(changed))

    def _remove(self) -> None:
        at = int(self.sender().property("row"))
        gone = self._contacts[at]
        before = self._contacts
        self._tell((*self._contacts[:at], *self._contacts[at + 1 :]))
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        if gone.name or gone.email or gone.phone:
            self.removed.emit(before)

    def _add_one(self) -> None:
        taken = {one.role for one in self._contacts}
        role = next((one for one in CONTACT_ROLES if one not in taken), "other")
        self._tell((*self._contacts, Contact(role, "")))
        self._rows[-1].fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, contacts: tuple[Contact, ...]) -> None:
        self.show_contacts(contacts)
        self.changed.emit(contacts)


class _Row:
    """The controls of one contact."""

    def __init__(self, at: int) -> None:
        number = at + 1
        self.role = PickOne(f"Role of contact {number}")
        self.fields = {
            name: TextField(f"{heading} of contact {number}")
            for name, heading in zip(_FIELDS, _HEADINGS[1:], strict=True)
        }
        self.remove = Button(f"Remove contact {number}", Kind.QUIET, "x", icon_only=True)

    def parts(self) -> tuple[QWidget, ...]:
        """Return the controls, left to right."""
        return (self.role, *self.fields.values(), self.remove)

    def show_contact(self, contact: Contact) -> None:
        """Show one contact."""
        self.role.show_answer(Answer(contact.role, _ROLES))
        for name, field in self.fields.items():
            field.show_answer(Answer(getattr(contact, name) or None))

    def drop(self) -> None:
        """Take the controls away."""
        for part in self.parts():
            part.hide()
            part.deleteLater()
