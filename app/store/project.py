"""The open project: inside a step you write, outside a step you read, and there is no third way.

Every step is one transaction, one undo step and one notice; what it wrote is on the disk when it returns.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, select, update
from sqlalchemy.orm import Session as Session

from app.store import audit, faults, journal
from app.store.backup import Backup, Backups, last_stored
from app.store.base import Base, ProjectInfo
from app.store.changes import Changes
from app.store.engine import connect, reader_engine, set_switches, writer_engine
from app.store.erasing import Erased, Held, Progress, check_room, leave_no_trace
from app.store.journal import IsCancelled, Reversal, Steps, Taken, never, quietly, replay
from app.store.keys import Key, Secret, key_for
from app.store.lock import ProjectLock
from app.store.place import Place
from app.store.problems import NotBackedUp, OtherSheet, ReadOnly
from app.store.recovery import sheet_lines
from app.store.saved_copy import save_copy
from app.store.stopping import stopped_when

Derive = Callable[[Session], None]
"""Brings what is derived from the rows (a search index) up to date inside the running transaction."""

BACKUP_EVERY = timedelta(minutes=30)


class Project:
    """An open project file; made by `app.store.files`, closed by `close` or as a context manager."""

    def __init__(
        self,
        path: Path,
        key: Key | None,
        connection: driver.Connection,
        *,
        place: Place,
        lock: ProjectLock | None,
        home: Path,
        person: str,
        derive: Sequence[Derive] = (),
    ) -> None:
        self.path = path
        self.encrypted = key is not None
        self.read_only = lock is None
        self.person = person
        self.last_saved: datetime | None = None
        self._key = key
        self._bare = connection
        self._lock = lock
        self._derive = derive
        self._listeners: list[Callable[[Changes], None]] = []
        self._undo: Steps = []
        self._redo: Steps = []
        self._session: Session | None = None
        self._closed = False
        self._writing = threading.Lock()
        self._backing_up = threading.Lock()
        self.place = place
        with place.written():
            set_switches(connection, writer=not self.read_only)
        place.watch(connect(path, key, mode="ro"))
        self._writer = writer_engine(connection)
        self._readers = reader_engine(path, key, self.place.refuse_displaced)
        if not self.read_only:
            with self._writer.connect() as prepared:
                journal.install(prepared, Base.metadata)
                prepared.commit()
        with self.reading() as session:
            info = session.scalars(select(ProjectInfo)).one()
            self._name, self.guid, self.traces_left = info.name, info.guid, info.traces_left
            self._change = audit.last_change(session)
        self._backups = Backups(home / "backups" / str(self.guid))
        self._backed_up = next(iter(self._backups.all()), None)

    # Reading

    @contextmanager
    def reading(self, cancelled: Callable[[], bool] | None = None) -> Iterator[Session]:
        """A read-only view of what is stored now, on any thread; once `cancelled`, reading stops in the middle."""
        with Session(self._readers) as session, faults.told(), ExitStack() as stack:
            if cancelled is not None:
                stack.enter_context(stopped_when(session.connection(), cancelled))
            yield session

    @property
    def name(self) -> str:
        """The study's name."""
        return self._name

    # Writing

    @contextmanager
    def step(self, label: str, *, initiator: object | None = None) -> Iterator[Session]:
        """One action of the user: stored whole or not at all, undoable, and announced once stored.

        `label` names the action in menus and audit; it holds no participant's words. A step inside a step
        joins it. An error rolls everything back and is raised; a fault of the world as a Problem.
        """
        if self._session is not None and self._writing.locked() and self._is_mine():
            yield self._session
            return
        with self._transaction() as session:
            yield session
            taken = self._record(session, label)
        if taken.reversal:
            self._undo.append(Reversal(label, taken.reversal, taken.many))
            self._redo.clear()
        self._announce(Changes(label, frozenset(taken.rows), initiator))

    @contextmanager
    def erasing(
        self, label: str, *, initiator: object | None = None, tidy_later: bool = False
    ) -> Iterator[Session]:
        """A step that deletes for good: not undoable, no earlier step is either, and no trace of it remains.

        Once stored it is tidied up after, which takes as long as writing the study twice; with `tidy_later` the
        caller calls `tidy_traces` itself, on another thread. Where there is no room for that, a Problem says so
        before anything is deleted; `TracesRemain` where it failed after.
        """
        if self._session is not None and self._writing.locked() and self._is_mine():
            raise RuntimeError("deleting for good inside a step that can be undone")
        if self.read_only:
            raise ReadOnly
        with faults.told():
            check_room(self.path, self._backups)
        with self._transaction() as session:
            yield session
            session.execute(update(ProjectInfo).values(traces_left=True))
            taken = self._record(session, label)
        self.traces_left = True
        self.forget_history()
        self._announce(Changes(label, frozenset(taken.rows), initiator))
        if not tidy_later:
            self.tidy_traces()

    def tidy_traces(self, progress: Progress = lambda done, of, what: None) -> Erased:
        """Leave nothing of what was deleted for good in the file, its log, its index and its backups.

        `TracesRemain` where that could not be finished; then opening the study tries again.
        """
        if self.read_only:
            raise ReadOnly
        self.place.refuse_displaced()
        with self._backing_up, self._writing, self.place.written():
            self._readers.dispose()
            held = Held(self.path, self._key, self._bare, self._backups, self._change, self.guid)
            erased = leave_no_trace(held, progress)
            self._backed_up, self.traces_left = erased.backup, False
            return erased

    def rename(self, name: str) -> None:
        """Give the study another name."""
        with self.step("Rename study") as session:
            session.execute(update(ProjectInfo).where(ProjectInfo.name != name).values(name=name))

    # Undo and redo

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        return self._undo[-1].label if self._undo else None

    @property
    def redo_label(self) -> str | None:
        """What redo would do again."""
        return self._redo[-1].label if self._redo else None

    def rows_of_undo(self, *, redo: bool = False) -> int:
        """How many rows the step wrote that undo would take back, or redo do again."""
        return next((step.many for step in reversed(self._redo if redo else self._undo)), 0)

    def undo(self, progress: Progress = quietly, cancelled: IsCancelled = never) -> Changes | None:
        """Take the last step back; None when there is none. Once `cancelled`, all is as it was before."""
        return self._replay(self._undo, self._redo, "Undo: ", progress, cancelled)

    def redo(self, progress: Progress = quietly, cancelled: IsCancelled = never) -> Changes | None:
        """Do again what was last undone; None when there is nothing. Once `cancelled`, all is as it was before."""
        return self._replay(self._redo, self._undo, "Redo: ", progress, cancelled)

    def forget_history(self) -> None:
        """Empty both stacks: after permanent deletion nothing may bring the words back."""
        self._undo.clear()
        self._redo.clear()

    def _replay(
        self, source: Steps, target: Steps, prefix: str, progress: Progress, cancelled: IsCancelled
    ) -> Changes | None:
        if not source:
            return None
        step = source[-1]
        with self._transaction() as session:
            session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            replay(self._bare, step, progress, cancelled)
            for derive in self._derive:
                derive(session)
            taken = self._record(session, prefix + step.label)
        source.pop()
        target.append(Reversal(step.label, taken.reversal, taken.many))
        changes = Changes(step.label, frozenset(taken.rows))
        self._announce(changes)
        return changes

    # Notices

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Hear of every stored change; returns the call that stops it."""
        self._listeners.append(listener)

        def stop() -> None:
            with suppress(ValueError):
                self._listeners.remove(listener)

        return stop

    def _announce(self, changes: Changes) -> None:
        self.last_saved = datetime.now(UTC)
        if ProjectInfo.__tablename__ in changes.tables:
            with self.reading() as session:
                self._name = session.scalars(select(ProjectInfo.name)).one()
        for listener in tuple(self._listeners):
            listener(changes)

    # The transaction

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        if self.read_only:
            raise ReadOnly
        self.place.refuse_displaced()
        if not self._writing.acquire(blocking=False):
            raise RuntimeError("a second writer at the same time")
        self._writer_thread = threading.get_ident()
        session = Session(self._writer, expire_on_commit=False, info={"person": self.person})
        before = self._change
        self._session = session
        try:
            with faults.told(), self.place.written():
                try:
                    yield session
                    session.commit()
                except BaseException:
                    session.rollback()
                    self._change = before
                    raise
        finally:
            self._session = None
            session.close()
            self._writing.release()

    def _is_mine(self) -> bool:
        return self._writer_thread == threading.get_ident()

    def _record(self, session: Session, action: str) -> Taken:
        session.flush()
        connection: Connection = session.connection()
        taken = journal.take(connection)
        if taken.reversal or taken.rows:
            self._change = audit.add(connection, who=self.person, action=action, rows=taken.summary())
        return taken

    # Keeping safe

    def back_up(self, *, at_most_every: timedelta = timedelta()) -> Backup | None:
        """Take a verified backup if anything changed since the newest one; None when none was due.

        A Problem when it could not be written; what was done is in the study all the same.
        """
        with self._backing_up:  # one at a time: each clears away what a killed one left half-written
            newest = self._backed_up
            if self.read_only or (newest is not None and newest.change == self._change):
                return None
            if newest is not None and datetime.now(UTC) - newest.at < at_most_every:
                return None
            self.place.refuse_overwritten()
            try:
                if self.place.is_held():
                    # From a connection of its own: a copy by the writer could hold a step that is not committed.
                    with closing(connect(self.path, self._key, mode="ro")) as source:
                        self._backed_up = self._backups.take(source, self._key, last_stored(source))
                else:
                    with self._writing:
                        self._backed_up = self._backups.take(self._bare, self._key, self._change)
            except (driver.DatabaseError, OSError):
                raise NotBackedUp from None
            return self._backed_up

    def save_copy(self, folder: Path) -> Path:
        """Everything stored so far into a new file elsewhere, also when the study's own file is gone."""
        self.place.refuse_overwritten()
        return save_copy(self._bare, self._key, self.path, folder)

    def opens_with(self, secret: Secret) -> bool:
        """Whether this passphrase, or this recovery sheet, is the study's."""
        with suppress(OtherSheet):
            return key_for(self.path, secret) == self._key
        return False

    def recovery_lines(self) -> list[str]:
        """The key of an encrypted study, as it is written on a recovery sheet; none for a plain one."""
        return [] if self._key is None else sheet_lines(self._key)

    def backups(self) -> list[Backup]:
        """The verified backups of this study, the newest first."""
        return self._backups.all()

    def checkpoint(self) -> None:
        """Fold the write-ahead log into the file; for quiet moments."""
        if not self.read_only and not self._writing.locked() and self.place.is_held():
            self._tidy("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Leave one file behind that opens anywhere; both undo stacks are forgotten. Twice is once."""
        if self._closed:
            return
        self._closed = True
        self.forget_history()
        self._readers.dispose()
        try:
            if not (self.read_only or self.place.is_overwritten()):
                self.place.stop_watching()
                self._tidy("PRAGMA wal_checkpoint(TRUNCATE)")
                self._tidy("PRAGMA journal_mode = DELETE")
        finally:
            self._writer.dispose()
            self._bare.close()
            self.place.release()
            if self._lock is not None:
                self._lock.release()

    def _tidy(self, statement: str) -> None:
        """Where it cannot be done now, as on a full disk, the next opener folds the log in."""
        with suppress(driver.OperationalError), self.place.written():
            self._bare.execute(statement).fetchall()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
