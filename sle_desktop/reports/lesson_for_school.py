"""The school's copy of a lesson observation: themes, and more only where the headteacher agreed it.

What the reader may not see is not in the answers at all; this says gracefully what is left.
"""

from sle_desktop.reports.answers import Answers
from sle_desktop.reports.blocks import (
    Block,
    Bullets,
    Fact,
    Facts,
    Heading,
    Paragraph,
    line,
    muted,
)
from sle_desktop.reports.lesson_for_teacher import agreed, key_idea
from sle_desktop.reports.recommendation_words import theme_said
from sle_desktop.reports.wording import counted, lower_first, quoted, sentence

_STRENGTHS = ("strength_1", "strength_2", "strength_3")
_DEVELOP = ("develop_1", "develop_2")
_IDEAS = ("coherence", "representation", "thinking", "fluency", "variation")
_WORTH = "Other staff would gain from seeing this."


def for_school(answers: Answers) -> list[Block]:
    """Return what the school's copy says beneath its notice."""
    return [
        *key_idea(answers),
        *_strengths(answers),
        *_themes(answers),
        *agreed(answers, "Will try"),
        *_also_noticed(answers),
        *_comment(answers),
    ]


def _strengths(answers: Answers) -> list[Block]:
    """Return strengths in words, where the school agreed to those."""
    told = []
    for name in _STRENGTHS:
        if words := answers.line(f"{name}_named"):
            theme = theme_said(answers, f"{name}_theme")
            told.append(line(sentence(words), muted(f" {theme}" if theme else "")))
    return [Heading("Strengths"), Bullets(tuple(told))] if told else []


def _themes(answers: Answers) -> list[Block]:
    named = any(answers.line(f"{name}_named") for name in _STRENGTHS)
    strong_in = [] if named else _themes_of(answers, _STRENGTHS)
    to_develop = _themes_of(answers, _DEVELOP)
    facts = []
    if strong_in:
        facts.append(Fact("Strengths", line(", ".join(strong_in))))
    if to_develop:
        facts.append(Fact("To develop", line(", ".join(to_develop))))
    if answers.is_("useful_for_others", "yes"):
        theme = theme_said(answers, "useful_theme")
        said = f"{theme}: other staff would gain from seeing this." if theme else _WORTH
        facts.append(Fact("To share", line(said)))
    if not facts:
        return []
    heading = "Theme to develop" if named and len(facts) == 1 else "Themes"
    return [Heading(heading), Facts(tuple(facts))]


def _themes_of(answers: Answers, names: tuple[str, ...]) -> list[str]:
    """Return each theme once."""
    said = (theme_said(answers, f"{name}_theme") for name in names)
    return list(dict.fromkeys(one for one in said if one))


def _also_noticed(answers: Answers) -> list[Block]:
    facts = [
        Fact(answers.asked(f"idea_{one}").partition(":")[0], line(sentence(words)))
        for one in _IDEAS
        if (words := answers.text(f"idea_{one}_named"))
    ]
    count, could = answers.number("talk_pupils"), answers.text("talk_could_named")
    if could:
        spoken = f"With {counted(count, 'pupil')}: " if count else ""
        words = sentence(could)
        facts.append(
            Fact("Talk with pupils", line(spoken, lower_first(words) if spoken else words))
        )
    return [Heading("Also noticed"), Facts(tuple(facts))] if facts else []


def _comment(answers: Answers) -> list[Block]:
    words = answers.text("comment_shared")
    if not words:
        return []
    heading = Heading("The teacher’s comment", "the teacher wished you to see it")
    return [heading, Paragraph(line(quoted(words)))]
