"""A record read together with its form, as one reader may see it: what reports are made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sle_desktop.domain.people import Person
from sle_desktop.domain.records import Record, Signature
from sle_desktop.domain.schools import School
from sle_desktop.engine.definition import Form


@dataclass(frozen=True, slots=True)
class Filled:
    """Everything that a report about one record may say to one reader.

    ``values`` are the relevant answers that the reader may see, nested as groups nest, repeats as
    lists of mappings; answers are engine values, blanks are left out. ``earlier`` holds, oldest
    first, the school's audits of earlier stages, read for the same reader (audits only).
    ``visit`` is this visit's number at the school, 0 when it is none.
    """

    form: Form
    record: Record
    school: School
    reader: str
    values: Mapping[str, Any]
    author: Person
    project: str = ""
    signatures: tuple[Signature, ...] = ()
    earlier: tuple["Filled", ...] = ()
    replaces: tuple[int, datetime, str] | None = None
    """The version, sealing time and reason of what this version replaces."""

    photos: Mapping[str, bytes] = field(default_factory=dict)
    """The bytes of every photo that ``values`` names by its hash."""

    visit: int = 0
    extra: Mapping[str, Any] = field(default_factory=dict)
