"""One question under way: the turns to look at, and where in them what is looked for stands."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy.orm import Session

from app.language.bare import Speech
from app.language.query import Asked, Places, as_index_has_it, patterns
from app.language.query.places import Place
from app.language.query.regular import Found as PatternPlaces
from app.language.spans import Span
from app.problems import Cancelled
from app.study.queries.finding.rows import Question
from app.study.queries.finding.turns import (
    SourceOfVersion,
    TurnHit,
    batches,
    current_versions,
    turns_asked,
    turns_counted,
)
from app.study.queries.finding.voices import SpeakerInScope, speakers_in

MatchPatterns = Callable[[str, list[str]], PatternPlaces]
"""Where a regular expression stands in each of many texts."""


class Looking:
    """A question asked of the index, and then of the words of the turns that it gives."""

    def __init__(
        self,
        session: Session,
        question: Question,
        match_patterns: MatchPatterns | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._session = session
        self._cancelled = cancelled
        self._patterns = patterns(question.query)
        self._match_patterns = match_patterns
        self._places = Places(question.query, question.forms)
        self._asked = as_index_has_it(question.query, question.forms)
        self._speakers = speakers_in(session, question.scope)
        self._sources = current_versions(session)

    @property
    def exact(self) -> bool:
        """Whether every turn that the index gives holds what is looked for."""
        return self._asked.exact

    @property
    def of_people(self) -> int:
        """How many people's words are looked through."""
        return len({voice.participant for voice in self._speakers.values()} - {None})

    def speaker(self, turn: TurnHit) -> SpeakerInScope:
        """Who says a turn."""
        return self._speakers[turn.speaker]

    def source(self, turn: TurnHit) -> SourceOfVersion:
        """Where a turn stands."""
        return self._sources[turn.version]

    def turns(self) -> list[TurnHit]:
        """Every turn to look at, by source and place."""
        return self._in_scope(turns_asked(self._session, self._asked))

    def first_turns(self, most: int) -> list[TurnHit] | None:
        """Those of the first turns that the index gives; None when it gives no more than these."""
        given = list(turns_asked(self._session, self._asked, most))
        return self._in_scope(given) if len(given) == most else None

    def counted(self) -> tuple[int, int, int]:
        """How many turns, in how many sources, from how many people, as the index knows it."""
        turns, versions, people = 0, set[int](), set[int | None]()
        for speaker, version, many in turns_counted(self._session, self._asked):
            if speaker in self._speakers and version in self._sources:
                turns += many
                versions.add(version)
                people.add(self._speakers[speaker].participant)
        return turns, len(versions), len(people - {None})

    def every_turn(self) -> list[TurnHit]:
        """Every turn of the scope, whatever is said in it."""
        return self._in_scope(turns_asked(self._session, Asked(None, exact=False)))

    def found(self, turns: Sequence[TurnHit]) -> Iterator[tuple[TurnHit, Speech, list[Span]]]:
        """Every turn with the places in it, also those that the index gave in vain."""
        for turn, speech, places in self.places(turns):
            yield turn, speech, [speech.span(*place) for place in places]

    def places(self, turns: Sequence[TurnHit]) -> Iterator[tuple[TurnHit, Speech, list[Place]]]:
        """The same, told in the bare letters of each turn."""
        for some, speeches in self._read(turns):
            hits = {source: self._hits(source, speeches) for source in self._patterns}
            for at, (turn, speech) in enumerate(zip(some, speeches, strict=True)):
                here = {source: found[at] for source, found in hits.items()}
                yield turn, speech, self._places.of(speech.letters, here)

    def speeches(self, turns: Sequence[TurnHit]) -> Iterator[list[Speech]]:
        """What is said in turns, a few texts at a time."""
        for _, speeches in self._read(turns):
            yield speeches

    def _read(self, turns: Sequence[TurnHit]) -> Iterator[tuple[list[TurnHit], list[Speech]]]:
        for batch in batches(self._session, turns):
            if self._cancelled():
                raise Cancelled
            yield batch

    def _in_scope(self, turns: Iterable[TurnHit]) -> list[TurnHit]:
        known = (turn for turn in turns if turn.speaker in self._speakers and turn.version in self._sources)
        return sorted(known, key=lambda turn: (self._sources[turn.version].source, turn.start))

    def _hits(self, source: str, speeches: Sequence[Speech]) -> PatternPlaces:
        """Where a regular expression stands, told in the bare letters."""
        if self._match_patterns is None:
            raise ValueError("this question has a regular expression, and nobody to look for it")
        return self._match_patterns(source, [speech.as_written for speech in speeches])
