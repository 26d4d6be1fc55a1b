"""Each seeded fault is caught: it is put in a copy of the project, and the tests named for it must fail there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.catalogue import FAULTS
from tests.faults.fault import Fault

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("conference", "migrations", "static", "templates", "tests", "app.py", "pyproject.toml")
PASSED, FAILED = 0, 1
NAMES = [fault.name for fault in FAULTS]


@pytest.mark.parametrize("fault", FAULTS, ids=NAMES)
def test_a_fault_still_fits_the_product(fault: Fault) -> None:
    assert (ROOT / fault.path).read_text().count(fault.old) == 1
    assert fault.old != fault.new
    for test in fault.caught_by:
        file, _, rest = test.partition("::")
        assert f"def {rest.partition('[')[0]}(" in (ROOT / file).read_text()


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project without its faults."""
    there = tmp_path_factory.mktemp("faults")
    left_out = shutil.ignore_patterns("__pycache__")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, there / name, ignore=left_out)
        else:
            shutil.copy(source, there / name)
    return there


@contextmanager
def _seeded(copy: Path, fault: Fault) -> Iterator[None]:
    path = copy / fault.path
    sound = path.read_text()
    _write(path, sound.replace(fault.old, fault.new))
    yield
    _write(path, sound)


def _write(path: Path, text: str) -> None:
    path.write_text(text)
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
        compiled.unlink()


def _run(copy: Path, *tests: str) -> tuple[int, str]:
    """The exit code of pytest on some tests of the copy, and what it said."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:randomly",
        "-m",
        "",
        "-x",
        *tests,
    ]
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
    done = subprocess.run(command, cwd=copy, env=ours, capture_output=True, text=True, check=False)  # noqa: S603
    return done.returncode, done.stdout[-3000:] + done.stderr[-1000:]


@pytest.mark.long
def test_without_a_fault_every_one_of_these_tests_passes(copy: Path) -> None:
    code, said = _run(copy, *sorted({test for fault in FAULTS for test in fault.caught_by}))
    assert code == PASSED, said


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS, ids=NAMES)
def test_a_seeded_fault_is_caught_by_each_test_named_for_it(copy: Path, fault: Fault) -> None:
    with _seeded(copy, fault):
        for test in fault.caught_by:
            code, said = _run(copy, test)
            assert code == FAILED, said
