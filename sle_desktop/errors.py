"""The one kind of error that is shown to a person; everything else is a bug."""


class UserError(Exception):
    """A refusal in plain words: what is wrong, where, and what to do.

    ``code`` is stable and upper case (scripts rely on it), ``says`` is one sentence on what is
    wrong and where, ``do`` is one sentence on what to do. Nothing is lost by refusing.
    """

    def __init__(self, code: str, says: str, do: str) -> None:
        super().__init__(f"{code}: {says} {do}")
        self.code = code
        self.says = says
        self.do = do
