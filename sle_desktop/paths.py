"""Where shipped files and the user's data lie, in a checkout, a wheel and a frozen build alike."""

import os
import sys
from importlib.resources import files
from pathlib import Path

import platformdirs

_DATA_VARIABLE = "SLE_DESKTOP_DATA"


def _shipped(kind: str) -> Path:
    if frozen := getattr(sys, "_MEIPASS", None):
        return Path(frozen) / "sle_desktop" / "_data" / kind
    package = Path(str(files("sle_desktop")))
    packed = package / "_data" / kind
    return packed if packed.is_dir() else package.parent / kind


def forms() -> Path:
    """Return the folder of the shipped forms."""
    return _shipped("forms")


def resources() -> Path:
    """Return the folder of fonts, icons, sample project and help."""
    return _shipped("resources")


def data(chosen: Path | None = None) -> Path:
    """Return the folder of the user's store: as chosen, else the variable's or platform's."""
    if chosen is not None:
        return chosen.expanduser().absolute()
    if named := os.environ.get(_DATA_VARIABLE):
        return Path(named).expanduser().absolute()
    return Path(platformdirs.user_data_dir("sle-desktop", appauthor=False))


def logs() -> Path:
    """Return the platform's folder for logs, for when there is no notebook yet."""
    return Path(platformdirs.user_log_dir("sle-desktop", appauthor=False))
