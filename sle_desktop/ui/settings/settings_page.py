"""SettingsPage: sections at the left, one at a time beside them; everything is saved at once."""

from PySide6.QtWidgets import QHBoxLayout

from sle_desktop.ui import navigation
from sle_desktop.ui.page import Page
from sle_desktop.ui.settings.about import About
from sle_desktop.ui.settings.appearance import Appearance
from sle_desktop.ui.settings.backups import Backups
from sle_desktop.ui.settings.me import Me
from sle_desktop.ui.settings.protecting import Protecting
from sle_desktop.ui.settings.section import Section, SettingsServices
from sle_desktop.ui.settings.words import HouseWordsSection
from sle_desktop.ui.theme import Size, Space, Tone
from sle_desktop.ui.widgets.outline_list import OutlineItem, OutlineList
from sle_desktop.ui.widgets.rule import Rule
from sle_desktop.ui.widgets.scroll import Scroll
from sle_desktop.ui.widgets.side import Side
from sle_desktop.ui.widgets.status_line import StatusFact

SECTIONS: tuple[type[Section], ...] = (
    Me,
    Protecting,
    Backups,
    Appearance,
    HouseWordsSection,
    About,
)
"""The sections in their order."""


class SettingsPage(Page):
    """``settings`` or ``settings/<section>``."""

    def __init__(self, services: SettingsServices) -> None:
        super().__init__()
        self._services = services
        self.sections = {one.KEY: one(services, self.messages) for one in SECTIONS}
        self._here = Me.KEY
        self._outline = OutlineList("Sections of the settings")
        self._outline.show_items(tuple(OutlineItem(one.KEY, one.LABEL) for one in SECTIONS))
        self._scroll = Scroll()
        for section in self.sections.values():
            self._scroll.column.addWidget(section)
            section.saved.connect(self._say_saved)
        self._scroll.column.addStretch(1)
        self._lay_out()
        self._outline.chosen.connect(self._go_to)
        about = self.sections[About.KEY]
        assert isinstance(about, About)
        about.check_wanted.connect(self._check)

    def _lay_out(self) -> None:
        side = Side(Size.OUTLINE, Tone.PAGE)
        side.column.setContentsMargins(Space.M, Space.L, Space.M, Space.L)
        side.column.addWidget(self._outline, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(Rule(upright=True))
        row.addWidget(self._scroll, 1)
        self.body.addLayout(row, 1)

    def show_address(self, address: str) -> None:
        """Show a section, the first one unless named."""
        super().show_address(address)
        _, rest = navigation.split(address)
        self._here = rest[0] if rest and rest[0] in self.sections else Me.KEY
        for key, section in self.sections.items():
            section.setVisible(key == self._here)
        self._outline.show_current(self._here)
        self.sections[self._here].read()
        self._scroll.verticalScrollBar().setValue(0)
        self.head("Settings", "Everything is saved at once.")
        self.say_status(StatusFact("Everything is saved on this laptop"))

    def leave(self) -> None:
        """Forget every secret that was typed or shown."""
        protecting = self.sections[Protecting.KEY]
        assert isinstance(protecting, Protecting)
        protecting.leave()

    def _go_to(self, key: str) -> None:
        self.go.emit(navigation.address("settings", key))

    def _check(self) -> None:
        self.go.emit("check")

    def _say_saved(self, what: str) -> None:
        if what:
            self.messages.done(what)
        self.say_status(StatusFact(f"Saved {self._services.clock():%H:%M:%S}"))
