"""The locks: everything pinned and hashed, in agreement with pyproject.toml and with each other."""

import re
import tomllib
from pathlib import Path

import pytest
from lock import build_requirements
from packaging.utils import canonicalize_name

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PYTHONS = ("3.11", "3.12", "3.13")


def lock_text(name: str) -> str:
    """Return a lock file."""
    return (ROOT / "packaging" / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def requirements(name: str) -> list[Requirement]:
    """Return what a lock pins, with its markers."""
    lines = [line for line in lock_text(name).splitlines() if line and not line.startswith((" ", "#"))]
    return [Requirement(line.removesuffix("\\").strip()) for line in lines]


def pins(name: str, python: str, system: str = "linux") -> dict[str, str]:
    """Return what a lock installs with a Python on a system: the version of each package."""
    where = {"python_version": python, "python_full_version": f"{python}.1", "sys_platform": system}
    return {
        canonicalize_name(requirement.name): next(iter(requirement.specifier)).version
        for requirement in requirements(name)
        if requirement.marker is None or requirement.marker.evaluate(where)
    }


def wanted(python: str) -> dict[str, list[Requirement]]:
    """Return what pyproject.toml asks for, lock by lock."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)
    app = project["project"]["dependencies"]
    lines = {
        "app": app,
        "test": [*app, *project["dependency-groups"]["test"]],
        "build": build_requirements(text).split(),
    }
    asked = {name: [Requirement(line) for line in of_one] for name, of_one in lines.items()}
    return {
        name: [one for one in of_one if one.marker is None or one.marker.evaluate({"python_version": python})]
        for name, of_one in asked.items()
    }


@pytest.mark.parametrize("name", ["app", "test", "build"])
def test_every_package_is_pinned_and_hashed(name: str) -> None:
    entries = re.split(r"\n(?=\S)", lock_text(name).strip())
    assert entries
    for entry in entries:
        assert re.match(r"[\w.-]+==\S+", entry)
        assert "--hash=sha256:" in entry


@pytest.mark.parametrize("name", ["app", "test", "build"])
def test_no_place_that_packages_come_from_is_named(name: str) -> None:
    assert "://" not in lock_text(name)
    assert "--index" not in lock_text(name)
    assert "--find-links" not in lock_text(name)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("name", ["app", "test", "build"])
def test_what_pyproject_asks_for_is_locked(name: str, python: str) -> None:
    locked = pins(name, python)
    for requirement in wanted(python)[name]:
        version = locked.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement.name} is not locked: python packaging/lock.py"
        assert requirement.specifier.contains(version), f"{requirement}: python packaging/lock.py"


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("python", PYTHONS)
def test_tests_run_on_the_versions_that_users_get(python: str, system: str) -> None:
    app, test = pins("app", python, system), pins("test", python, system)
    assert app.items() <= test.items()


@pytest.mark.parametrize("python", PYTHONS)
def test_building_the_project_changes_no_package_of_the_environment(python: str) -> None:
    build = pins("build", python)
    for locked in (pins("app", python), pins("test", python)):
        assert {name: locked[name] for name in build if name in locked} == {
            name: build[name] for name in build if name in locked
        }


def test_the_qt_that_aborts_on_python_3_11_is_not_locked_there() -> None:
    assert pins("app", "3.11")["pyside6-essentials"] != "6.12.0"
