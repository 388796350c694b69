"""A child's journey from study to Word file: the one call for window and command line."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.spoken import Spoken, spoken_in
from app.journeys.journey_rows import JourneyRow, MarkId
from app.journeys.layout import Options, draw_pages
from app.journeys.measuring.words import spell_words
from app.journeys.queries import journey, networks_of, passages_behind
from app.perspectives.queries import thresholds
from app.reports.below import Below
from app.reports.compose.journey import compose_journey
from app.reports.journey_material import JourneyMaterial, MapPage, NetworkPicture, QuoteBehind
from app.reports.names import look_at_document, words_of
from app.reports.pictures import Written, leaving, measure, png_of
from app.reports.pictures.files import held_by_tellers
from app.reports.pictures.glance import glance_of
from app.reports.pictures.network_files import Wanted, picture_of
from app.reports.quotes import cut_quote
from app.safeguards.gates import NamesIn, export_faults
from app.safeguards.people import people
from app.safeguards.refusing import Looking, no_names
from app.store.base import ProjectInfo
from app.study.rows import CaseId, CaseRelation, ParticipantId

DPI = 300
NETWORK_INCHES = 6.0


@dataclass(frozen=True, slots=True)
class Paper:
    """The room for a map: in units, so that its words are as large as the notes of the document, and in inches."""

    width: float
    tallest: float
    inches: float


UPRIGHT = Paper(760.0, 960.0, 6.46)
SIDEWAYS = Paper(1400.0, 740.0, 9.88)
"""Between the margins of the template."""
WORDS_PER_QUOTE = 80


def journey_document(
    session: Session, case: CaseId, out: Path, *, date: date, names_in: NamesIn = no_names
) -> Written:
    """Write the journey of a case as a Word document; a `Problem` where nothing of it may leave."""
    from app.reports.word import write_word  # here, so that only writing loads python-docx and lxml

    material = gather_journey(session, case, date=date, names_in=names_in)
    document = compose_journey(material)
    look = Looking(names_in)
    look.at_file(out)
    look_at_document(look, document)
    look.refuse()
    file = write_word(document, out, date=date)
    quoted = Counter(quote.participant for quote in material.quotes)
    return Written((file,), material.left_out, held_by_tellers(material.journey, len(material.pages), quoted))


def gather_journey(
    session: Session,
    case: CaseId,
    *,
    date: date,
    paper: Paper = UPRIGHT,
    circle: str = "the study team",
    drawn: bool = True,
    names_in: NamesIn = no_names,
) -> JourneyMaterial:
    """What of a journey may leave, drawn for a page (unless only its measures are wanted) and in words."""
    allowed = leaving(journey(session, case), Options())
    options = Options(width=paper.width, titled=False)
    drawings = draw_pages(allowed.journey, options, measure, tallest=paper.tallest) if drawn else ()
    return JourneyMaterial(
        study=session.scalars(select(ProjectInfo.name)).one(),
        date=date,
        journey=allowed.journey,
        glance=glance_of(allowed.journey),
        pages=tuple(
            MapPage(png_of(drawing, dpi=DPI, inches=paper.inches), drawing.described, words_of(drawing))
            for drawing in drawings
        ),
        quotes=tuple(_quotes(session, allowed.journey, names_in)),
        left_out=allowed.warnings,
        networks=tuple(_networks(session, case)) if drawn else (),
        circle=circle,
    )


def _networks(session: Session, case: CaseId) -> Iterator[NetworkPicture]:
    """The newest network of each who tells one and may be quoted, as it leaves."""
    row = networks_of(session, case)
    newest = {network.teller.participant: network for network in row.networks if network.teller.quotable}
    kept = replace(row, networks=tuple(network for network in row.networks if network.teller.quotable))
    child_first = sorted(newest.values(), key=lambda network: network.teller.relation is not CaseRelation.SELF)
    for network in child_first:
        drawing = picture_of(kept, Wanted(network))
        yield NetworkPicture(
            f"Who is around {row.journey.pseudonym}, as {network.teller.name} tells it",
            png_of(drawing, dpi=DPI, inches=NETWORK_INCHES),
            drawing.described,
            words_of(drawing),
        )


def _quotes(session: Session, told: JourneyRow, names_in: NamesIn) -> Iterator[QuoteBehind]:
    """The words behind each mark that stays, of people whose account may leave; each passage once."""
    behind = passages_behind(session, told.case)
    segments = list(dict.fromkeys(passage.segment for there in behind.values() for passage in there))
    kept_back = {fault.segment for fault in export_faults(session, segments=segments, names_in=names_in)}
    spoken = spoken_in(session, set(segments) - kept_back)
    below = Below(people(session), thresholds(session).shared_by)
    allowed = {teller.participant for teller in told.tellers}
    seen: set[int] = set()
    for about, mark in _marks(told):
        for passage in behind.get(mark, ()):
            said = spoken.get(passage.segment)
            if said is None or passage.segment in seen or not _may_leave(said, allowed):
                continue
            seen.add(passage.segment)
            voice = said.voices[0]
            words = cut_quote(said.words, WORDS_PER_QUOTE)
            yield QuoteBehind(about, words, below.words(voice), voice.palette, voice.participant)


def _may_leave(said: Spoken, allowed: Collection[ParticipantId | None]) -> bool:
    return said.may_be_quoted and said.voices[0].participant in allowed


def _marks(told: JourneyRow) -> Iterator[tuple[str, MarkId]]:
    """Every mark with what it is: events first, then times in lanes, then wellbeing."""
    for event in told.events:
        for account in event.accounts:
            yield event.title or event.kind.value, account.mark
    kinds = {lane.id: lane for lane in told.lanes}
    for spell in told.spells:
        lane = kinds[spell.lane]
        yield f"{lane.name}: {spell_words(spell, lane.kind, told)}", spell.mark
    for point in told.points:
        yield "Wellbeing", point.mark
