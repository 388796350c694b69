"""Words of the open transcript told of on a child's journey, without leaving the transcript."""

from PySide6.QtWidgets import QWidget

from app.language.spans import Span
from app.study import queries
from app.study.rows import TranscriptRow
from app.ui.coding.transcript.places import turns_touching
from app.ui.open_study import OpenStudy

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
