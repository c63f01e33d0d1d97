"""Loads the window's own type (Inter, four static weights) from the shipped files."""

from PySide6.QtGui import QFontDatabase

from sle_desktop import paths


def load() -> tuple[str, ...]:
    """Register the shipped fonts with Qt and return their families (empty: none could be read)."""
    families: list[str] = []
    for file in sorted((paths.resources() / "fonts").glob("Inter-*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys(families))
