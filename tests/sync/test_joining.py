"""Requests and grants: read as they were written, refused when anything is not."""

import json
from dataclasses import replace

import pytest

from sle_desktop.errors import UserError
from sle_desktop.signing.detached import is_same_key
from sle_desktop.sync import joining, signed_file
from sle_desktop.sync.joining import Grant, Request
from tests.sync.conftest import Project, anybody


@pytest.fixture
def request_(project: Project) -> Request:
    return Request(
        device="d1",
        name="Sam Stranger",
        email="someone@example.org",
        certificate=project.stranger.own.certificate_pem.decode(),
        recipient=project.stranger.recipient,
        made="2026-09-01T09:00:00Z",
    )


@pytest.fixture
def grant(project: Project) -> Grant:
    return Grant(
        device="d1",
        project="Maths in Dorset",
        certificate=project.laptop.own.certificate_pem.decode(),
        root=project.root.certificate_pem.decode(),
        lead_name="Priya Lead",
        lead_email="lead@example.org",
        lead_certificate=project.lead.own.certificate_pem.decode(),
        lead_recipient=project.lead.recipient,
        recovery_recipient=project.lead.recipient,
        made="2026-09-01T09:05:00Z",
    )


def test_a_request_is_read_as_it_was_written(project: Project, request_: Request) -> None:
    file = joining.write_request(request_, project.stranger.sign)
    again = joining.read_request(file, anybody)
    assert again == request_
    assert again.words == request_.words
    assert len(again.words.split()) == 6
    assert replace(again, recipient=project.lead.recipient).words != again.words


def test_a_grant_is_read_as_it_was_written(project: Project, grant: Grant) -> None:
    file = joining.write_grant(grant, project.lead.sign)
    assert joining.read_grant(file, project.judge) == grant
    assert is_same_key(project.laptop.own.certificate_pem, grant.certificate.encode())
    assert not is_same_key(project.stranger.own.certificate_pem, grant.certificate.encode())


def test_who_signs_must_be_who_asks(project: Project, request_: Request, grant: Grant) -> None:
    with pytest.raises(UserError, match="Another key") as refused:
        joining.read_request(joining.write_request(request_, project.lead.sign), anybody)
    assert refused.value.code == "FILE_DAMAGED"
    with pytest.raises(UserError, match="Another laptop"):
        joining.read_grant(joining.write_grant(grant, project.laptop.sign), project.judge)
    with pytest.raises(UserError, match="does not vouch"):
        joining.read_grant(joining.write_grant(grant, project.stranger.sign), project.judge)


def test_any_changed_word_is_noticed(project: Project, request_: Request) -> None:
    file = json.loads(joining.write_request(request_, project.stranger.sign))
    for name, value in file["body"].items():
        if name == "format":
            continue
        other = {**file, "body": {**file["body"], name: f"{value} "}}
        with pytest.raises(UserError) as refused:
            joining.read_request(json.dumps(other).encode(), anybody)
        assert refused.value.code == "FILE_DAMAGED"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"format": joining.GRANT}, "WRONG_FILE"),
        ({"format": "sle-desktop/join-request/2"}, "NEWER_FILE"),
        ({"format": joining.REQUEST}, "FILE_DAMAGED"),
        ({}, "WRONG_FILE"),
    ],
)
def test_other_files_are_told_apart(project: Project, body: dict[str, str], code: str) -> None:
    data = json.dumps({"body": body | {"x": "sle-desktop/"}, "signature": ""}).encode()
    with pytest.raises(UserError) as refused:
        joining.read_request(data, anybody)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"sle-desktop/",
        b'"sle-desktop/"',
        b"[" * 200_000,
        b"sle-desktop/" * 99_999,
    ],
)
def test_what_is_no_file_of_ours_is_refused(data: bytes) -> None:
    with pytest.raises(UserError) as refused:
        joining.read_request(data, anybody)
    assert refused.value.code in ("WRONG_FILE", "FILE_DAMAGED")


def test_a_request_with_a_part_missing_is_refused(project: Project) -> None:
    file = signed_file.write(joining.REQUEST, {"device": "d1"}, project.stranger.sign)
    with pytest.raises(UserError, match="missing"):
        joining.read_request(file, anybody)
