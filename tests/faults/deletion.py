"""P10: once a participant is deleted, no byte of the study and of what belongs to it holds a word of theirs.

A word that stands nowhere else is put into every place where words of theirs can be. Then they are deleted, and
every file is looked through: the study with each of its pages deciphered, its backups, the identity key, and the
folders of this computer's user; in any case, in UTF-8 and UTF-16. ``python -m tests.faults.deletion --times N``.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from app.exchange.sample import make_sample
from app.safeguards import withdrawal
from app.safeguards.identity import keyfile
from app.safeguards.identity.rows import Identity, UneditedText
from app.safeguards.withdrawal.plan import Theirs, plan_deletion
from app.safeguards.withdrawal.rows import PictureFate, Trace
from app.settings import Settings
from app.settings import save as save_settings
from app.store.project import Project
from app.study import queries
from app.study.model import Participant, Source
from app.study.rows import ParticipantId
from tests.builders import new_study
from tests.conftest import PASSPHRASE
from tests.faults.marking import PREFIX, Marker, furnish, mark_speech, mark_theirs, quote_everywhere
from tests.faults.pages import all_bytes
from tests.faults.suites import Result, in_words, quick_folder, quick_keys

_FOUND = re.compile(rf"{PREFIX}[a-z]{{4}}".encode())


@dataclass(frozen=True, slots=True)
class Proof:
    """How many words were put where, and which of them were found before and after."""

    marked: dict[str, str]
    """Word -> table and column."""
    before: frozenset[str]
    after: frozenset[str]
    quoted: int
    files: int

    @property
    def kept(self) -> bool:
        """Whether all were there, and none is."""
        return not self.after and len(self.before) >= 0.97 * len(self.marked)  # a few stand on two pages

    @property
    def places(self) -> set[str]:
        """The columns that were marked."""
        return set(self.marked.values())


def suite(times: int, seed: int) -> Iterator[Result]:
    """Delete somebody so many times, of plain and of encrypted studies."""
    for passphrase in (None, PASSPHRASE):
        chance, words, kept = Random(seed), 0, True
        for _ in range(times):
            with quick_keys(), quick_folder() as folder:
                proof = prove(folder, passphrase, Random(chance.random()))
            words, kept = words + len(proof.marked), kept and proof.kept
        figure = f"{words:,} words of theirs put in every place, 0 found" if kept else "words of theirs were found"
        yield Result("P10", f"a participant deleted, {in_words(passphrase)}", times, figure, kept)


def prove(folder: Path, passphrase: str | None, chance: Random) -> Proof:
    """Mark everything of somebody, delete them, and look for the marks."""
    temporary = folder / "temporary"
    temporary.mkdir()
    kept, tempfile.tempdir = tempfile.tempdir, str(temporary)
    try:
        with new_study(folder, passphrase=passphrase) as project:
            return _prove(folder, project, chance)
    finally:
        tempfile.tempdir = kept


def _prove(folder: Path, project: Project, chance: Random) -> Proof:
    make_sample(project)
    marker = Marker()
    with project.reading() as session:
        people = [row.id for row in queries.participants(session) if row.sources]
        full = [person for person in people if len(plan_deletion(session, person).gone) > 14]
    person = chance.choice(full or people)
    furnish(project, _planned(project, person).gone)
    quoted = max(mark_speech(project, person, marker), key=len)
    mark_theirs(project, _planned(project, person), marker)
    columns = list(quote_everywhere(project, _planned(project, person).gone, quoted))
    _close_concerns(project)
    project._tidy("PRAGMA wal_checkpoint(TRUNCATE)")
    with closing(_key(folder, project, person, marker)) as key:
        project.back_up()
        project.path.with_name(f"{project.path.stem} (backup 2026-11-20 12.00).part").write_bytes(
            project.path.read_bytes()
        )
        save_settings(Settings(recent=(str(project.path),)), folder / "home" / "settings.json")
        before = _found(folder, project, key)
        with project.reading() as session:
            told = withdrawal.preview(session, person)
            cases = [one.id for one in told.cases]
            pictures = {one.id: PictureFate.WHOLE for one in told.joint}
            told = withdrawal.preview(session, person, cases=cases, pictures=pictures)
        quotes = [place.key for place in told.places if place.trace is Trace.QUOTED]
        withdrawal.delete_participant(
            project,
            participant=person,
            on="2026-11-29",
            by="Tester",
            cases=cases,
            pictures=pictures,
            replacing=quotes,
            key=key,
        )
        after = _found(folder, project, key)
        project.close()
    files = sum(path.is_file() for path in folder.rglob("*"))
    return Proof(marker.where, before, after | _found(folder, project, key), len(columns), files)


def _planned(project: Project, person: ParticipantId) -> Theirs:
    with project.reading() as session:
        told = withdrawal.preview(session, person)
        return plan_deletion(
            session,
            person,
            cases=[one.id for one in told.cases],
            pictures={one.id: PictureFate.WHOLE for one in told.joint},
        )


def _close_concerns(project: Project) -> None:
    project._bare.execute("UPDATE concern SET closed_on = '2026-11-29' WHERE closed_on = ''")
    project._bare.execute("DELETE FROM temp.journal")


def _key(folder: Path, project: Project, person: ParticipantId, marker: Marker) -> keyfile.IdentityKey:
    """An identity key that knows who they are, and what their transcripts were before names were replaced."""
    key = keyfile.create(folder / f"study{keyfile.SUFFIX}", PASSPHRASE, study=project.guid)
    with project.reading() as session:
        guid = session.get_one(Participant, person).guid
        sources = [session.get_one(Source, row.id).guid for row in queries.sources_of(session, person)]
    word = marker.word
    key.set_person(Identity(guid, word("key: name"), (word("key: other name"),), word("key: contact")))
    for source in sources:
        key.keep_unedited(UneditedText(source, 1, f"Robin: {word('key: unedited text')}"))
    return key


def _found(folder: Path, project: Project, key: keyfile.IdentityKey) -> frozenset[str]:
    """The marks that stand in any file of the folder."""
    found: set[str] = set()
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        for known in (project._key, key.key):
            stored = all_bytes(path, known).lower()
            for part in (stored, stored[::2], stored[1::2]):  # every other byte: UTF-16 in either order
                found |= {match.group().decode() for match in _FOUND.finditer(part)}
    return frozenset(found)


def main() -> int:
    """Prove it so many times; 0 when nothing was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.deletion", description=__doc__)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    kept = True
    for result in suite(asked.times, asked.seed):
        kept &= result.kept
        print(f"{result.promise}: {result.fault}, {result.times} times: {result.figure}", flush=True)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
