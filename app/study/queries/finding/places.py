"""Every place in which something was said, with its line and its speaker; what it comes to in people."""

from collections.abc import Callable, Sequence
from itertools import islice

from sqlalchemy.orm import Session

from app.language.bare import Speech
from app.language.spans import Span
from app.study.queries.finding.looking import Looking, MatchPatterns
from app.study.queries.finding.rows import Found, PlaceRow, Question
from app.study.queries.finding.turns import TurnHit
from app.study.rows import SourceId, TurnId, VersionId

MOST = 20_000
"""Places listed; more are counted."""
AROUND = 90
"""Characters of the turn on either side of a place."""
_FIRST_TURNS = 2_000
"""Turns looked at for the first places; only where their speakers are not wanted are more needed."""

Keep = Callable[[VersionId, Span], bool]
"""Whether a place belongs to what is looked for."""


def find(
    session: Session,
    question: Question,
    *,
    limit: int = MOST,
    keep: Keep | None = None,
    match_patterns: MatchPatterns | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Found:
    """Every place, the first of them listed by source and place; in how many turns and from how many people.

    `match_patterns` is needed for questions with regular expressions.
    """
    looking = Looking(session, question, match_patterns, cancelled)
    turns = looking.turns()
    counts, rows = _Counts(), list[PlaceRow]()
    for done, (turn, speech, spans) in enumerate(looking.found(turns), 1):
        kept = _kept(turn, spans, keep)
        if kept:
            counts.add(turn, len(kept), looking)
            rows += [_row(looking, turn, speech, span) for span in islice(kept, limit - len(rows))]
        progress(done, len(turns))
    return Found(tuple(rows), counts.places, counts.turns, counts.sources, counts.people, looking.of_people)


def find_first(
    session: Session,
    question: Question,
    *,
    limit: int = 50,
    keep: Keep | None = None,
    match_patterns: MatchPatterns | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Found:
    """A few places at once; turns, sources and people are counted only where the index knows them by itself."""
    looking = Looking(session, question, match_patterns, cancelled)
    some = looking.first_turns(_FIRST_TURNS) if looking.exact else None
    rows = [] if some is None else _first(looking, some, limit, keep)
    if some is None or len(rows) < limit:
        rows = _first(looking, looking.turns(), limit, keep)
    if not looking.exact or keep is not None:
        return Found(tuple(rows), None, None, None, None, looking.of_people)
    turns, sources, people = looking.counted()
    return Found(tuple(rows), None, turns, sources, people, looking.of_people)


def _first(looking: Looking, turns: Sequence[TurnHit], limit: int, keep: Keep | None) -> list[PlaceRow]:
    places = (
        _row(looking, turn, speech, span)
        for turn, speech, spans in looking.found(turns)
        for span in _kept(turn, spans, keep)
    )
    return list(islice(places, limit))


def _kept(turn: TurnHit, spans: Sequence[Span], keep: Keep | None) -> Sequence[Span]:
    return spans if keep is None else [span for span in spans if keep(VersionId(turn.version), span)]


def _row(looking: Looking, turn: TurnHit, speech: Speech, span: Span) -> PlaceRow:
    """A place as a list shows it."""
    source, speaker = looking.source(turn), looking.speaker(turn)
    before, after = speech.around(span, AROUND)
    return PlaceRow(
        source=SourceId(source.source),
        source_name=source.name,
        version=VersionId(turn.version),
        turn=TurnId(turn.id),
        turn_number=turn.number,
        participant=speaker.participant,
        pseudonym=speaker.pseudonym,
        perspective=speaker.perspective,
        perspective_name=speaker.perspective_name,
        palette=speaker.palette,
        interviewer=speaker.interviewer,
        quotable=speaker.quotable,
        start=span.start,
        end=span.end,
        before=before,
        text=span.of(speech.text),
        after=after,
    )


class _Counts:
    """Places, turns, sources and people so far."""

    def __init__(self) -> None:
        self.places = self.turns = 0
        self._versions: set[int] = set()
        self._people: set[int | None] = set()

    @property
    def sources(self) -> int:
        """In how many sources."""
        return len(self._versions)

    @property
    def people(self) -> int:
        """From how many people."""
        return len(self._people - {None})

    def add(self, turn: TurnHit, places: int, looking: Looking) -> None:
        """One more turn with places in it."""
        self.places += places
        self.turns += 1
        self._versions.add(turn.version)
        self._people.add(looking.speaker(turn).participant)
