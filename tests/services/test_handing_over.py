"""Documents go to those whose copy they are, as files that mail programs open as drafts."""

import email
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from email.policy import default

import pytest

from sle_desktop.assembly import Notebook
from sle_desktop.domain.handing import Heard
from sle_desktop.domain.people import Person
from sle_desktop.domain.schools import Contact
from sle_desktop.errors import UserError
from sle_desktop.services.handing_over import Paper


def papers(notebook: Notebook, form: str) -> dict[str, Paper]:
    line = notebook.records.records(form=form, state="sealed")[0]
    return {one.document.copy: one for one in notebook.handing_over.papers(line.id)}


def mail(notebook: Notebook, paper: Paper) -> EmailMessage:
    content = notebook.handing_over.letter(paper).content
    read: EmailMessage = email.message_from_bytes(content, policy=default)
    return read


def addresses(message: EmailMessage) -> list[str]:
    return [one.addr_spec for one in message["To"].addresses] if message["To"] else []


def test_copies_come_in_the_order_of_the_form(notebook: Notebook) -> None:
    assert list(papers(notebook, "lesson_observation")) == ["teacher", "school"]
    assert list(papers(notebook, "visit")) == ["school"]


def test_a_draft_holds_recipients_text_and_the_very_pdf(notebook: Notebook) -> None:
    paper = papers(notebook, "visit")["school"]
    message = mail(notebook, paper)
    assert message["X-Unsent"] == "1"
    assert addresses(message) == ["head@hollowbrook.example", "d.meech@hollowbrook.example"]
    assert message["From"].addresses[0].display_name == "Helen Loder"
    assert message["Subject"] == paper.file_name.removesuffix(".pdf")
    text = message.get_body().get_content()  # type: ignore[union-attr]
    assert text.startswith("Dear Ruth Stickland and Daniel Meech,")
    assert paper.document.number in text
    [attached] = message.iter_attachments()
    assert attached.get_filename() == paper.file_name
    assert attached.get_content() == notebook.handing_over.pdf(paper)


def test_the_teachers_copy_goes_to_the_teacher_alone(notebook: Notebook) -> None:
    paper = papers(notebook, "lesson_observation")["teacher"]
    assert addresses(mail(notebook, paper)) == []
    [teacher] = [one for one in notebook.projects.teachers(paper.school.id) if one.code == "T01"]
    with notebook.store.work() as work:
        work.people.update(replace(teacher, email="j.purkiss@hollowbrook.example"))
    assert addresses(mail(notebook, paper)) == ["j.purkiss@hollowbrook.example"]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Ruth\r\nBcc: all@example.org", "head@hollowbrook.example\r\nBcc: all@example.org"),
        ("Ruth", "no address"),
        ("Ruth", "a@b@c.example"),
        ("Ruth", "head@höllowbrook.example"),
        ("", ""),
    ],
)
def test_what_is_no_address_is_left_out(notebook: Notebook, name: str, address: str) -> None:
    paper = papers(notebook, "visit")["school"]
    odd = replace(paper.school, contacts=(Contact("headteacher", name, address),))
    message = mail(notebook, replace(paper, school=odd))
    assert addresses(message) == []
    assert message["Bcc"] is None


def test_a_name_with_odd_signs_makes_a_sound_header(notebook: Notebook) -> None:
    paper = papers(notebook, "visit")["school"]
    odd = Contact("headteacher", 'Zoë "Zo" O’Neill,\r\nBcc: x', "zoe@example.org")
    message = mail(notebook, replace(paper, school=replace(paper.school, contacts=(odd,))))
    assert addresses(message) == ["zoe@example.org"]
    assert message["Bcc"] is None


def test_what_happened_is_told_in_plain_words(notebook: Notebook) -> None:
    paper = papers(notebook, "visit")["school"]
    service, record = notebook.handing_over, paper.record.id
    before = [one.says for one in service.happened(record)]
    assert before[0] == "Signed and locked"
    changes = service.note(paper, "saved", "visit.pdf")
    assert changes.records == {record}
    service.hear(record, Heard("reply", "Ruth Stickland", None, "Accurate,\n thank you."))
    service.hear(record, Heard("sent", "Ruth  Stickland", date(2026, 11, 20)))
    service.hear(record, Heard("correction", words="The date is wrong"))
    service.note(paper, "taught_to_dance")
    assert [one.says for one in service.happened(record)][len(before) :] == [
        "Copy saved: School’s copy, visit.pdf",
        "Reply from Ruth Stickland: Accurate, thank you.",
        "Sent to Ruth Stickland on 20 November 2026",
        "Correction asked for: The date is wrong",
        "Taught to dance: School’s copy",
    ]


def test_to_tell_nothing_is_refused(notebook: Notebook) -> None:
    paper = papers(notebook, "visit")["school"]
    with pytest.raises(UserError) as refused:
        notebook.handing_over.hear(paper.record.id, Heard("sent", " ", date(2026, 11, 20), "\n"))
    assert refused.value.code == "NOTHING_TOLD"


def test_it_is_known_whose_copy_it_is(notebook: Notebook) -> None:
    lesson = papers(notebook, "lesson_observation")
    assert notebook.handing_over.names(lesson["school"]) == ("Ruth Stickland", "Daniel Meech")
    assert len(notebook.handing_over.names(lesson["teacher"])) == 1


def test_only_the_current_version_is_handed_over(notebook: Notebook) -> None:
    paper = papers(notebook, "visit")["school"]
    notebook.finishing.new_version(paper.record.id, "The headteacher signs.")
    assert notebook.handing_over.papers(paper.record.id) == ()


def test_the_same_notebook_is_read_on_another_connection(notebook: Notebook) -> None:
    other = notebook.another()
    assert other.store is not notebook.store
    assert other.records.counts() == notebook.records.counts()
    other.close()
    assert isinstance(notebook.projects.me(), Person)
