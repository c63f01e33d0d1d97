"""Fills a baseline audit at the sample's Cranmead Primary School by command line; prints its id.

The answers are those of the sample's Hollowbrook baseline, made anew for today.
"""

import json
import subprocess
import sys
import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SCHOOL = "Cranmead Primary School"


def dated(value: Any, today: date) -> Any:
    """Return answers with every @day made a date."""
    if isinstance(value, dict):
        return {name: dated(one, today) for name, one in value.items()}
    if isinstance(value, list):
        return [dated(one, today) for one in value]
    if isinstance(value, str) and value.startswith("@"):
        days = "".join(value.partition(sign)[2] for sign in "+-")
        return (today + timedelta(days=int(days or 0) * (-1 if "-" in value else 1))).isoformat()
    return value


def main(folder: Path) -> None:
    described = tomllib.loads(
        (ROOT / "resources/sample/records/hollowbrook_baseline.toml").read_text("utf-8")
    )
    answers = folder / "answers.json"
    answers.write_text(json.dumps(dated(described["answers"], datetime.now(UTC).date())), "utf-8")
    command = [
        ROOT / ".venv/bin/sle-desktop",
        "records",
        "new",
        "eef_audit",
        "--school",
        SCHOOL,
        "--answers",
        answers,
        "--json",
    ]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        sys.exit(made.stderr)
    print(json.loads(made.stdout)["id"])


main(Path(sys.argv[1]))
