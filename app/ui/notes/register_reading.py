"""Reading the register beside the window: what the Notes screen shows, as it is stored now."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.coding import queries as coding
from app.coding.note_rows import AboutKind, NoteKey, NoteRow
from app.coding.rules import sought_in
from app.study import queries
from app.study.rows import ParticipantRow
from app.ui.notes.subject_choice import Things
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress


@dataclass(frozen=True, slots=True)
class Register:
    """Every note, and what there is to write about."""

    rows: list[NoteRow]
    sought_in: dict[NoteKey, str]
    """Of every note, what words are sought in."""
    people: list[ParticipantRow]
    things: Things


class RegisterReading(QObject):
    """Reads on another thread, for a large study takes a while; of two readings only the later counts."""

    arrived = Signal(object)
    """A `Register`."""

    def __init__(self, study: OpenStudy, parent: QObject) -> None:
        super().__init__(parent)
        self._study = study
        self._asked = 0
        self.under_way = False

    def start(self) -> None:
        """Reads everything again."""
        self._asked += 1
        self.under_way = True
        project, reader, number = self._study.project, self._study.settings.coder, self._asked

        def read(progress: Progress, cancelled: IsCancelled) -> Register:
            with project.reading(cancelled) as session:
                people = queries.participants(session)
                things: dict[AboutKind, list[tuple[str, int]]] = {
                    AboutKind.PARTICIPANT: [(row.pseudonym, row.id) for row in people if row.counted],
                    AboutKind.SOURCE: [(row.name, row.id) for row in queries.sources(session) if not row.excluded],
                    AboutKind.CODE: [(row.path, row.id) for row in coding.codes(session)],
                    AboutKind.THEME: coding.theme_names(session),
                    AboutKind.CASE: [(row.pseudonym, row.id) for row in queries.cases(session)],
                }
                rows = coding.register(session, reader=reader)
                return Register(rows, {row.key: sought_in(row) for row in rows}, people, things)

        self._study.tasks.run(
            "Reading the notes", read, lambda register: self._take(number, register), owner=self, quiet=True
        )

    def again(self) -> None:
        """Something was stored by whoever reads: a reading under way is of before that."""
        if self.under_way:
            self.start()

    def one(self, key: NoteKey) -> NoteRow | None:
        """One line, at once."""
        with self._study.project.reading() as session:
            return coding.note_row(session, key, reader=self._study.settings.coder)

    def _take(self, number: int, register: Register) -> None:
        if number == self._asked:
            self.under_way = False
            self.arrived.emit(register)
