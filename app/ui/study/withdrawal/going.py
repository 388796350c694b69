"""Going to where somebody is quoted or named."""

from app.safeguards.withdrawal.rows import Lead, Place, Way
from app.study.rows import SourceId
from app.ui.open_study import OpenStudy


def go_to(study: OpenStudy, place: Place) -> None:
    """Show it in the window behind."""
    lead = place.lead or Lead(Way.SCREEN, screen="overview")
    match lead.way:
        case Way.SOURCE:
            study.source_wanted.emit(SourceId(lead.id), lead.span)
        case Way.SEGMENT:
            study.segment_wanted.emit(lead.id)
        case Way.CODE:
            study.code_wanted.emit(lead.id)
        case Way.CLAIM:
            study.claim_wanted.emit(lead.id)
        case Way.PARTICIPANT:
            study.participant_wanted.emit(lead.id)
        case Way.NOTES:
            study.notes_wanted.emit(lead.subject)
        case Way.SCREEN:
            study.screen_wanted.emit(lead.screen)
