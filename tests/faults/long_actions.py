"""What takes a study more than a moment: each can be interrupted anywhere, and made to fail anywhere."""

import hashlib
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from PIL import Image
from sqlalchemy import delete

from app import studyfile
from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.rows import CodingDraft
from app.pictures.cutting import Held, cut
from app.problems import Problem
from app.reports.spec import Appendix, ReportSpec, ThemeChoice
from app.reports.table_files import write_tables
from app.reports.writing import write_report
from app.safeguards.identity import keyfile
from app.store.backup import verify
from app.store.engine import connect
from app.store.keys import key_for
from app.store.project import Project
from app.store.rekey import change_passphrase
from app.store.restore import backups_for, restore
from app.study import actions, queries
from app.study.model import Source
from app.study.picture_rows import PageDraft, PictureDraft
from tests.builders import add, all_coded, allow_quotes, dialogue, new_study, signed_off
from tests.faults.coding_work import PASSPHRASE
from tests.formats import make_format_4 as format_4

STUDY = "study.counterpoint"
NEW, KEY_PASSPHRASE = "four loud geese", "a passphrase of the key"
PASSPHRASES = (None, PASSPHRASE, NEW, format_4.PASSPHRASE, KEY_PASSPHRASE)
CANARY = "zwartebes"
LINES = [("Robin" if number % 2 else "Kim", f"line {number} about the bags and the car") for number in range(60)]
_EVERY_TIME_ANOTHER = {"guid", "made_at", "changed_at", "at", "seal", "traces_left"}
Seen = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Between:
    """A state that is neither before nor after, and harms nobody."""

    where: str
    """What it is, after a number."""
    is_it: Callable[[Seen, Seen, Seen], bool]
    """Of what was seen before, is now, and is after."""
    finish: Callable[[Path, str | None], object] | None = None
    """What the user does then; it leads to after."""


@dataclass(frozen=True, slots=True)
class LongAction:
    """Something that is done to the closed study in a folder."""

    name: str
    act: Callable[[Path, str | None], object]
    make: Callable[[Path, str | None], object]
    """Put the study there to which it is done."""
    between: Between | None = None
    forgets: bool = False
    """Whether the canary must be in no file once it was done."""
    key_forgets: bool = False
    """Nor in the identity key."""


def study_in(folder: Path) -> Path:
    """Where the study lies."""
    return folder / STUDY


def key_in(folder: Path) -> Path:
    """Where its identity key lies, if it has one."""
    return folder / f"study{keyfile.SUFFIX}"


def opened(folder: Path, passphrase: str | None) -> Project:
    """The study, open."""
    return studyfile.open_study(study_in(folder), passphrase, home=folder / "home", person="Tester")


def fill(folder: Path, passphrase: str | None) -> None:
    """A study with coding, a backup, and one change since."""
    with new_study(folder, passphrase=passphrase) as project:
        add(project, dialogue("First", LINES), dialogue("Second", [*LINES, ("Wren", f"a {CANARY} sheep")]))
        rows = [CodingDraft("First", 7 + 40 * number, 30 + 40 * number, "Bags", "Ada") for number in range(20)]
        coding.code_passages(project, rows=[*rows, CodingDraft("Second", 10, 40, "Cars", "Bo")])
        allow_quotes(project, "Robin", "Kim")
        signed_off(project)
        all_coded(project)
        project.back_up()
        coding.make_code_path(project, path="Moves / Late")


def _frozen(folder: Path, passphrase: str | None) -> None:
    """A study of the format before."""
    shutil.copy(format_4.HERE / (format_4.ENCRYPTED if passphrase else format_4.PLAIN), study_in(folder))


def _import(folder: Path, passphrase: str | None) -> None:
    with opened(folder, passphrase) as project:
        add(project, *(dialogue(f"New {number}", LINES) for number in range(5)))


def _code(folder: Path, passphrase: str | None) -> None:
    with opened(folder, passphrase) as project:
        places = [10 + 45 * number for number in range(50)]
        rows = [CodingDraft("Second", start, start + 25, "Homes", "Ada") for start in places]
        coding.code_passages(project, rows=rows)


def _correct(folder: Path, passphrase: str | None) -> None:
    with opened(folder, passphrase) as project:
        with project.reading() as session:
            source = queries.source_named(session, "First").id
            text = queries.transcript(session, source).text
        coding.correct_transcript(project, source=source, text=text.replace("bags", "many bags"))


def _back_up(folder: Path, passphrase: str | None) -> None:
    with opened(folder, passphrase) as project:
        project.back_up()


def _migrate(folder: Path, passphrase: str | None) -> None:
    opened(folder, format_4.PASSPHRASE if passphrase else None).close()


def _rekey(folder: Path, passphrase: str | None) -> None:
    change_passphrase(study_in(folder), passphrase, NEW, home=folder / "home")


def _restore(folder: Path, passphrase: str | None) -> None:
    newest, *_ = backups_for(study_in(folder), folder / "home")
    restore(newest, study_in(folder), passphrase)


def _rescue(folder: Path, passphrase: str | None) -> None:
    studyfile.rescue(study_in(folder), passphrase, home=folder / "home", person="Tester")


def _create(folder: Path, passphrase: str | None) -> None:
    home = folder / "home"
    studyfile.create(folder / "new.counterpoint", passphrase, name="New", home=home, person="Tester").close()


def _spec(project: Project) -> ReportSpec:
    with project.reading() as session:
        bags = codings.code_at(session, "Bags").id
    return ReportSpec(
        date=date(2026, 11, 29), themes=(ThemeChoice(code=bags),), claims=(), appendices=frozenset[Appendix]()
    )


def _report(folder: Path, passphrase: str | None) -> None:
    with opened(folder, passphrase) as project:
        write_report(project, _spec(project), folder / "report.docx", by="Ada")


def _tables(folder: Path, passphrase: str | None) -> None:
    with opened(folder, passphrase) as project:
        write_tables(project, ["matrix", "evidence"], folder / "tables.xlsx", _spec(project), by="Ada")


def _draw(folder: Path, passphrase: str | None) -> None:
    image = Image.effect_noise((900, 700), 90).convert("RGB")
    image.paste("teal", (0, 0, 900, 700))
    page = PageDraft(image.width, image.height, cut(Held(image)), "a river")
    with opened(folder, passphrase) as project:
        actions.add_pictures(project, drafts=[PictureDraft("River", (page,) * 3)])


def _erase(folder: Path, passphrase: str | None) -> None:
    with opened(folder, passphrase) as project, project.erasing("Delete source for good") as session:
        session.execute(delete(Source).where(Source.name == "Second"))


def _is_not_put(before: Seen, now: Seen, after: Seen) -> bool:
    return now == {**before, STUDY: after[STUDY]}


NOT_PUT = Between("registered and not yet in its place", _is_not_put)
"""The register says more than left, never less."""
LONG_ACTIONS = (
    LongAction("import", _import, fill),
    LongAction("coding", _code, fill),
    LongAction("correction", _correct, fill),
    LongAction("pictures", _draw, fill),
    LongAction("backup", _back_up, fill),
    LongAction("migration", _migrate, _frozen),
    LongAction("passphrase", _rekey, fill),
    LongAction("restore", _restore, fill),
    LongAction("rescue", _rescue, fill),
    LongAction("new study", _create, fill),
    LongAction("report", _report, fill, between=NOT_PUT),
    LongAction("tables", _tables, fill, between=NOT_PUT),
    LongAction("erasing", _erase, fill, forgets=True),
)


def seen(folder: Path) -> Seen:
    """What a user finds in the folder: every study with all its rows, every other file; not how it is kept."""
    return {
        path.name: contents(path)
        if path.suffix in (studyfile.SUFFIX, keyfile.SUFFIX)
        else hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.is_file() and not beside(path) and not _is_copy(path)
    }


def beside(path: Path) -> bool:
    """Whether a file is only there while a study is open, or because something was interrupted."""
    return path.name.endswith(("-wal", "-shm", "-journal", ".lock", ".inuse", ".part"))


def _is_copy(path: Path) -> bool:
    """The copy of an identity key may be older than it until that is opened again."""
    return path.suffix == ".bak"


def contents(path: Path) -> Seen:
    """Every row of a study, whatever its format, and by which of the passphrases it opens."""
    for passphrase in PASSPHRASES:
        with suppress(driver.Error, Problem), closing(_open(path, passphrase)) as bare:
            return {"passphrase": passphrase, **_rows(bare)}
    return {"opens": "with none of the passphrases"}


def _open(path: Path, passphrase: str | None) -> driver.Connection:
    return connect(path, key_for(path, passphrase), mode="rw")


def _rows(bare: driver.Connection) -> Seen:
    tables = bare.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'turn_words%'"
    ).fetchall()
    found: Seen = {"format": bare.execute("PRAGMA user_version").fetchone()}
    for (table,) in sorted(tables):
        named = [name for _, name, *_ in bare.execute(f'PRAGMA table_info("{table}")').fetchall()]
        kept = ", ".join(f'"{name}"' for name in named if name not in _EVERY_TIME_ANOTHER)
        found[table] = bare.execute(f'SELECT {kept} FROM "{table}" ORDER BY rowid').fetchall()
    if "original" in found:  # of an identity key, in which nobody sees what belongs to no replacement of the study
        found["original"] = bare.execute("SELECT DISTINCT words FROM original ORDER BY words").fetchall()
    return found


def sound_backups(folder: Path) -> tuple[int, int]:
    """How many files are listed as backups, and how many of them are whole."""
    listed = list((folder / "home").rglob("*.counterpoint"))
    return len(listed), sum(_is_whole(path) for path in listed)


def _is_whole(path: Path) -> bool:
    for passphrase in PASSPHRASES:
        with suppress(driver.Error, Problem), closing(_open(path, passphrase)) as bare:
            verify(bare)
            return True
    return False
