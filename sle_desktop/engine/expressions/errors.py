"""The one error that reading or evaluating an expression raises."""


class ExpressionError(Exception):
    """An expression that cannot be read or worked out, in plain English.

    ``says`` is one sentence for the author of the form; ``at`` is the place in the expression as
    written, counted in characters from 0.
    """

    def __init__(self, says: str, at: int = 0) -> None:
        super().__init__(f"{says} (character {at + 1})")
        self.says = says
        self.at = at
