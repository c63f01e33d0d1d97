"""The one kind of error that is shown to a person; everything else is a bug."""

import traceback
from pathlib import Path


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


def describe(error: BaseException) -> str:
    """Return an error as its class (a refusal: its code) and the places it passed, in order.

    Logs are made of this: the words of an error may be those of a record.
    """
    name = error.code if isinstance(error, UserError) else type(error).__name__
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {Path(one.filename).name}:{one.lineno} in {one.name}" for one in frames]
    cause = error.__cause__ or error.__context__
    told = "\n".join((name, *places))
    return f"{told}\n caused by {describe(cause)}" if cause else told
