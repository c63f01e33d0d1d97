"""Column headers as they are found in the wild, and the key by which we know each."""

import re
from collections.abc import Mapping
from functools import lru_cache

from sle_desktop.engine.question_types.question_type import words
from sle_desktop.engine.reading.cells import one_line

TRANSLATED = ("label", "hint", "guidance_hint", "constraint_message", "required_message")
MEDIA = ("image", "big-image", "audio", "video")

SURVEY: Mapping[str, tuple[str, ...]] = {
    "type": ("command",),
    "name": ("tag", "value", "field_name"),
    "label": ("caption",),
    "hint": (),
    "guidance_hint": ("guidance",),
    "required": (),
    "required_message": ("requiredmsg", "required_msg", "jr:requiredmsg"),
    "relevant": ("relevance", "relevant_if", "skip_logic"),
    "constraint": ("constraints", "validation"),
    "constraint_message": (
        "constraining_message",
        "constraintmsg",
        "constraint_msg",
        "jr:constraintmsg",
        "validation_message",
    ),
    "calculation": ("calculate", "calculations"),
    "default": ("default_value",),
    "trigger": (),
    "read_only": ("readonly",),
    "choice_filter": ("choice_filters",),
    "repeat_count": ("count", "jr:count"),
    "appearance": ("appearances",),
    "parameters": ("parameter",),
    "disabled": ("disable",),
    "list_name": ("list",),
}
"""Our key of a survey column, and other spellings; spaces, ``_`` and ``-`` are alike, case too."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "list_name": ("list", "list_names"),
    "name": ("value", "choice_name"),
    "label": ("caption",),
    "disabled": ("disable",),
}

SETTINGS: Mapping[str, tuple[str, ...]] = {
    "form_title": ("title", "set_form_title"),
    "form_id": ("id", "id_string", "set_form_id"),
    "version": ("form_version",),
    "default_language": (),
    "instance_name": (),
    "allow_choice_duplicates": (),
    "style": (),
}

ALSO_XLSFORM = words(
    "note notes comment comments response_note publishable minimum_seconds autoplay rows "
    "save_to list_name save_instance intent query autocomplete_cutoff sms_field sms_option "
    "compact_tag entities:saveto no_app_error_string accuracythreshold $given_name $autoname "
    "public_key submission_url auto_send auto_delete namespaces attribute prefix delimiter "
    "sms_keyword sms_separator client_editable add_none_option omit_instanceid "
    "clean_text_values geometry order filter instance_xmlns"
)
"""Columns of ODK, Kobo and SurveyCTO that do nothing here: kept, and not worth a word."""

_COLONS = re.compile(r"\s*::?\s*")
_PREFIXES = frozenset({"bind", "control", "body"})
_OTHER_TOOLS = _PREFIXES | {"sle", "instance", "entities", "kobo", "attribute"}
_KNOWN = {"survey": SURVEY, "choices": CHOICES, "external_choices": CHOICES, "settings": SETTINGS}


def _alike(word: str) -> str:
    return re.sub(r"[\s_-]+", "_", word.casefold())


def _spellings(columns: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {spelt: key for key, others in columns.items() for spelt in (key, *others)}


_SPELT = {sheet: _spellings(columns) for sheet, columns in _KNOWN.items()}
_MEDIA = {_alike(kind): kind for kind in MEDIA}


def known_keys(sheet: str) -> tuple[str, ...]:
    """Return our keys of a sheet's columns, for naming the one that was probably meant."""
    media = () if sheet == "settings" else MEDIA
    return (*_KNOWN[sheet], *media)


@lru_cache(maxsize=2048)
def column_key(sheet: str, header: str) -> str:
    """Return our key of a column: ``relevant``, ``label::cy``, ``media::image``, or as written.

    The key of a column that is none of ours is its header in one line, so that an author's own
    columns keep their names; those with the prefix ``sle`` always have two colons.
    """
    written = one_line(header)
    parts = [part for part in _COLONS.split(written) if part]
    if not parts or len(written) > 200:
        return written
    if parts[0].casefold() == "sle":
        return "sle::" + "::".join(parts[1:])
    if parts[0].casefold() in _PREFIXES and len(parts) > 1:
        parts = parts[1:]
    if parts[0].casefold() == "jr" and len(parts) > 1:
        parts[:2] = [f"jr:{parts[1]}"]
    return _known_key(sheet, parts) or written


def _known_key(sheet: str, parts: list[str]) -> str:
    if sheet != "settings" and (key := _media_key(parts)):
        return key
    key = _SPELT[sheet].get(_alike(parts[0]), "")
    if len(parts) == 1:
        return key
    return f"{key}::{':'.join(parts[1:])}" if key in TRANSLATED else ""


def _media_key(parts: list[str]) -> str:
    if parts[0].casefold() == "media" and len(parts) > 1:
        parts = parts[1:]
    kind = _MEDIA.get(_alike(parts[0]))
    if kind is None:
        return ""
    language = ":".join(parts[1:])
    return f"media::{kind}::{language}" if language else f"media::{kind}"


def is_quiet(header: str) -> bool:
    """Whether a column is known to belong to other tools, so that nothing is said of it."""
    parts = [part for part in _COLONS.split(header.casefold()) if part]
    if len(parts) > 1 and parts[0] in _OTHER_TOOLS:
        return True
    return _alike(header) in ALSO_XLSFORM
