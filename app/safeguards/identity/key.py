"""An open identity key: who the pseudonyms are, what becomes of names in texts, and what stood there before.

It is a file of its own, always encrypted, with a passphrase of its own; it is never attached to the study. What it
is told to forget is gone from its pages and from the copy beside it when the call returns.
"""

import os
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID

import sqlcipher3.dbapi2 as driver

from app.language.names.known import KnownNames
from app.language.names.mentions import NameKind
from app.safeguards.identity.copies import clear_parts, copy_of, is_behind, is_of_this_key, write_copy
from app.safeguards.identity.forgetting import take_out
from app.safeguards.identity.form import FORMAT, upgrade
from app.safeguards.identity.matching import NameFinder, known_names
from app.safeguards.identity.own_list import listed_in, put_list
from app.safeguards.identity.problems import Missing, ReadOnly, told
from app.safeguards.identity.rows import Decision, Identity, ListedName, Original, UneditedText
from app.store.engine import connect, set_switches
from app.store.keys import Key
from app.store.lock import ProjectLock


class IdentityKey:
    """An open key file; made by `keyfile`, closed by `close` or as a context manager. Any thread may use it."""

    def __init__(
        self, path: Path, key: Key, connection: driver.Connection, *, lock: ProjectLock | None, study: UUID
    ) -> None:
        self.path = path
        self.study = study
        self.read_only = lock is None
        self.key = key
        self._bare = connection
        self._lock = lock
        self._turn = threading.RLock()
        self._listeners: list[Callable[[], None]] = []
        self._finder: NameFinder | None = None
        self._changed = False
        self._closed = False
        set_switches(connection, writer=lock is not None, journal="delete")
        self._place = _place(path)

    # Who the pseudonyms are

    def people(self) -> list[Identity]:
        """Everybody the key knows."""
        with self._reading() as bare:
            names: dict[bytes, list[str]] = {}
            for participant, name in bare.execute("SELECT participant, name FROM other_name ORDER BY id"):
                names.setdefault(participant, []).append(name)
            rows = bare.execute(
                "SELECT participant, real_name, contact, real_area, note FROM person ORDER BY rowid"
            )
            return [
                Identity(UUID(bytes=guid), name, tuple(names.get(guid, ())), contact, area, note)
                for guid, name, contact, area, note in rows
            ]

    def person(self, participant: UUID) -> Identity | None:
        """Who a participant is; None where the key does not say."""
        return next((one for one in self.people() if one.participant == participant), None)

    def set_person(self, identity: Identity) -> None:
        """Keep who a participant is, in place of what was kept before; nothing said of them is nothing kept."""
        self.set_people([identity])

    def set_people(self, identities: Sequence[Identity]) -> None:
        """The same for many at once: all of them or none."""
        with self._writing() as bare:
            for one in identities:
                guid = one.participant.bytes
                bare.execute("DELETE FROM person WHERE participant = ?", (guid,))
                if not any((one.real_name, one.other_names, one.contact, one.real_area, one.note)):
                    continue
                row = (guid, one.real_name, one.contact, one.real_area, one.note)
                bare.execute("INSERT INTO person VALUES (?, ?, ?, ?, ?)", row)
                bare.executemany(
                    "INSERT INTO other_name (participant, name) VALUES (?, ?)",
                    [(guid, name) for name in one.other_names],
                )

    def forget_person(self, participant: UUID) -> None:
        """Keep nothing of a participant any more: neither who they are nor a name of theirs, wherever it is."""
        self.forget(people=[participant])

    def forget(
        self,
        *,
        people: Collection[UUID] = (),
        sources: Collection[UUID] = (),
        replacements: Collection[UUID] = (),
    ) -> None:
        """Keep nothing of people, of sources, and of what stood at replacements: all in one change."""
        with self._forgetting() as bare:
            take_out(bare, people, sources, replacements)

    # What becomes of names in texts

    def decisions(self) -> list[Decision]:
        """What was decided about strings in transcripts, in the order it was."""
        with self._reading() as bare:
            rows = bare.execute(
                "SELECT kind, original, replacement, participant, source FROM decision ORDER BY id"
            )
            return [
                Decision(NameKind(kind), original, replacement, _guid(participant), _guid(source))
                for kind, original, replacement, participant, source in rows
            ]

    def set_decisions(self, decisions: Sequence[Decision]) -> None:
        """Keep decisions, each in place of an earlier one about the same string in the same source, or in all."""
        with self._writing() as bare:
            for one in decisions:
                source = None if one.source is None else one.source.bytes
                bare.execute("DELETE FROM decision WHERE original = ? AND source IS ?", (one.original, source))
                person = None if one.participant is None else one.participant.bytes
                bare.execute(
                    "INSERT INTO decision (kind, original, replacement, participant, source)"
                    " VALUES (?, ?, ?, ?, ?)",
                    (one.kind.value, one.original, one.replacement, person, source),
                )

    def drop_decision(self, original: str, source: UUID | None = None) -> None:
        """Forget what was decided about a string, in one source or everywhere."""
        with self._forgetting() as bare:
            guid = None if source is None else source.bytes
            bare.execute("DELETE FROM decision WHERE original = ? AND source IS ?", (original, guid))

    # The researcher's own list

    def listed(self) -> list[ListedName]:
        """The names on the researcher's own list, by name."""
        with self._reading() as bare:
            return listed_in(bare)

    def set_listed(self, names: Sequence[ListedName]) -> None:
        """Keep this list in the place of the one before: what is not on it any more is gone."""
        with self._forgetting() as bare:
            put_list(bare, names)

    # What stood there before

    def keep_originals(self, originals: Sequence[Original], unedited: Sequence[UneditedText] = ()) -> None:
        """Keep what stood where replacements of the study stand now, and whole texts as they were: all or none."""
        with self._writing() as bare:
            for text in unedited:
                _keep_unedited(bare, text)
            bare.executemany(
                "INSERT OR REPLACE INTO original VALUES (?, ?)",
                [(one.replacement.bytes, one.words) for one in originals],
            )

    def originals(self, guids: Collection[UUID]) -> list[Original]:
        """What stood at some replacements, as far as the key knows; in the order it was kept."""
        wanted = {guid.bytes for guid in guids}
        with self._reading() as bare:
            rows = bare.execute("SELECT replacement, words FROM original ORDER BY rowid").fetchall()
        return [Original(UUID(bytes=guid), words) for guid, words in rows if guid in wanted]

    def take_back(self, replacements: Collection[UUID], sources: Collection[UUID] = ()) -> None:
        """Keep no more what was kept with `keep_originals`: nothing was replaced after all."""
        with self._forgetting() as bare:
            bare.executemany("DELETE FROM original WHERE replacement = ?", [(one.bytes,) for one in replacements])
            bare.executemany("DELETE FROM unedited WHERE source = ?", [(one.bytes,) for one in sources])

    def keep_unedited(self, text: UneditedText) -> None:
        """Keep the text of a source before anything was replaced in it; one that is kept already stays."""
        with self._writing() as bare:
            _keep_unedited(bare, text)

    def unedited(self, source: UUID) -> UneditedText | None:
        """The text of a source before anything was replaced in it."""
        with self._reading() as bare:
            row = bare.execute("SELECT number, text FROM unedited WHERE source = ?", (source.bytes,)).fetchone()
        return None if row is None else UneditedText(source, row[0], row[1])

    def held(self) -> set[UUID]:
        """Of which sources and replacements the key keeps something, whether or not the study has them."""
        with self._reading() as bare:
            rows = bare.execute(
                "SELECT replacement FROM original UNION SELECT source FROM unedited"
                " UNION SELECT source FROM decision WHERE source IS NOT NULL"
            ).fetchall()
        return {UUID(bytes=guid) for (guid,) in rows}

    # Looking for names

    def names_in(self, text: str) -> list[str]:
        """The real names that stand in words: whole words in any case, with or without 's."""
        if self._finder is None:
            self._finder = self.finder({})
        return self._finder.names_in(text)

    def finder(self, pseudonyms: Mapping[UUID, str]) -> NameFinder:
        """The same, told by which pseudonyms the participants go: what is one of them is nobody's first name."""
        return NameFinder(self.people(), self.decisions(), pseudonyms, [one.name for one in self.listed()])

    def known_names(self) -> KnownNames:
        """The real names as finding names in transcripts is told them."""
        return known_names(self.people(), self.decisions(), self.listed())

    # The file

    @property
    def is_there(self) -> bool:
        """Whether the file still lies where it was opened."""
        return _place(self.path) == self._place

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Hear, on the thread that wrote, of everything that is stored."""
        self._listeners.append(listener)

    def tend(self) -> None:
        """Mend what a killed process left: parts of files, and a copy that is gone or has another passphrase."""
        with self._turn, told():
            if self.read_only:
                return
            clear_parts(self.path)
            self._changed |= upgrade(self._bare)
            if self.path.with_name(f"{self.path.name}-journal").exists():
                # Begun and never used: the next change, be it none, takes it away.
                self._bare.execute(f"PRAGMA user_version = {FORMAT}")
            if not copy_of(self.path).exists() or is_behind(self.path):
                self._changed = True
            if copy_of(self.path).exists() and not is_of_this_key(self.path):
                self._renew_copy()

    def take_key(self, key: Key) -> None:
        """Write the file anew under another key, verified, and put it in the place of the old one; so its copy."""
        with self._turn, told():
            self._may_write()
            write_copy(self._bare, self.path, key)
            self._bare.close()
            self._bare, self.key = connect(self.path, key, mode="rw"), key
            set_switches(self._bare, writer=True, journal="delete")
            self._place = _place(self.path)
            self._renew_copy()

    def close(self) -> None:
        """Leave one file behind, and its copy; twice is once."""
        with self._turn:
            if self._closed:
                return
            self._closed = True
            self._finder = None
            self._listeners.clear()
            try:
                if self._changed and self.is_there:
                    # What was told is in the file; a disk that is full or gone now loses the copy alone.
                    with suppress(driver.Error, OSError):
                        self._renew_copy()
            finally:
                self._bare.close()
                if self._lock is not None:
                    self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[driver.Connection]:
        with self._turn, told():
            if self._closed:
                raise Missing
            yield self._bare

    @contextmanager
    def _writing(self) -> Iterator[driver.Connection]:
        """One change: stored whole or not at all."""
        with self._turn, told():
            self._may_write()
            self._bare.execute("BEGIN IMMEDIATE")
            try:
                yield self._bare
                self._bare.execute("COMMIT")
            except BaseException:
                with suppress(driver.Error):
                    self._bare.execute("ROLLBACK")
                raise
            self._changed = True
            self._finder = None
        for listener in tuple(self._listeners):
            listener()

    @contextmanager
    def _forgetting(self) -> Iterator[driver.Connection]:
        """One change after which what was taken out stands on no page of the file, and not in its copy."""
        with self._turn, told():
            self._may_write()
            # The copy goes first: should the rest fail, it may not be what keeps the name.
            copy_of(self.path).unlink(missing_ok=True)
        with self._writing() as bare:
            yield bare
        with self._turn, told():
            self._bare.execute("VACUUM")
            self._renew_copy()

    def _may_write(self) -> None:
        if self._closed or not self.is_there:
            raise Missing
        if self.read_only:
            raise ReadOnly

    def _renew_copy(self) -> None:
        write_copy(self._bare, copy_of(self.path), self.key)
        self._changed = False


def _keep_unedited(bare: driver.Connection, text: UneditedText) -> None:
    row = (text.source.bytes, text.number, text.text)
    bare.execute("INSERT OR IGNORE INTO unedited VALUES (?, ?, ?)", row)


def _place(path: Path) -> tuple[int, int] | None:
    """Which file lies there: another one of the same name is another."""
    with suppress(OSError):
        found = os.stat(path)
        return found.st_dev, found.st_ino
    return None


def _guid(stored: bytes | None) -> UUID | None:
    return None if stored is None else UUID(bytes=stored)
