"""Settings of appearance: light or dark, and the size of all text; worn at once."""

from dataclasses import replace

from sle_desktop.ui.messages import Messages
from sle_desktop.ui.preferences import preferences
from sle_desktop.ui.settings.section import Section, SettingsServices
from sle_desktop.ui.theme import SCALES, Mode
from sle_desktop.ui.widgets.answer import Answer, Option

_MODES = (
    Option(Mode.SYSTEM.value, "As the computer"),
    Option(Mode.LIGHT.value, "Light"),
    Option(Mode.DARK.value, "Dark"),
    Option(Mode.CONTRAST.value, "High contrast"),
)
_SIZES = tuple(Option(str(scale), f"{scale:.0%}") for scale in SCALES)


class Appearance(Section):
    """The theme and the text."""

    KEY, LABEL = "appearance", "Appearance"

    def __init__(self, services: SettingsServices, messages: Messages) -> None:
        super().__init__(services, messages)
        self._mode = self.choice("Colours", _MODES)
        self._size = self.choice(
            "Size of all text", _SIZES, "Ctrl+plus and Ctrl+minus do the same."
        )
        self._mode.answered.connect(self._wear)
        self._size.answered.connect(self._scale)
        preferences().changed.connect(self.read)

    def read(self) -> None:
        """Show what is worn."""
        now = preferences().now
        self._mode.show_answer(Answer(now.theme, _MODES))
        nearest = min(SCALES, key=lambda scale: abs(scale - now.text_scale))
        self._size.show_answer(Answer(str(nearest), _SIZES))

    def _wear(self, value: object) -> None:
        if value is not None:
            preferences().keep(replace(preferences().now, theme=str(value)))
        self.read()

    def _scale(self, value: object) -> None:
        if value is not None:
            preferences().keep(replace(preferences().now, text_scale=float(str(value))))
        self.read()
