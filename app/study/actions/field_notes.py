"""Field notes: what was observed is a source of its own; what the observer makes of it stands beside it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.language.normalise import normalise
from app.language.turns.labels import is_interviewer
from app.problems import Problem
from app.store.project import Project
from app.study.actions import finding
from app.study.actions.intake import Intake
from app.study.model import FieldNote, Participant, Source
from app.study.rows import SourceDraft, SourceId, SourceKind, SpeakerDraft
from app.study.rules import OBSERVER, clean_date, observed_turns


def add_field_note(
    project: Project,
    *,
    name: str,
    observation: str,
    observer: str,
    on: str = "",
    place: str = "",
    present: str = "",
    interpretation: str = "",
) -> SourceId:
    """Add a field note; its words are the observer's, but for paragraphs that quote a participant by name."""
    text = normalise(observation).strip()
    if not text:
        raise Problem("A field note needs an observation.", "Write what was seen and heard.")
    with project.step("Add field note") as session:
        turns = observed_turns(text, session.scalars(select(Participant.pseudonym)).all())
        labels = dict.fromkeys(turn.label for turn in turns)
        draft = SourceDraft(
            name=name,
            text=text,
            turns=tuple(turns),
            speakers=tuple(_speaker(label) for label in labels),
            kind=SourceKind.FIELD_NOTE,
            collected_on=clean_date(on),
        )
        intake = Intake(session)
        source = intake.add(draft)
        intake.store()
        finding.get(session, Source, source, "field note").made_by = observer.strip()
        beside = FieldNote(source_id=source, place=_line(place), present=_line(present))
        beside.interpretation = normalise(interpretation).strip()
        session.add(beside)
        return source


def edit_field_note(
    project: Project,
    *,
    source: SourceId,
    on: str | None = None,
    place: str | None = None,
    present: str | None = None,
    interpretation: str | None = None,
    observer: str | None = None,
    initiator: object | None = None,
) -> None:
    """Change what is given of what stands beside an observation, and leave the rest."""
    with project.step("Edit field note", initiator=initiator) as session:
        row = finding.get(session, Source, source, "field note")
        if row.kind != SourceKind.FIELD_NOTE.value:
            raise Problem("That is not a field note.", "Write a memo on it instead.")
        beside = _beside(session, source)
        row.collected_on = row.collected_on if on is None else clean_date(on)
        row.made_by = row.made_by if observer is None else observer.strip()
        beside.place = beside.place if place is None else _line(place)
        beside.present = beside.present if present is None else _line(present)
        if interpretation is not None:
            beside.interpretation = normalise(interpretation).strip()


def _beside(session: Session, source: SourceId) -> FieldNote:
    """What stands beside an observation; a note that was brought in as a file has nothing yet."""
    row = session.scalars(select(FieldNote).filter_by(source_id=source)).one_or_none()
    if row is None:
        row = FieldNote(source_id=source, place="", present="", interpretation="")
        session.add(row)
    return row


def _speaker(label: str) -> SpeakerDraft:
    if label == OBSERVER or is_interviewer(label):
        return SpeakerDraft(label, interviewer=True)
    return SpeakerDraft(label, interviewer=False, participant=label)


def _line(words: str) -> str:
    """On one line."""
    return " ".join(normalise(words).split())
