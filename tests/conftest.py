"""What every test has: folders of its own instead of the developer's, and studies in one word.

COUNTERPOINT_NO_SKIPS=1 makes a skipped test a failure: so a build server runs them.
COUNTERPOINT_WITHOUT_QT=1 runs the core as if PySide6 were not installed.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Generator, Iterator, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

from app.store.project import Project
from tests.builders import new_study
from tests.made_studies import Copies

PASSPHRASE = "three quiet herons"
WITHOUT_QT = os.environ.get("COUNTERPOINT_WITHOUT_QT") == "1"
NO_SKIPS = os.environ.get("COUNTERPOINT_NO_SKIPS") == "1"
_FOLDERS = {
    "HOME": ".",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_DOCUMENTS_DIR": "documents",
    "APPDATA": "data",
    "LOCALAPPDATA": "data",
}

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("house", deadline=None)  # how long an example takes says more of the machine than of us
settings.load_profile("house")
collect_ignore = ["ui"] if WITHOUT_QT else []


class QtIsNotInstalled:
    """A finder that makes importing Qt fail as it does where there is none."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Refuse Qt; leave the rest to the other finders."""
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    """Take Qt away before anything could load it."""
    if WITHOUT_QT:
        sys.meta_path.insert(0, QtIsNotInstalled())
        pluginmanager.set_blocked("pytest-qt")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without Qt, leave out what needs a window."""
    needing = [item for item in items if item.get_closest_marker("window") or item.get_closest_marker("screen")]
    if WITHOUT_QT and needing:
        config.hook.pytest_deselected(items=needing)
        items[:] = [item for item in items if item not in needing]


def pytest_configure(config: pytest.Config) -> None:
    """Give this process folders of its own: nothing of the developer's is read or written."""
    home = Path(tempfile.mkdtemp(prefix="counterpoint-tests-"))
    for variable, folder in _FOLDERS.items():
        (home / folder).mkdir(exist_ok=True)
        os.environ[variable] = str(home / folder)
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With COUNTERPOINT_NO_SKIPS a skipped test has failed."""
    report = yield
    if NO_SKIPS and report.skipped and not hasattr(report, "wasxfail"):
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
        report.outcome = "failed"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """With COUNTERPOINT_NO_SKIPS a skipped file has failed."""
    report = yield
    if NO_SKIPS and report.skipped:
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
        report.outcome = "failed"
    return report


@pytest.fixture(scope="session")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Copies:
    """Where studies that take long to fill are kept, to be copied."""
    return Copies(tmp_path_factory.mktemp("made"))


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Project]:
    """A new plain study, closed after the test."""
    with new_study(tmp_path) as project:
        yield project


@pytest.fixture
def encrypted_study(tmp_path: Path) -> Iterator[Project]:
    """A new study protected by PASSPHRASE, closed after the test."""
    with new_study(tmp_path, passphrase=PASSPHRASE) as project:
        yield project
