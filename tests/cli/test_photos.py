"""A photo goes in as a file's path and comes out as the hash of what is kept."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

from tests.stories.command_line import CommandLine

Write = Callable[[Any], Path]


def photo(folder: Path) -> Path:
    """A picture with a place in its hidden data, as a phone takes it."""
    file = folder / "it's a photo.jpg"
    image = Image.new("RGB", (640, 480), "orange")
    exif = Image.Exif()
    exif[0x010E] = "a pupil's name"
    image.save(file, exif=exif)
    return file


def test_a_photo_is_taken_in_and_its_path_is_kept_nowhere(
    sample: CommandLine, tmp_path: Path, answers_file: Write
) -> None:
    file = photo(tmp_path)
    row = {"photo": str(file), "caption": "Book B, bar model", "in_report": "yes"}
    words = ("records", "new", "book_scrutiny", "--school", "990001", "--answers")
    made = sample.json(*words, answers_file({"photos": [row]}))
    [kept] = made["answers"]["photos"]
    assert kept["photo"] != hashlib.sha256(file.read_bytes()).hexdigest()
    assert len(kept["photo"]) == 64
    assert str(file) not in json.dumps(sample.json("records", "show", made["id"]))

    file.unlink()
    pdf = tmp_path / "draft.pdf"
    sample.json("report", made["id"], "-o", pdf, "--draft")
    assert b"/Image" in pdf.read_bytes()
    assert b"a pupil" not in pdf.read_bytes()

    # What comes out may go in again; a hash of nothing may not.
    again = sample.json(*words, answers_file({"photos": [kept]}))
    assert again["answers"]["photos"] == [kept]
    ran = sample("records", "set", made["id"], "photos[1]/photo", "0" * 64)
    assert (ran.code, ran.err.partition(":")[0]) == (4, "NO_SUCH_PHOTO")
    gone = sample.json("records", "set", made["id"], "photos[1]/photo", "")
    assert "photo" not in gone["answers"]["photos"][0]


def test_what_is_no_photo_is_refused(
    sample: CommandLine, tmp_path: Path, answers_file: Write
) -> None:
    text = tmp_path / "words.jpg"
    text.write_text("not a picture", "utf-8")
    for path, code, begins in (
        (text, 3, "PHOTO_UNREADABLE"),
        (tmp_path / "none.jpg", 4, "NO_SUCH_FILE"),
        (tmp_path, 4, "NO_SUCH_FILE"),
    ):
        file = answers_file({"photos": [{"photo": str(path)}]})
        ran = sample("records", "new", "book_scrutiny", "--school", "990001", "--answers", file)
        assert (ran.code, ran.err.partition(":")[0], ran.out) == (code, begins, "")
