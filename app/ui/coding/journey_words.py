"""Words of the open transcript told of on a child's journey, without leaving the transcript."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.language.spans import Span
from app.study import queries
from app.study.rows import TranscriptRow
from app.ui.coding.transcript.places import turns_touching
from app.ui.open_study import OpenStudy

TELLS_NOTHING = "These words tell of no mark of a journey yet."
NOBODY_SPEAKS = "Only the interviewer speaks there: choose words of somebody who took part."


def ask_about(study: OpenStudy, row: TranscriptRow, span: Span, window: QWidget, *, event: bool) -> None:
    """Ask for the event that is to be made of words, or for the mark that they tell of."""
    from app.coding.note_rows import PassagePlace
    from app.ui.telling.words_dialogs import NO_CHILD, EventOfWordsDialog, MarkOfWordsDialog
    from app.ui.telling.words_told import WordsTold

    speaking = [turn for turn in turns_touching(row, span.start, span.end) if turn.speech.overlaps(span)]
    people = {turn.participant: turn.pseudonym for turn in speaking if turn.participant and not turn.interviewer}
    with study.project.reading() as session:
        cases = queries.cases(session)
    if not study.may_change():
        return
    if not cases:
        study.said.emit(NO_CHILD)
    elif speaking and all(turn.interviewer for turn in speaking):
        study.said.emit(NOBODY_SPEAKS)
    else:
        words = WordsTold(PassagePlace(row.version, span), span.of(row.text), tuple(people.items()))
        (EventOfWordsDialog if event else MarkOfWordsDialog)(study, words, cases, window).open()


def go_to_mark(study: OpenStudy, row: TranscriptRow, here: Span, view: QWidget) -> None:
    """Go to the mark that words tell of; where there are several, ask which."""
    from app.journeys.queries import marks_in_text

    with study.project.reading() as session:
        marks = [told for span, told in marks_in_text(session, row.version) if _touches(span, here)]
    if not marks:
        study.said.emit(TELLS_NOTHING)
    elif len(marks) == 1:
        study.segment_wanted.emit(marks[0].mark)
    else:
        menu = QMenu(view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("Marks these words tell of")
        for told in marks:
            words = f"{told.pseudonym}: {told.words}".replace("&", "&&")
            menu.addAction(words).triggered.connect(
                lambda _=False, mark=told.mark: study.segment_wanted.emit(mark)
            )
        menu.popup(view.mapToGlobal(view.rect().center()))


def _touches(span: Span, here: Span) -> bool:
    return span.overlaps(here) if len(here) else span.start <= here.start <= span.end
