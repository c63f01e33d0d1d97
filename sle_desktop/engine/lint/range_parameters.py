"""Rule: the parameters of a range make a scale."""

from collections.abc import Iterator

from sle_desktop.engine.definition import Field
from sle_desktop.engine.lint.finding import Finding
from sle_desktop.engine.lint.form_view import FormView


def range_parameters(view: FormView) -> Iterator[Finding]:
    """Name ranges whose start, end or step are no numbers or lead nowhere."""
    for one in view.fields:
        if one.type == "range" and (says := _wrong(one)):
            do = "Write them such as: start=0 end=10 step=1."
            yield view.find("BAD_PARAMETERS", view.at(one, "parameters"), says, do)


def _wrong(one: Field) -> str:
    numbers = []
    for key, usual in (("start", "1"), ("end", "10"), ("step", "1")):
        text = one.parameters.get(key, usual)
        try:
            numbers.append(float(text))
        except ValueError:
            return f"“{key}={text[:40]}” of the range “{one.name[:60]}” is no number."
    start, end, step = numbers
    if step <= 0:
        return f"The step of the range “{one.name[:60]}” is not above 0."
    if start == end or step > abs(end - start):
        return f"The range “{one.name[:60]}” has only one place."
    return ""
