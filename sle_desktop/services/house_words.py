"""Which words are shown for two kinds of records: kept in the notebook, since it is a project's."""

from dataclasses import dataclass

from sle_desktop.domain.changes import Changes
from sle_desktop.domain.softer_words import softened
from sle_desktop.store.store import Store
from sle_desktop.store.unit_of_work import Work

_SETTING, _SOFT = "words", "soft"


@dataclass(frozen=True, slots=True)
class HouseWords:
    """The choice of words."""

    store: Store

    @property
    def are_soft(self) -> bool:
        """Whether the softer words are shown."""
        with self.store.reading() as work:
            return is_soft(work)

    def choose(self, *, soft: bool) -> Changes:
        """Show the softer words from now on, or the plain ones."""
        with self.store.work() as work:
            work.settings.set(_SETTING, _SOFT if soft else "")
        return Changes(settings=True)

    def said(self, title: str) -> str:
        """Return a title in the words that were chosen."""
        return softened(title) if self.are_soft else title


def is_soft(work: Work) -> bool:
    """Whether the softer words are shown, within a transaction."""
    return work.settings.get(_SETTING) == _SOFT
