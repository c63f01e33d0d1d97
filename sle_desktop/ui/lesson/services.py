"""What the pages of a lesson call."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sle_desktop.domain.changes import Changes

if TYPE_CHECKING:
    from sle_desktop.services.fieldwork import Fieldwork
    from sle_desktop.services.lessons import Lessons
    from sle_desktop.services.projects import Projects


@dataclass(frozen=True, slots=True)
class LessonServices:
    """``remembered`` and ``remember`` keep words in the store; ``tell`` passes on what changed."""

    fieldwork: "Fieldwork"
    lessons: "Lessons"
    projects: "Projects"
    clock: Callable[[], datetime]
    remembered: Callable[[str], str]
    remember: Callable[[str, str], None]
    tell: Callable[[Changes], None]
