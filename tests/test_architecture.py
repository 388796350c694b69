"""The house rules that a machine can hold: a drawing rots, a failing check does not."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.schema import CreateIndex, CreateTable

import app.coding.model
import app.journeys.model
import app.perspectives.model
import app.study.model
from app.store import migrate
from app.store.base import EXEMPT, PART, Base
from app.store.engine import connect
from app.store.project import Project

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "app").rglob("*.py"))
QT = {"PySide6", "shiboken6"}
HEAVY = {
    *QT,
    "sqlalchemy",
    "sqlcipher3",
    "docx",
    "lxml",
    "PIL",
    "pypdfium2",
    "spacy",
    "spacy_lookups_data",
    "numpy",
    "markdown_it",
    "striprtf",
}
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "ftplib",
    "smtplib",
    "imaplib",
    "telnetlib",
    "xmlrpc",
    "socketserver",
    "requests",
    "urllib3",
    "httpx",
    "PySide6.QtNetwork",
    "PySide6.QtWebSockets",
    "PySide6.QtWebEngineWidgets",
}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python as a process of its own in the project's folder."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def modules_imported_by(file: Path) -> Iterator[str]:
    """The full names of what a file imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_imports_only_point_down() -> None:
    """The contracts of pyproject.toml."""
    done = run(
        "-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_the_window_imports_qt() -> None:
    knows_qt = {
        file.relative_to(ROOT).as_posix()
        for file in FILES
        if any(name.partition(".")[0] in QT for name in modules_imported_by(file))
    }
    assert {name for name in knows_qt if not name.startswith("app/ui/")} <= {"app/main.py"}
    assert knows_qt


def test_nothing_in_the_product_can_reach_a_network() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {name}"
        for file in FILES
        for name in modules_imported_by(file)
        if any(name == module or name.startswith(f"{module}.") for module in NETWORK)
    ]
    assert found == []


def test_starting_imports_nothing_heavy() -> None:
    done = run("-c", "import sys, app.main; print(*{name.partition('.')[0] for name in sys.modules})")
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) & HEAVY == set()


def test_no_file_is_long_and_every_file_says_what_it_is_for() -> None:
    longest = {file.relative_to(ROOT).as_posix(): len(file.read_text("utf-8").splitlines()) for file in FILES}
    assert {name: lines for name, lines in longest.items() if lines > 350} == {}
    written = {file: file.read_text("utf-8") for file in FILES}
    silent = [file.name for file, text in written.items() if text and not ast.get_docstring(ast.parse(text))]
    assert silent == []


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(TODO|FIXME|XXX|HACK|not implemented|coming soon|lorem ipsum)\b", re.IGNORECASE)
    found = [
        f"{file.relative_to(ROOT)}: {line.strip()}"
        for file in FILES
        for line in file.read_text("utf-8").splitlines()
        if later.search(line)
    ]
    assert found == []
    assert [f"{file.relative_to(ROOT)}: {name}" for file in FILES for name in empty_functions(file)] == []


def empty_functions(file: Path) -> Iterator[str]:
    """The functions that do nothing and do not say why, but for mere declarations of protocols and overloads."""
    tree = ast.parse(file.read_text("utf-8"))
    declared = {
        id(function)
        for kind in ast.walk(tree)
        if isinstance(kind, ast.ClassDef) and any("Protocol" in ast.unparse(base) for base in kind.bases)
        for function in kind.body
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and id(node) not in declared:
            says = [line for line in node.body if ast.unparse(line) not in ("...", "pass")]
            declares = any("overload" in ast.unparse(decorator) for decorator in node.decorator_list)
            yield from () if says or declares else (node.name,)


def test_every_table_is_undoable_or_says_why_not(study: Project) -> None:
    triggers = {
        name for (name,) in study._bare.execute("SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'")
    }
    expected = set()
    for name, table in Base.metadata.tables.items():
        rule = table.info.get("journal")
        if rule != EXEMPT["journal"]:
            operations = ["update", "delete"] if rule == PART["journal"] else ["insert", "update", "delete"]
            expected |= {f"journal_{operation}_{name}" for operation in operations}
    assert triggers == expected
    exempt = {name for name, table in Base.metadata.tables.items() if table.info == EXEMPT}
    assert exempt == {"audit", "export", "exported_person"}


def test_rows_that_are_parts_go_with_their_whole() -> None:
    """Undo takes them back by cascade; that they also come with it, the random sessions of tests/store show."""
    parts = [table for table in Base.metadata.tables.values() if table.info == PART]
    assert parts
    for table in parts:
        assert any(key.ondelete == "CASCADE" for key in table.foreign_keys), table.name


def test_the_files_made_by_the_migrations_are_the_ones_the_code_is_mapped_to(tmp_path: Path) -> None:
    """Columns, types, keys, constraints and indexes, statement by statement."""
    bare = connect(tmp_path / "made.counterpoint", None, mode="rwc")
    for sql in migrate.steps().values():
        for statement in sql.split(";\n"):
            bare.execute(statement)
    made = {
        name: plain(sql)
        for name, sql in bare.execute(
            "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'turn_words%'"
            " AND type IN ('table', 'index') AND name NOT LIKE 'sqlite%'"
        )
    }
    bare.close()
    engine = create_engine("sqlite://")
    mapped = {}
    for name, table in Base.metadata.tables.items():
        mapped[name] = plain(str(CreateTable(table).compile(engine)))
        mapped |= {str(index.name): plain(str(CreateIndex(index).compile(engine))) for index in table.indexes}
    assert made == mapped
    models = (app.study.model, app.coding.model, app.journeys.model, app.perspectives.model)
    homes = tuple(home.__name__ for home in (app.store.base, *models))
    assert all(mapper.class_.__module__.startswith(homes) for mapper in Base.registry.mappers)


def plain(sql: str) -> tuple[str, ...]:
    """A statement's parts in no order: a column that came later stands behind the keys, with a default."""
    bare = re.sub(r" DEFAULT ('[^']*'|\d+)", "", re.sub(r"\s+", " ", sql.replace('"', "")))
    name, opened, body = re.sub(r" ?([(),]) ?", r"\1", bare).partition("(")
    parts, depth = [""], 0
    for sign in body.removesuffix(")") if opened else "":
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return name.strip(), *sorted(chain.from_iterable(_reference_apart(part) for part in parts))


def _reference_apart(part: str) -> Iterator[str]:
    """A column that came later names what it refers to beside it, not behind the columns."""
    column, refers, to = part.partition(" REFERENCES ")
    if not refers or column.startswith("FOREIGN KEY"):
        yield part
        return
    yield column
    yield f"FOREIGN KEY({column.split()[0]})REFERENCES {to}"


def test_the_core_works_without_qt() -> None:
    """A quick part of the core's own tests, in a process in which Qt cannot be imported."""
    parts = [
        "tests/store/test_steps.py",
        "tests/coding/test_links.py",
        "tests/coding/test_themes.py",
        "tests/study/test_attributes.py",
        "tests/perspectives/test_asking.py",
        "tests/journeys/test_facts.py",
        "tests/test_paths.py",
    ]
    done = run("-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *parts, COUNTERPOINT_WITHOUT_QT="1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


def test_without_qt_means_without_qt() -> None:
    """The test above would fail if Qt could be imported after all, or were needed."""
    script = (
        "import tests.conftest, sys; sys.meta_path.insert(0, tests.conftest.QtIsNotInstalled()); import PySide6"
    )
    done = run("-c", script)
    assert "ModuleNotFoundError: No module named 'PySide6'" in done.stderr


@pytest.mark.window
def test_qt_survives_twenty_thousand_calls_that_return_nothing() -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference to None on each and aborts."""
    script = """
from PySide6.QtCore import QObject
thing = QObject()
for number in range(20_000):
    thing.setObjectName("x")
    thing.blockSignals(False)
    thing.setProperty("x", number)
print("alive")
"""
    assert run("-c", script).stdout == "alive\n"
