"""What Qt's own controls wear: palette and style sheet, each value from the theme's tokens."""

from collections.abc import Mapping
from string import Template

from PySide6.QtGui import QColor, QPalette

_TEMPLATE = Template("""
QToolTip { background: $ink; color: $page; border: none; padding: ${space_xs}px ${space_s}px; }
QGroupBox { border: none; margin: 0; padding: 0; }
QScrollArea, QScrollArea > QWidget > QWidget, QStackedWidget {
    background: transparent; border: none;
}

QLineEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    background: $page; color: $ink; placeholder-text-color: $ink3;
    border: ${hairline}px solid $field; border-radius: ${radius}px;
    selection-background-color: $accent; selection-color: $accent_ink;
}
QLineEdit {
    min-height: ${line_height}px; max-height: ${line_height}px; padding: 0 ${space_m}px;
}
QLineEdit[look="search"] { border-color: $edge; }
QLineEdit[look="bare"], QLineEdit[look="bare"]:focus {
    border: none; background: transparent; padding: 0; min-height: 0;
}
QLineEdit:focus {
    min-height: ${line_height_focus}px; max-height: ${line_height_focus}px;
    padding: 0 ${pad_focus}px;
}
QTextEdit { padding: ${space_xs}px ${space_s}px; }
QTextEdit:focus { padding: ${area_y_focus}px ${area_x_focus}px; }
QLineEdit:focus, QTextEdit:focus { border: ${ring}px solid $accent; }
QLineEdit[readOnly="true"], QTextEdit[readOnly="true"] { background: $tint; border-color: $line; }
QLineEdit[refused="true"], QTextEdit[refused="true"] { border-color: $red; }

QComboBox::drop-down { border: none; width: ${control}px; }
QComboBox::down-arrow { image: none; }
QAbstractItemView {
    background: $page; color: $ink; border: none; outline: none;
    selection-background-color: $soft; selection-color: $ink;
}
QComboBox { combobox-popup: 0; }
QComboBoxPrivateContainer { background: $page; }
QComboBox QAbstractItemView { border: ${hairline}px solid $field; padding: ${space_xs}px; }
QComboBox QAbstractItemView::item {
    min-height: ${row_short}px; padding: 0 ${space_s}px; border-radius: ${radius_small}px;
}
QComboBox QAbstractItemView::item:selected { background: $soft; color: $accent; }

QMenu {
    background: $page; color: $ink; border: ${hairline}px solid $field;
    border-radius: ${radius}px; padding: ${space_xs}px;
}
QMenu::item {
    min-height: ${icon}px; padding: ${space_xs}px ${space_xl}px ${space_xs}px ${space_m}px;
    border-radius: ${radius_small}px;
}
QMenu::item:selected { background: $soft; color: $accent; }
QMenu::item:disabled { color: $ink3; }
QMenu::separator { height: ${hairline}px; background: $line; margin: ${space_xs}px ${space_s}px; }

QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; border: none; }
QTableView { background: transparent; border: none; gridline-color: transparent; }
QTableCornerButton::section { background: transparent; border: none; }

QScrollBar:vertical { background: transparent; width: ${scroll}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${scroll}px; margin: 0; }
QScrollBar::handle {
    background: $edge; border-radius: ${band}px; margin: ${band}px; min-height: ${space_xxl}px;
    min-width: ${space_xxl}px;
}
QScrollBar::handle:hover { background: $field; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: $line; }
QFrame[look="popup"] {
    background: $page; border: ${hairline}px solid $field; border-radius: ${radius}px;
}
QDialog { background: $page; }

QCalendarWidget QWidget { background: $page; alternate-background-color: $page; color: $ink; }
QCalendarWidget QAbstractItemView {
    background: $page; color: $ink; selection-background-color: $accent;
    selection-color: $accent_ink; outline: none;
}
QCalendarWidget QAbstractItemView:disabled { color: $ink3; }
QCalendarWidget QToolButton {
    background: $page; color: $ink; border: ${hairline}px solid transparent;
    border-radius: ${radius}px; padding: ${space_xs}px ${space_s}px; margin: ${hairline}px;
}
QCalendarWidget QToolButton:hover { background: $soft; }
QCalendarWidget QToolButton:focus { border-color: $accent; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QSpinBox { border-radius: ${radius_small}px; }
""")


def stylesheet(values: Mapping[str, str]) -> str:
    """Return the style sheet for a theme's values: colours, and sizes in whole pixels."""
    return _TEMPLATE.substitute(values)


_ROLES = {
    QPalette.ColorRole.Window: "page",
    QPalette.ColorRole.Base: "page",
    QPalette.ColorRole.AlternateBase: "tint",
    QPalette.ColorRole.Button: "page",
    QPalette.ColorRole.ToolTipBase: "ink",
    QPalette.ColorRole.ToolTipText: "page",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "red",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent_ink",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "line",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "edge",
    QPalette.ColorRole.Dark: "field",
    QPalette.ColorRole.Shadow: "field",
}
_DISABLED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


def qt_palette(values: Mapping[str, str]) -> QPalette:
    """Return Qt's palette for a theme's values."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(values[name]))
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(values["ink3"]))
    return palette
