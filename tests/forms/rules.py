"""What every shipped form must keep to: each rule returns the faults that it finds, in words.

The rules take a form as read, so that the tests can show each of them a spoiled form too.
"""

import re
from collections.abc import Iterator

from sle_desktop.domain.audience import COLUMN, CONDITION, READERS, WAYS, audiences
from sle_desktop.engine.definition import Field, Form, in_language

DEVELOPMENTAL = "Developmental, not graded, not for appraisal."
LESSON_PURPOSE = (
    "This is to help you develop your teaching. It is not graded, and it is not used for appraisal."
)
SAFEGUARDING = (
    "If anything worries you about a child, tell the school’s designated safeguarding lead "
    "before you leave. Do not write it here."
)
ATTRIBUTION = (
    "Structured around the eight recommendations of Improving Mathematics in Key Stages 2 and 3 "
    "(Education Endowment Foundation, 2017). Statements and descriptors are the project’s own and "
    "are not endorsed by the EEF."
)
TITLES = (
    "Use assessment to build on pupils’ existing knowledge and understanding",
    "Use manipulatives and representations",
    "Teach pupils strategies for solving problems",
    "Enable pupils to develop a rich network of mathematical knowledge",
    "Develop pupils’ independence and motivation",
    "Use tasks and resources to challenge and support pupils’ mathematics",
    "Use structured interventions to provide additional support",
    "Support pupils to make a successful transition between primary and secondary school",
)
"""The foundation's own words, quoted under the attribution; the rest of the form is ours."""

_FORBIDDEN = re.compile(
    r"\b(grad(e|es|ed|ing)|scor(e|es|ed|ing)|judge?ments?|inspect\w*|ofsted|outstanding|"
    r"inadequate|requires improvement|deep dives?|marking|marks out of|appraisal|capability|"
    r"teachers.? standards|pace|behaviou?r|students?|ability|low achievers|seating|"
    r"unsatisfactory|performance|sats|level \d)\b",
    re.IGNORECASE,
)
_PARTS = (
    *("self", "sle", "agreed", "why_not", "evidence", "sources", "links", "visitor"),
    *("talked", "prior", "changed", "dropped", "private"),
)
"""The rows of one statement."""

_EXEMPT = (DEVELOPMENTAL, LESSON_PURPOSE)
_COMPARED = re.compile(r"\$\{(\w+)\}\s*!?=\s*'([^']*)'|selected\(\$\{(\w+)\},\s*'([^']*)'\)")
_COLD = re.compile(
    r"\b(invalid|error|illegal|must|forbidden|wrong value|required)\b", re.IGNORECASE
)


def texts(form: Form) -> Iterator[tuple[str, str]]:
    """Yield everything a person may read in a form, with where it stands."""
    for one in form.walk():
        yield from _texts_of(one)
    for name, choices in form.lists.items():
        for choice in choices:
            yield f"choice {choice.name} of {name}", in_language(choice.label)
            yield f"name of {choice.name} of {name}", choice.name.replace("_", " ")
    for key, words in form.settings.items():
        yield f"setting {key}", words


def _texts_of(one: Field) -> Iterator[tuple[str, str]]:
    yield f"name of {one.path}", one.name.replace("_", " ")
    for what in ("label", "hint", "guidance_hint", "required_message", "constraint_message"):
        for words in getattr(one, what).values():
            yield f"{what} of {one.path}", words
    for column, words in one.extra.items():
        if column.startswith("sle::descriptor"):
            yield f"{column} of {one.path}", words


def unsaid_audiences(form: Form) -> list[str]:
    """Every row says who may see it, in words we know."""
    faults = []
    for one in form.walk():
        words = one.extra.get(COLUMN, "").split()
        if not words:
            faults.append(f"{one.path} does not say who may see it")
        for word in words:
            reader, _, way = word.partition(":")
            if reader not in READERS or way not in WAYS:
                faults.append(f"{one.path} has an audience we do not know: {word}")
    return faults


def lost_readers(form: Form) -> list[str]:
    """No field names a reader whom its group shuts out: the reader would never see it."""
    found = audiences(form)
    faults = []
    for one in form.walk():
        named = {word.partition(":")[0] for word in one.extra.get(COLUMN, "").split()} - {"sle"}
        lost = named - set(found[one.path].ways)
        if lost:
            faults.append(f"{one.path} is for {sorted(lost)}, but its group is not")
    return faults


def hinted_grades(form: Form) -> list[str]:
    """Nothing that a person reads suggests a grade or uses a word that schools dread."""
    return [
        f"{where}: “{found.group(0)}”"
        for where, words in texts(form)
        if words not in _EXEMPT and (found := _FORBIDDEN.search(words))
    ]


def statement_faults(form: Form) -> list[str]:
    """The audit has the eight titles word for word and 8 × 4 statements with three descriptors."""
    groups = [one for one in form.fields if re.fullmatch(r"r\d", one.name)]
    faults = []
    if tuple(in_language(one.label) for one in groups) != TITLES:
        faults.append("the titles are not the foundation's eight, in order")
    for number, group in enumerate(groups, 1):
        inside = {one.name: one for one in group.children}
        agreed = [name for name in inside if name.startswith("agreed_")]
        if agreed != [f"agreed_{number}{letter}" for letter in "abcd"]:
            faults.append(f"recommendation {number} has the statements {agreed}")
        for name in agreed:
            faults += _faults_of_statement(name.removeprefix("agreed_"), inside)
        for name in ("position", "prior_position", "direction", "strength", "priority"):
            if f"{name}_r{number}" not in inside:
                faults.append(f"recommendation {number} has no {name}")
    return faults


def _faults_of_statement(code: str, inside: dict[str, Field]) -> Iterator[str]:
    missing = [part for part in _PARTS if f"{part}_{code}" not in inside]
    if missing:
        yield f"{code} has no {missing}"
        return
    agreed = inside[f"agreed_{code}"]
    words = in_language(agreed.label)
    levels = [agreed.extra.get(f"sle::descriptor_{letter}", "") for letter in "rag"]
    if len({level for level in levels if level}) != 3:
        yield f"{code} does not have three descriptors"
    if agreed.extra.get("sle::code") != code:
        yield f"{code} does not carry its code"
    for part in ("self", "sle"):
        if not in_language(inside[f"{part}_{code}"].label).endswith(words):
            yield f"{part}_{code} asks about something other than {code}"
    if inside[f"prior_{code}"].extra.get("sle::prior") != f"agreed_{code}":
        yield f"{code} does not know its position last time"


def uneven_statements(form: Form) -> list[str]:
    """All 32 statements follow one pattern, and so do the eight recommendations."""
    faults = []
    for name, code in ((r"\w+_(\d[a-d])", "1a"), (r"\w+_(r\d)", "r1")):
        patterns: dict[str, dict[str, object]] = {}
        for one in form.walk():
            if found := re.fullmatch(name, one.name):
                part = one.name.replace(found[1], "§")
                patterns.setdefault(part, {})[found[1]] = _pattern(one, found[1])
        for part, by_code in patterns.items():
            faults += [
                f"{part} of {other} is not like that of {code}"
                for other, pattern in by_code.items()
                if pattern != by_code[code]
            ]
    return faults


def _pattern(one: Field, code: str) -> tuple[str, ...]:
    said = (one.type, one.list_name, one.relevant, one.required, one.constraint, one.calculation)
    own = (one.trigger, one.appearance, one.extra.get(COLUMN, ""), one.extra.get("sle::prior", ""))
    words = tuple(text.replace(code, "§") for text in (*said, *own))
    # The seven other priorities are counted, whichever they are.
    return tuple(re.sub(r"priority_r\d", "priority", text) for text in words)


def unused_lists(form: Form) -> list[str]:
    """Every list of choices is asked from, and every list asked from is there."""
    used = {one.list_name for one in form.walk() if one.list_name}
    return [
        *(f"list {name} is asked by nobody" for name in sorted(set(form.lists) - used)),
        *(f"list {name} is not there" for name in sorted(used - set(form.lists))),
    ]


def repeated_names(form: Form) -> list[str]:
    """A name stands for one field only, so that ``${name}`` is never in doubt."""
    names = [one.name for one in form.walk()]
    return sorted({f"{name} is used twice" for name in names if names.count(name) > 1})


def unknown_values(form: Form) -> list[str]:
    """An expression compares a question only with values that its list has."""
    lists = {
        one.name: {choice.name for choice in form.lists[one.list_name]} | {""}
        for one in form.walk()
        if one.list_name
    }
    faults = []
    for one in form.walk():
        for column in ("relevant", "constraint", "calculation", "required", "choice_filter"):
            for match in _COMPARED.finditer(getattr(one, column)):
                name, value = match.group(1) or match.group(3), match.group(2) or match.group(4)
                if name in lists and (value or "") not in lists[name]:
                    faults.append(f"{column} of {one.path}: {name} is never {value!r}")
    return faults


def cold_messages(form: Form) -> list[str]:
    """Every constraint says in a kind, short sentence what would be right."""
    faults = []
    for one in form.walk():
        says = in_language(one.constraint_message)
        if one.constraint and not says:
            faults.append(f"{one.path} refuses without a word")
        faults += [
            f"{one.path} is cold or long: “{words}”"
            for words in (says, in_language(one.required_message))
            if _COLD.search(words) or len(words) > 160
        ]
    return faults


def missing_notices(form: Form) -> list[str]:
    """The fixed notices stand where a person begins; they are never edited."""
    faults = []
    expected = {"safeguarding": SAFEGUARDING}
    if form.id == "lesson_observation":
        expected["developmental"] = DEVELOPMENTAL
    if form.id == "eef_audit":
        expected["attribution"] = ATTRIBUTION
    for name, words in expected.items():
        found = form.by_path.get(f"about/{name}")
        if found is None or found.type != "note" or in_language(found.label) != words:
            faults.append(f"the notice “{words[:40]}…” is not there")
        elif found.relevant:
            faults.append(f"the notice {name} can be hidden")
    if form.id == "lesson_observation" and form.settings.get("sle::purpose") != LESSON_PURPOSE:
        faults.append("the purpose line is not the agreed one")
    if form.id == "eef_audit" and form.settings.get("sle::attribution") != ATTRIBUTION:
        faults.append("the attribution is not in the settings")
    return faults


def leaks(form: Form) -> list[str]:
    """What must never reach a reader does not: see ``NEVER``."""
    found = audiences(form)
    faults = []
    for one in form.walk():
        for pattern, readers in NEVER[form.id]:
            if re.fullmatch(pattern, one.path):
                seen = set(readers) & set(found[one.path].ways)
                faults += [f"{one.path} reaches {reader}" for reader in sorted(seen)]
    return faults


_EVERYBODY = ("school", "teacher", "lead")
_NOTES = (r"(.*/)?private_\w+", _EVERYBODY)
NEVER: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "eef_audit": (
        _NOTES,
        (r"r\d/links_\d[a-d]", _EVERYBODY),
        (r"r\d/(evidence|why_not|talked)_\d[a-d]", ("lead", "teacher")),
        (r"about/link_to_school", ("school", "teacher")),
    ),
    "lesson_observation": (
        _NOTES,
        (r"log/.*", ("school", "lead")),
        (r"log/(flag|tags|sorted)", _EVERYBODY),
        (r"log|samples(/.*)?", ("school",)),
        (r"about/teacher", ("school",)),
        (r"about/(class_name|pupils|adults)", ("lead",)),
        (r"about/(pupil_premium|send|eal)", ("school",)),
        (r"feedback/(question_\d|reasoning|\w+_seen_at)", ("school", "lead")),
        (r"next_steps/(what|support|success|who)", ("lead",)),
        (r"close/(teacher_comment|comment_to_school)", ("school", "lead")),
        (r"for_school/.*", ("lead", "teacher")),
        (r"noticed_group/idea_\w+", ("school", "lead")),
    ),
    "book_scrutiny": (
        _NOTES,
        (r"books(/.*)?", _EVERYBODY),
        (r"lenses/\w+_exceptions", _EVERYBODY),
        (r"photos(/.*)?", ("lead", "teacher")),
        (r"lenses/\w+_note", ("lead", "teacher")),
    ),
    "visit": (
        _NOTES,
        (r"close/engagement(_note)?", ("school", "teacher")),
        (r"about/names", ("lead", "teacher")),
        (r"activities/activity_(with|record)", ("lead", "teacher")),
    ),
}
"""Paths of each form (as patterns) and the readers who must not see them."""


def shares_of_teacher(form: Form) -> list[str]:
    """What tells the school more than themes holds only under a condition."""
    found = audiences(form)
    faults = []
    for one in form.walk():
        if not one.path.startswith("for_school/") or one.type != "calculate":
            continue
        if not found[one.path].conditions or not one.extra.get(CONDITION):
            faults.append(f"{one.path} goes to the school whatever was agreed")
        if not one.calculation.startswith("if("):
            faults.append(f"{one.path} holds words whatever was agreed")
    return faults
