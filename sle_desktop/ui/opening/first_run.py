"""The first run: who you are, how the notebook is protected, and where to begin."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from sle_desktop.errors import UserError
from sle_desktop.services.wishes import Missing, Unlocked, Wish
from sle_desktop.ui.opening.begin import Begin
from sle_desktop.ui.opening.panel import Panel
from sle_desktop.ui.opening.protect import Protect
from sle_desktop.ui.opening.recovery_code import ShowCode, TypeBack
from sle_desktop.ui.opening.who import Who


class FirstRun(QObject):
    """Walks through the three steps. Out: ``turned`` with the step to show; ``wished``; ``entered``
    with the key and the address to open first; ``restore_wanted``.
    """

    turned = Signal(object)
    wished = Signal(object)
    entered = Signal(object, str)
    restore_wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._unlocked: Unlocked | None = None
        self._owner = ("", "")
        self._who, self._protect = Who(), Protect()
        self._code, self._back, self._begin = ShowCode(), TypeBack(), Begin()
        self.panels: tuple[Panel, ...] = (
            self._who,
            self._protect,
            self._code,
            self._back,
            self._begin,
        )
        self._connect()

    def _connect(self) -> None:
        self._who.told.connect(self._protect_it)
        self._who.restore_wanted.connect(self.restore_wanted)
        self._protect.back.connect(self._ask_who)
        self._protect.chosen.connect(self._make)
        self._code.written.connect(self._ask_back)
        self._back.again.connect(self._show_code)
        self._back.confirmed.connect(self._confirm)
        self._begin.school_wanted.connect(self._to_school)
        self._begin.later.connect(self._to_schools)
        self._begin.sample_wanted.connect(self._to_sample)

    def begin(self, missing: Missing) -> None:
        """Begin with step 1."""
        self._protect.show_keychain(missing.keychain)
        self._ask_who()

    def show_code(self, unlocked: Unlocked) -> None:
        """Show the recovery code of the notebook that was made."""
        self._unlocked = unlocked
        self._show_code()

    def refuse(self, refusal: UserError) -> bool:
        """Go back to the step that can mend what was refused; return whether there is one."""
        for panel in (self._who, self._protect):
            if panel.refuse(refusal):
                self.turned.emit(panel)
                panel.refuse(refusal)
                return True
        return False

    def forget(self) -> None:
        """Drop every secret."""
        self._unlocked = None

    def _ask_who(self) -> None:
        self.turned.emit(self._who)

    def _protect_it(self, name: str, email: str) -> None:
        self._owner = (name, email)
        self.turned.emit(self._protect)

    def _make(self, passphrase: str) -> None:
        name, email = self._owner
        self.wished.emit(Wish("new", passphrase, name, email))

    def _show_code(self) -> None:
        if self._unlocked is not None:
            self._code.show_code(self._unlocked.recovery_code, self._owner[0])
            self.turned.emit(self._code)

    def _ask_back(self) -> None:
        if self._unlocked is not None:
            self._back.show_code(self._unlocked.recovery_code)
            self.turned.emit(self._back)

    def _confirm(self) -> None:
        if self._unlocked is not None:
            self._unlocked = replace(self._unlocked, recovery_code="")
        self._code.forget()
        self._back.forget()
        self.turned.emit(self._begin)

    def _to_school(self) -> None:
        self._enter("schools/add")

    def _to_schools(self) -> None:
        self._enter("schools")

    def _to_sample(self) -> None:
        self.forget()
        self.wished.emit(Wish("sample"))

    def _enter(self, address: str) -> None:
        if self._unlocked is not None:
            self.entered.emit(self._unlocked, address)
