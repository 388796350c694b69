"""Sources: bringing transcripts in, naming them, saying whose words they are and how far coding has come."""

from collections.abc import Sequence

from sqlalchemy import delete, update

from app.problems import Problem
from app.store.project import Project
from app.study.actions import finding
from app.study.actions.intake import Intake
from app.study.model import Participant, Source, Speaker
from app.study.rows import ParticipantId, SourceDraft, SourceId, SourceStatus, SpeakerId
from app.study.rules import check_draft, clean_name


def add_sources(project: Project, *, drafts: Sequence[SourceDraft]) -> list[SourceId]:
    """Store transcripts in one step, adding participants, perspectives and areas they name.

    A second source of the same name gets " (2)".
    """
    for draft in drafts:
        check_draft(draft)
    with project.step("Import transcripts") as session:
        intake = Intake(session)
        added = [intake.add(draft) for draft in drafts]
        intake.store()
        return added


def rename_source(project: Project, *, source: SourceId, name: str) -> None:
    """Give a source another name."""
    with project.step("Rename source") as session:
        row = finding.get(session, Source, source, "source")
        finding.refuse_taken(session, Source.name, clean_name(name), row)
        row.name = clean_name(name)


def remove_source(project: Project, *, source: SourceId) -> None:
    """Remove a source with its text and coding; its participants stay."""
    with project.step("Remove source") as session:
        finding.get(session, Source, source, "source")
        session.execute(delete(Source).where(Source.id == source))


def set_status(project: Project, *, sources: Sequence[SourceId], status: SourceStatus) -> None:
    """Say how far the coding of sources has come."""
    with project.step("Set status") as session:
        session.execute(
            update(Source)
            .where(Source.id.in_(sources), Source.status != status.value)
            .values(status=status.value)
            .execution_options(synchronize_session=False)
        )


def assign_speaker(
    project: Project,
    *,
    speaker: SpeakerId,
    participant: ParticipantId | None = None,
    interviewer: bool = False,
) -> None:
    """Say whose label this is: a participant's, the interviewer's, or (neither) nobody's yet."""
    if interviewer and participant is not None:
        raise Problem("A speaker is either the interviewer or a participant.")
    with project.step("Assign speaker") as session:
        row = finding.get(session, Speaker, speaker, "speaker")
        if participant is not None:
            finding.get(session, Participant, participant, "participant")
        row.interviewer, row.participant_id = interviewer, participant
