"""From a mark to the words behind it: the first passage linked to it, else the first region of a drawing."""

from app.journeys.journey_rows import MarkId
from app.journeys.queries import evidence_of
from app.study.rows import SourceId
from app.ui.open_study import OpenStudy

NOTHING_BEHIND = "No words are linked to it yet. Select them in a transcript and let them tell of it."


def open_words_behind(study: OpenStudy, mark: MarkId, source: SourceId | None = None) -> bool:
    """Go there, or to the source in which it was told; False where there is nothing, which is said."""
    with study.project.reading() as session:
        behind = evidence_of(session, mark, reader=study.settings.coder)
    if behind.passages:
        passage = behind.passages[0].passage
        study.source_wanted.emit(passage.source, passage.span)
    elif behind.regions:
        study.segment_wanted.emit(behind.regions[0].region)
    elif source is not None:
        study.source_wanted.emit(source, None)
    else:
        study.said.emit(NOTHING_BEHIND)
        return False
    return True
