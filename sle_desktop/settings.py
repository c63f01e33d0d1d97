"""The few settings of the window that are needed before the notebook is unlocked."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

_FILE = "window.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """How the window looks. Nothing about a school or a person is ever kept here."""

    theme: str = "system"
    """system, light, dark or contrast."""

    text_scale: float = 1.0
    """Factor on every text size, 0.8 to 2.0."""

    lock_after_minutes: int = 15
    """Idle minutes until the notebook locks itself; 0 for never."""


def load(folder: Path) -> Settings:
    """Return the settings of a data folder; a damaged file counts as none."""
    try:
        found = json.loads((folder / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    return Settings(**_sound(found)) if isinstance(found, dict) else Settings()


def save(folder: Path, settings: Settings) -> None:
    """Write the settings beside the store."""
    part = folder / (_FILE + ".part")
    part.write_text(json.dumps(asdict(settings), indent=2), "utf-8")
    part.replace(folder / _FILE)


def _sound(found: dict[str, Any]) -> dict[str, Any]:
    defaults = Settings()
    kinds = {one.name: type(getattr(defaults, one.name)) for one in fields(Settings)}
    return {name: found[name] for name, kind in kinds.items() if isinstance(found.get(name), kind)}
