"""What the page Share calls, and the works it runs off the window's thread."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sle_desktop.domain.changes import Changes
from sle_desktop.ui.tasks import Progress, Tasks

if TYPE_CHECKING:
    from sle_desktop.assembly import Notebook
    from sle_desktop.services.receiving import Received
    from sle_desktop.services.sharing import Exported, Standing, Waiting


@dataclass(frozen=True, slots=True)
class ShareServices:
    """What the page calls. ``tell`` passes on what an import changed."""

    notebook: "Notebook"
    tasks: Tasks
    tell: Callable[[Changes], None]


@dataclass(frozen=True, slots=True)
class Looking:
    """A work: reads what waits and how sharing stands."""

    services: ShareServices

    def __call__(self, progress: Progress) -> "tuple[Standing, tuple[Waiting, ...]]":
        """Return both."""
        progress(0, 1)
        with closing(self.services.notebook.another()) as notebook:
            sharing = notebook.sharing
            return sharing.status(), sharing.waiting()


@dataclass(frozen=True, slots=True)
class Writing:
    """A work: writes the update, or a lead's updates, into a folder."""

    services: ShareServices
    folder: Path

    def __call__(self, progress: Progress) -> "tuple[Exported, ...]":
        """Return what was written."""
        progress(0, 1)
        with closing(self.services.notebook.another()) as notebook:
            sharing = notebook.sharing
            sharing.remember_folder(self.folder)
            return sharing.export(self.folder)


@dataclass(frozen=True, slots=True)
class Taking:
    """A work: plans files, or takes them in."""

    services: ShareServices
    files: tuple[Path, ...]
    take: bool

    def __call__(self, progress: Progress) -> "tuple[Received, ...]":
        """Return what each file does or did; a refused one does not keep the others back."""
        found = []
        with closing(self.services.notebook.another()) as notebook:
            receiving = notebook.receiving
            for number, file in enumerate(self.files):
                progress(number, len(self.files))
                found.append(receiving.take(file) if self.take else receiving.preview(file))
        return tuple(found)
