"""The end of a document: comments of those who signed, signatures, the lock, how to check it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sle_desktop.domain.filled import Filled
from sle_desktop.domain.records import MEANINGS, Signature
from sle_desktop.reports.blocks import (
    Block,
    CheckPage,
    DocumentFacts,
    Fact,
    Heading,
    Line,
    Paragraph,
    SealNote,
    Signatory,
    Signatures,
    SigningRecord,
    Span,
    Summary,
    line,
    muted,
    strong,
)
from sle_desktop.reports.signing_off import (
    AWAITED,
    COMMENT,
    DECLINED,
    READ,
    SigningOff,
    people,
    role_words,
    signatory,
    signed,
    waiting,
)
from sle_desktop.reports.wording import listed, long_moment, quoted, unbroken, upper_first

_LOCKED = Span("Signed and locked", "accent")


def signed_off(
    content: Summary, filled: Filled, facts: DocumentFacts, signing: SigningOff
) -> Summary:
    """Return a summary with its signatures, the note about the lock and, if wanted, its last page.

    ``facts`` know the ending of the content. A draft shows who is to sign and no lock.
    """
    blocks: list[Block] = [*content.blocks, *_comments(filled, signing)]
    blocks += _signatures(filled, signing, draft=facts.draft)
    if not facts.draft:
        blocks.append(SealNote(_seal_note(filled, facts, signing)))
        if signing.check_page:
            blocks.append(_check_page(filled, facts, signing))
    return replace(content, blocks=tuple(blocks))


def _comments(filled: Filled, signing: SigningOff) -> list[Block]:
    """Return what people wrote when they signed; a comment that the form holds is not repeated."""
    told = [
        one
        for one in signed(filled, signing)
        if one.comment.strip() and not _holds(filled.values, one.comment.strip())
    ]
    if not told:
        return []
    if len(told) == 1:
        role = role_words(told[0].role)
        return [Heading(f"The {role}’s comment"), Paragraph(_comment(told[0]))]
    return [Heading("Comments on signing"), *(Paragraph(_comment(one)) for one in told)]


def _holds(values: Any, text: str) -> bool:
    if isinstance(values, Mapping):
        return any(_holds(one, text) for one in values.values())
    if isinstance(values, list):
        return any(_holds(one, text) for one in values)
    return isinstance(values, str) and values.strip() == text


def _comment(signature: Signature) -> Line:
    who = unbroken(f"{signature.name}, {role_words(signature.role)}")
    return line(quoted(signature.comment), muted(f" {who}"))


def _signatures(filled: Filled, signing: SigningOff, *, draft: bool) -> list[Block]:
    everyone = people(filled, signing, draft=draft)
    unnamed = [Paragraph(line(muted(signing.unnamed)), small=True)] if signing.unnamed else []
    if not everyone:
        return [*unnamed]
    shown = signed(filled, signing)
    meanings = {one.meaning for one in shown}
    statement = signing.statement or _statement(meanings)
    aside = signing.aside
    if not aside and READ in meanings:
        aside = _who_commented([one for one in shown if one.meaning == COMMENT])
    return [Signatures(statement, everyone, aside), *unnamed]


def _who_commented(signatures: Sequence[Signature]) -> str:
    """Return who signed another statement than the heading's; who declined has it at the line."""
    names = listed([one.name for one in signatures])
    return f"with a comment from {names}" if names else ""


def _statement(meanings: set[str]) -> str:
    """Return the statement that most signed."""
    if READ in meanings or not meanings:
        return quoted(MEANINGS[READ])
    return quoted(MEANINGS[COMMENT]) if COMMENT in meanings else "Offered for signing"


def _seal_note(filled: Filled, facts: DocumentFacts, signing: SigningOff) -> Line:
    locked = f" on {facts.author}’s laptop, {long_moment(facts.made_at)}{signing.after}. "
    seen = _seen(filled, signing)
    number, ends = strong(facts.number), strong(facts.ending)
    check: Line
    if signing.check_page:
        check = line(" see the last page")
    else:
        check = line(" open it in Adobe Reader or the app")
    if facts.fingerprint:
        check += line(", or ask the project lead whether ", number, " ends ", ends, ".")
    else:
        check += line("; ", number, " ends ", ends, ".")
    breaks = "" if signing.check_page else "Any later change breaks the lock. "
    return (_LOCKED, *line(locked, seen, breaks, strong("To check:")), *check)


def _seen(filled: Filled, signing: SigningOff) -> str:
    """Return how people signed and who saw it, in one sentence."""
    signatures = [one for one in signed(filled, signing) if one.meaning != DECLINED]
    ways = []
    if any(one.strokes for one in signatures):
        ways.append("ink was drawn")
    if typed := [one for one in signatures if not one.strokes]:
        ways.append("a name was typed" if len(typed) == 1 else "names were typed")
    if not ways:
        return ""
    witnesses = dict.fromkeys(one.witness for one in signatures if one.witness)
    seen = f", seen by {listed(list(witnesses))}" if witnesses else ""
    return upper_first(f"{listed(ways)} for this document only{seen}. ")


def _check_page(filled: Filled, facts: DocumentFacts, signing: SigningOff) -> CheckPage:
    number = f"{facts.number}, version {facts.version}"
    shown = signed(filled, signing)
    records = [_record(one) for one in shown]
    records += [_awaited(one) for one in waiting(filled, signing, draft=False)]
    checks = "checks 1 and 3" if facts.fingerprint else "both checks"
    return CheckPage(
        opening=line(
            "This document was signed and locked once. If one character were changed afterwards, "
            f"{checks} would say so."
        ),
        steps=_steps(facts),
        on_paper=line(
            "On paper, nothing can be checked but the number: ask the project lead whether ",
            strong(f"{number},"),
            " ends in ",
            strong(facts.ending),
            ".",
        ),
        facts=(
            Fact("Locked", line(f"{long_moment(facts.made_at)}, on {facts.author}’s laptop")),
            Fact("Signatures", line("One electronic seal, over the whole file")),
            Fact("Contents end in", line(f"{facts.ending}, also in the square code")),
        ),
        square_code=f"SLE {number} {facts.ending}",
        records=tuple(records),
        proves=line(
            strong("What the lock proves:"),
            " these pages, whole, as they were on that laptop at that time. It does not prove "
            "whose hand drew the ink or typed the name: that is what the witness is for. Signing "
            "says “read”, never “agreed”.",
        ),
    )


def _steps(facts: DocumentFacts) -> tuple[Line, ...]:
    settles = (
        "step 2 settles that."
        if facts.fingerprint
        else "that is so until the laptop has joined a project."
    )
    reader = line(
        strong("With Adobe Reader:"),
        " open the file and choose Signature Panel. It should say that the document has not been "
        "changed since it was signed. The first time, it also says that it does not know the "
        f"signer; {settles}",
    )
    compare = line(
        strong("Compare the project’s fingerprint"),
        " below with the one in your welcome letter. They must be the same, group by group.",
    )
    app = line(
        strong("With the app:"),
        " drop the file on Check a document. One sentence answers, and the app compares the file "
        "with the project’s register.",
    )
    return (reader, compare, app) if facts.fingerprint else (reader, app)


def _record(signature: Signature) -> SigningRecord:
    person = signatory(signature)
    meaning = line(MEANINGS.get(signature.meaning, signature.meaning))
    if signature.comment.strip():
        meaning += (muted(" The comment stands above the signatures."),)
    means = "" if signature.meaning == DECLINED else "Ink" if signature.strokes else "Typed name"
    if signature.role == "sle" and not signature.witness:
        witness = "on their own laptop"
    else:
        witness = f"seen by {signature.witness}" if signature.witness else ""
    return SigningRecord(_in_record(person), meaning, means, witness)


def _in_record(person: Signatory) -> Signatory:
    """Return a signatory as the record shows it: what was said has a column of its own."""
    return replace(person, role=upper_first(person.role))


def _awaited(person: Signatory) -> SigningRecord:
    later = line("Not signed when this was locked. A later version may carry the signature.")
    shown = replace(person, role=upper_first(person.role), said=AWAITED)
    return SigningRecord(shown, later, "", "")
