"""The framework matrix: everybody's passages and the researcher's summaries, topic by topic (DOMAIN §2.1)."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.model import Coding, SegmentTurn, Theme, ThemeCode
from app.coding.passages import passages_shown_by
from app.coding.queries import codes, not_hidden, not_withheld, said, shown
from app.coding.rows import CodeId, CodingId, PassageKind, PassageRow, ThemeId
from app.coding.rules import LEFT_OUT
from app.language.spans import Span
from app.perspectives.framework_rows import Framework, FrameworkCellRow, Topic, TopicRow
from app.perspectives.model import FrameworkCell
from app.perspectives.rules.framework import DraftQuote, drafted
from app.perspectives.who_was_asked import Asked
from app.problems import Problem
from app.store.bulk import one_of, read, undisturbed
from app.study import queries as study
from app.study.model import Speaker, Turn
from app.study.rows import ParticipantId
from app.study.rules import pieces_of_speech

Place = tuple[ParticipantId, Topic]
"""A cell: whose, and under which topic."""


def framework_topics(session: Session) -> list[TopicRow]:
    """Everything a column can be about: the themes in their order, then the codes as the tree has them."""
    themes = session.scalars(select(Theme).order_by(Theme.position, Theme.id))
    return [
        *(
            TopicRow(Topic(theme=ThemeId(row.id)), row.name, row.name, 0, None, row.statement or row.scope)
            for row in themes
        ),
        *(
            TopicRow(Topic(code=row.id), row.name, row.path, row.depth, row.colour, row.brief or row.definition)
            for row in codes(session)
        ),
    ]


def usual_topics(session: Session) -> list[Topic]:
    """What the matrix shows before anybody chose: the themes, or without any the top-level codes."""
    known = [row for row in framework_topics(session) if row.depth == 0]
    themes = [row.topic for row in known if row.topic.theme is not None]
    return themes or [row.topic for row in known]


def topic_named(session: Session, name: str) -> Topic:
    """The theme of this name, or else the code at this path; a Problem when there is neither."""
    wanted = name.strip().casefold()
    for row in framework_topics(session):
        if row.path.casefold() == wanted:
            return row.topic
    raise Problem("There is no theme and no code of that name.", "Write a code with its whole path.")


@undisturbed()
def framework(session: Session, topics: Sequence[Topic] | None = None) -> Framework:
    """Everybody against these topics, or the usual ones; topics that are gone are left out.

    Excluded and withdrawn people are nowhere in it; of the others those who were heard, drew or told something,
    or have a summary already.
    """
    known = {row.topic: row for row in framework_topics(session)}
    wanted = [topic for topic in (usual_topics(session) if topics is None else topics) if topic in known]
    below = _codes_of(session)
    found = _passages(session, {topic: below[topic] for topic in wanted})
    written = _summaries(session)
    with_some = {person for person, _ in chain(found, written)}
    people = [row for row in study.participants(session) if row.counted and (row.sources or row.id in with_some)]
    asked = Asked(session, codes(session))
    empty = FrameworkCellRow("", 0, None)

    def cell(person: ParticipantId, topic: Topic) -> FrameworkCellRow:
        summary, passages = written.get((person, topic), empty), found.get((person, topic), 0)
        told = None if passages else asked.about_any(below[topic], person)
        return FrameworkCellRow(summary.summary, passages, told, summary.by, summary.changed_at)

    return Framework(
        tuple(known[topic] for topic in wanted),
        tuple(people),
        tuple(tuple(cell(row.id, topic) for topic in wanted) for row in people),
    )


def framework_passages(session: Session, person: ParticipantId, topic: Topic) -> list[PassageRow]:
    """What one person said, drew or told under a topic, each passage once, source by source in order of place."""
    below = _codes_of(session).get(topic, frozenset())
    chosen: dict[int, int] = {}
    for coding, segment, _, _ in _heard(session, below, person):
        chosen.setdefault(segment, coding)
    rows = passages_shown_by(session, [CodingId(coding) for coding in chosen.values()])
    return sorted(rows, key=lambda row: (row.source is None, row.source_name, row.source or 0, row.start, row.end))


def draft_of(session: Session, person: ParticipantId, topic: Topic) -> str:
    """What a cell is drafted as: that person's quotes under the topic, each with its place; empty without any."""
    return drafted(
        DraftQuote(words, _place(row, person), spoken=row.kind is PassageKind.TEXT)
        for row in framework_passages(session, person, topic)
        if (words := _own_words(session, row, person))
    )


def _own_words(session: Session, row: PassageRow, person: ParticipantId) -> str:
    """What that one person says in a passage; of a region or a mark what it is."""
    if row.version is None:
        return row.text
    if len(row.voices) == 1:
        return row.speech
    turns = (
        select(Turn.speech_start, Turn.end)
        .join(SegmentTurn, SegmentTurn.turn_id == Turn.id)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .where(SegmentTurn.segment_id == row.segment, Speaker.participant_id == person)
        .order_by(Turn.start)
    )
    text, stamps = study.text_of(session, row.version), study.marks(session, row.version)
    return LEFT_OUT.join(
        " ".join(piece.of(text) for piece in pieces_of_speech(row.span, Span(*speech), stamps))
        for speech in session.execute(turns)
    )


def _place(row: PassageRow, person: ParticipantId) -> str:
    """Where it was said, and who else is heard in it."""
    turn = f"turn {row.turn_number}" if row.kind is PassageKind.TEXT else ""
    others = [voice.pseudonym for voice in row.voices if voice.participant != person]
    beside = f"beside {' and '.join(others)}" if others else ""
    return ", ".join(part for part in (row.source_name, turn, beside) if part)


def _codes_of(session: Session) -> dict[Topic, frozenset[CodeId]]:
    """The codes whose passages a topic has: a code's own and those below it, of a theme all of its codes'."""
    below: dict[CodeId, set[CodeId]] = defaultdict(set)
    for row in reversed(codes(session)):
        below[row.id].add(row.id)
        if row.parent is not None:
            below[row.parent] |= below[row.id]
    found = {Topic(code=above): frozenset(theirs) for above, theirs in below.items()}
    held: dict[ThemeId, set[CodeId]] = {ThemeId(theme): set() for theme in session.scalars(select(Theme.id))}
    for theme, linked in session.execute(select(ThemeCode.theme_id, ThemeCode.code_id)):
        held[ThemeId(theme)] |= below[CodeId(linked)]
    return found | {Topic(theme=theme): frozenset(theirs) for theme, theirs in held.items()}


def _passages(session: Session, below: dict[Topic, frozenset[CodeId]]) -> dict[Place, int]:
    """How many passages every person has under every topic."""
    topics_of: dict[int, list[Topic]] = defaultdict(list)
    for topic, theirs in below.items():
        for held in theirs:
            topics_of[held].append(topic)
    segments: dict[Place, set[int]] = defaultdict(set)
    for _, segment, code, person in _heard(session, topics_of):
        for topic in topics_of[code]:
            segments[ParticipantId(person), topic].add(segment)
    return {place: len(theirs) for place, theirs in segments.items()}


def _heard(
    session: Session, wanted: Collection[int], person: ParticipantId | None = None
) -> Iterator[tuple[int, int, int, int]]:
    """Coding, segment, code and person of everything said, drawn or told under codes, by anybody or one person."""
    for theirs in (said().subquery(), shown().subquery()):
        whose = theirs.c.participant_id
        rows = (
            select(Coding.id, Coding.segment_id, Coding.code_id, whose)
            .join(theirs, theirs.c.segment_id == Coding.segment_id)
            .where(
                one_of(Coding.code_id, wanted),
                not_hidden(session, Coding.segment_id),
                not_withheld(session, Coding.segment_id),
            )
            .order_by(Coding.id)
        )
        yield from read(session, rows.where(whose.is_not(None) if person is None else whose == person))


def _summaries(session: Session) -> dict[Place, FrameworkCellRow]:
    return {
        (
            ParticipantId(row.participant_id),
            Topic(theme=ThemeId(row.theme_id))
            if row.theme_id is not None
            else Topic(code=CodeId(row.code_id or 0)),
        ): FrameworkCellRow(row.summary, 0, None, row.made_by, row.changed_at)
        for row in session.scalars(select(FrameworkCell))
    }
