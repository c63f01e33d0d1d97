"""Lint: what an author should mend in a form, one rule a file."""

from collections.abc import Callable, Iterable

from sle_desktop.engine.definition import Form
from sle_desktop.engine.lint.appearances import appearances
from sle_desktop.engine.lint.audiences import audiences
from sle_desktop.engine.lint.choice_names import choice_names
from sle_desktop.engine.lint.choices_exist import choices_exist
from sle_desktop.engine.lint.codes import CODES
from sle_desktop.engine.lint.columns_fit import columns_fit
from sle_desktop.engine.lint.constraint_messages import constraint_messages
from sle_desktop.engine.lint.cycles import cycles
from sle_desktop.engine.lint.device_types import device_types
from sle_desktop.engine.lint.expressions_read import expressions_read
from sle_desktop.engine.lint.fields_named import fields_named
from sle_desktop.engine.lint.finding import ERROR, WARNING, Finding
from sle_desktop.engine.lint.form_view import FormView
from sle_desktop.engine.lint.functions_exist import functions_exist
from sle_desktop.engine.lint.instances_exist import instances_exist
from sle_desktop.engine.lint.labels import labels
from sle_desktop.engine.lint.lists import lists
from sle_desktop.engine.lint.names_exist import names_exist
from sle_desktop.engine.lint.names_legal import names_legal
from sle_desktop.engine.lint.names_unique import names_unique
from sle_desktop.engine.lint.nesting import nesting
from sle_desktop.engine.lint.range_parameters import range_parameters
from sle_desktop.engine.lint.repeats_aggregated import repeats_aggregated
from sle_desktop.engine.lint.required_reachable import required_reachable
from sle_desktop.engine.lint.translations import translations

__all__ = ["CODES", "ERROR", "RULES", "WARNING", "Finding", "lint"]

Rule = Callable[[FormView], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    names_legal,
    names_unique,
    labels,
    nesting,
    columns_fit,
    range_parameters,
    device_types,
    appearances,
    constraint_messages,
    translations,
    lists,
    choice_names,
    expressions_read,
    functions_exist,
    names_exist,
    instances_exist,
    choices_exist,
    repeats_aggregated,
    required_reachable,
    cycles,
    audiences,
    fields_named,
)
"""Every rule; each looks at the whole form and knows nothing of the others."""

_MOST = 1000
"""Findings that are kept: nobody mends more at a time, and a hostile form has millions."""


def lint(form: Form) -> tuple[Finding, ...]:
    """Return what an author should mend in a form, errors first, each sheet from its top."""
    view = FormView(form)
    found = [finding for rule in RULES for finding in _first(rule(view))]
    order = {sheet: place for place, sheet in enumerate(("settings", "survey", "choices"))}
    found.sort(key=lambda one: (one.severity, order.get(one.sheet.casefold(), 3), one.row))
    return tuple(found[:_MOST])


def _first(findings: Iterable[Finding]) -> Iterable[Finding]:
    for count, finding in enumerate(findings):
        if count >= _MOST:
            return
        yield finding
