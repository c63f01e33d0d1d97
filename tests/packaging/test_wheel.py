"""The wheel carries everything, and works away from the checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built by hatchling from the checkout, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder)]
    subprocess.run([*PIP, "wheel", *options, str(ROOT)], check=True)
    (made,) = folder.glob("*.whl")
    return made


def kept(folder: str) -> set[str]:
    """Return the files of a folder of the checkout, but for what Python leaves there."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def test_the_wheel_holds_all_code_forms_and_resources_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    code = {name for name in names if not name.startswith("sle_desktop/_data/")}
    for folder in ("forms", "resources"):
        assert {f"sle_desktop/_data/{name}" for name in kept(folder)} <= names
    assert kept("sle_desktop") <= code
    strange = {name for name in code if not name.startswith("sle_desktop")}
    assert not strange
    assert not {name for name in names if name.endswith((".pyc", ".db", ".log"))}


@pytest.mark.prove
def test_an_installed_wheel_writes_the_sample_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "installed"
    venv.create(home, with_pip=False)
    binaries = home / ("Scripts" if os.name == "nt" else "bin")
    python = str(binaries / "python")
    # The locked packages of this environment stand behind those of the new one. A path file
    # inside a folder that is only pointed at is not read, so the checkout stays out of reach.
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True)
    (Path(site.stdout.strip()) / "packages.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    subprocess.run(
        [*PIP, "--python", python, "install", "--no-deps", "--no-index", str(wheel)], check=True
    )
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    root = Path(tmp_path.anchor)
    asked = "from sle_desktop import paths; print(paths.forms()); print(paths.resources())"
    found = subprocess.run(
        [python, "-c", asked], cwd=root, env=alone, capture_output=True, text=True, check=True
    )
    assert all(Path(line).is_relative_to(home) for line in found.stdout.splitlines())
    said = subprocess.run(
        [binaries / "sle-desktop", "demo", tmp_path / "notebook"],
        cwd=root,
        env=alone,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (said.returncode, said.stderr) == (0, "")
    assert "sample" in said.stdout
