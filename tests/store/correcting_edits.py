"""Correcting transcripts, done to whatever happens to be there: for random sessions."""

from random import Random

from app.coding import actions as coding
from app.coding.correcting.planning import plan_correction
from app.coding.correcting.waiting import waiting_passages
from app.language.spans import Span
from app.store.project import Project
from app.study import queries
from app.study.rows import SourceId
from tests.builders import version_of

PUT_IN = ("just bags", "שלום", "👩\u200d👧", "", "\nRobin: ", "\nNew One: ", "[00:02]", "\u00a0", "cafe\u0301 ")


def corrected(project: Project, chance: Random) -> tuple[SourceId, str]:
    """A source, and its text with one to three stretches replaced."""
    with project.reading() as session:
        source = chance.choice([row.id for row in queries.sources(session)] or [SourceId(0)])
        text = queries.transcript(session, source).text
    for _ in range(chance.randint(1, 3)):
        start = chance.randint(0, len(text))
        end = chance.randint(start, min(len(text), start + 30))
        text = text[:start] + chance.choice(PUT_IN) + text[end:]
    return source, text


def correct_transcript(project: Project, chance: Random) -> None:
    source, text = corrected(project, chance)
    coding.correct_transcript(project, source=source, text=text)


def apply_correction(project: Project, chance: Random) -> None:
    source, text = corrected(project, chance)
    with project.reading() as session:
        plan = plan_correction(session, source, text)
    coding.apply_correction(project, plan=plan)


def place_passage(project: Project, chance: Random) -> None:
    with project.reading() as session:
        waiting = waiting_passages(session)
    for passage in waiting[:1]:
        with project.reading() as session:
            text = queries.text_of(session, version_of(project, passage.source))
        start = chance.randint(0, len(text))
        place = Span(start, chance.randint(start, min(len(text), start + 30)))
        coding.place_passage(project, segment=passage.segment, span=place)


def remove_passages(project: Project, chance: Random) -> None:
    with project.reading() as session:
        waiting = [row.segment for row in waiting_passages(session) if chance.random() < 0.5]
    coding.remove_passages(project, segments=waiting)


CORRECTIONS = (correct_transcript, apply_correction, place_passage, remove_passages)
