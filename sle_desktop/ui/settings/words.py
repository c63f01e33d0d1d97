"""Settings of words: what two kinds of records are called on screen."""

from sle_desktop.domain.changes import Changes
from sle_desktop.ui.messages import Messages
from sle_desktop.ui.settings.section import Section, SettingsServices
from sle_desktop.ui.theme import Type
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.words import Words

_WORDS = (
    Option("", "Lesson observation, book scrutiny"),
    Option("soft", "Lesson visit, book look"),
)


class HouseWordsSection(Section):
    """Plain or softer words."""

    KEY, LABEL = "words", "Words"

    def __init__(self, services: SettingsServices, messages: Messages) -> None:
        super().__init__(services, messages)
        self._words = self.choice("On screen we say", _WORDS)
        more = (
            "Lists and menus show what you choose here; search finds both. Documents that are"
            " signed keep the words that they were signed with."
        )
        self.column.addWidget(Words(more, Type.READING, wrap=True))
        self._words.answered.connect(self._choose)

    def read(self) -> None:
        """Show what is said now."""
        soft = self.services.words.are_soft
        self._words.show_answer(Answer("soft" if soft else "", _WORDS))

    def _choose(self, value: object) -> None:
        changes: Changes = self.services.words.choose(soft=value == "soft")
        self.services.tell(changes)
        self.read()
        self.saved.emit("")
