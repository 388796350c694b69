"""One row for every string that may give somebody away, with all its places in the study (LANGUAGE §5.4).

What was decided stays in the list for as long as it stands in a text; what was replaced is gone from it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import not_, select
from sqlalchemy.orm import Session

from app.coding.rules import without
from app.language.common_words import COMMON_WORDS
from app.language.names.mentions import Mention, NameKind, Why
from app.language.spans import Span
from app.safeguards.identity.rows import Decision, Identity
from app.safeguards.pseudonyms.occurrences import Strings, key_of
from app.safeguards.pseudonyms.proposing import Proposal, Proposer
from app.safeguards.pseudonyms.rows import Place, Suggestion
from app.study import queries as study
from app.study.eligibility import is_included
from app.study.model import Participant, Replacement, Source
from app.study.rows import SourceId, TranscriptRow

_AROUND = 70
_SURENESS = {why: rank for rank, why in enumerate(Why)}
_CAPITALISED = re.compile(r"(?<![\w’'])[^\W\d_a-z]\w*(?:[’'-]\w+)*")
_BLANKS = re.compile(r"\s+")
_POSSESSIVE = re.compile(r"['’][sS]$")


@dataclass(frozen=True, slots=True)
class Told:
    """What the key and the study say beside the texts."""

    people: Sequence[Identity]
    decisions: Sequence[Decision]
    pseudonyms: Mapping[UUID, str]
    put_in: frozenset[str]
    """What stands for something else, without brackets."""


def told_by(session: Session, people: Sequence[Identity], decisions: Sequence[Decision]) -> Told:
    """What must be known to propose and to plan."""
    pseudonyms = dict(session.execute(select(Participant.guid, Participant.pseudonym)).all())
    replaced = {words.strip("[]") for words in session.scalars(select(Replacement.words).distinct())}
    chosen = {one.replacement for one in decisions if one.replacement is not None}
    return Told(people, decisions, pseudonyms, frozenset(replaced | chosen))


def suggestions(session: Session, found: Mapping[SourceId, Sequence[Mention]], told: Told) -> list[Suggestion]:
    """The strings in the texts that were looked through, people first, then by how often they stand there."""
    rows = [study.transcript(session, source) for source in found]
    gathered = _Gathered(session, rows, found, told)
    said = [row.text for row in rows]
    corpus = {word.casefold() for text in said for word in re.findall(r"\w+", text)}
    proposer = Proposer(told.people, told.pseudonyms, told.put_in, corpus)
    for one in told.decisions:
        if one.replacement is not None and one.kind is NameKind.PERSON:
            proposer.follow(one.original, Proposal(one.replacement, one.participant))
    # Longer names first, so that shorter forms follow them; of the rest what is said most has the plainest name.
    longest = sorted(gathered.places, key=lambda key: (-len(key), key))
    often = sorted(gathered.places, key=lambda key: (-len(gathered.places[key]), key))
    people = [key for key in longest if gathered.kind(key) is NameKind.PERSON]
    others = [key for key in often if gathered.kind(key) is not NameKind.PERSON]
    made = [gathered.suggestion(key, proposer) for key in (*people, *others)]
    order = {kind: rank for rank, kind in enumerate(NameKind)}
    return sorted(made, key=lambda one: (order[one.kind], -len(one.places), key_of(one.words)))


def undecided_capitals(
    session: Session, found: Mapping[SourceId, Sequence[Mention]], told: Told
) -> list[Suggestion]:
    """Every word with a capital of which nothing was found and nothing decided: the last look over a text."""
    rows = [study.transcript(session, source) for source in found]
    kinds = strings_in(rows, found, told)
    wanted: dict[SourceId, list[Mention]] = {}
    names = {key_of(name) for name in (*told.pseudonyms.values(), *told.put_in)}
    for row in rows:
        held = [span for span, _ in Strings(kinds, told.put_in).places(row.text, found[row.source])]
        held += Strings({}, told.put_in).replaced(row.text)
        wanted[row.source] = [
            Mention(span, NameKind.OTHER, Why.CAPITAL)
            for span in _capitalised(row.text)
            if not any(span.overlaps(other) for other in held)
            and key_of(span.of(row.text)) not in names
            and span.of(row.text).casefold() not in COMMON_WORDS
        ]
    without_decisions = Told(told.people, (), told.pseudonyms, told.put_in)
    return [one for one in suggestions(session, wanted, without_decisions) if one.places]


class _Gathered:
    """The strings of some texts with their places."""

    def __init__(
        self,
        session: Session,
        rows: Sequence[TranscriptRow],
        found: Mapping[SourceId, Sequence[Mention]],
        told: Told,
    ) -> None:
        self.places: dict[str, list[Place]] = defaultdict(list)
        self._decisions: dict[str, list[Decision]] = defaultdict(list)
        for one in told.decisions:
            self._decisions[key_of(one.original)].append(one)
        self._mentions: dict[str, list[Mention]] = defaultdict(list)
        strings = Strings(strings_in(rows, found, told), told.put_in)
        guids = {SourceId(source): guid for source, guid in session.execute(select(Source.id, Source.guid))}
        excluded = set(session.scalars(select(Participant.id).where(not_(is_included()))))
        for row in rows:
            for mention in found[row.source]:
                self._mentions[key_of(mention.span.of(row.text))].append(mention)
            hidden = [Span(turn.start, turn.end) for turn in row.turns if turn.participant in excluded]
            for span, words in strings.places(row.text, found[row.source]):
                if not any(turn.overlaps(span) for turn in hidden):
                    place = _place(row, guids[row.source], span, hidden)
                    self.places[key_of(words)].append(place)

    def kind(self, key: str) -> NameKind:
        """What a string is: as somebody decided last, else as it was found most often."""
        decisions = self._decisions[key]
        if decisions:
            return decisions[-1].kind
        return Counter(one.kind for one in self._mentions[key]).most_common(1)[0][0]

    def suggestion(self, key: str, proposer: Proposer) -> Suggestion:
        """One string, with what speaks for replacing it."""
        places = self.places[key]
        words = Counter(place.words for place in places).most_common(1)[0][0]
        mentions, decisions = self._mentions[key], self._decisions[key]
        why = min((one.why for one in mentions), key=_SURENESS.__getitem__, default=None)
        everywhere = next((one for one in reversed(decisions) if one.source is None), None)
        chosen = next((one for one in (everywhere, *reversed(decisions)) if one and one.replacement), None)
        if chosen is not None and chosen.replacement is not None:
            proposal = Proposal(chosen.replacement, chosen.participant)
        else:
            proposal = proposer.propose(words, self.kind(key))
        return Suggestion(
            words=words,
            kind=self.kind(key),
            why=why,
            places=tuple(places),
            proposed=proposal.words,
            participant=proposal.participant,
            everywhere=everywhere,
            here={one.source: one for one in decisions if one.source is not None},
        )


def strings_in(
    rows: Sequence[TranscriptRow], found: Mapping[SourceId, Sequence[Mention]], told: Told
) -> dict[str, NameKind]:
    """Every string that is looked for, written as it was found first, and what it is."""
    kinds: dict[str, tuple[str, NameKind]] = {}
    for one in told.decisions:
        kinds.setdefault(key_of(one.original), (one.original, one.kind))
    for row in rows:
        for mention in found[row.source]:
            words = mention.span.of(row.text)
            kinds.setdefault(key_of(words), (words, mention.kind))
    return dict(kinds.values())


def _place(row: TranscriptRow, guid: UUID, span: Span, hidden: Sequence[Span]) -> Place:
    turn = next((turn for turn in row.turns if turn.start <= span.start < turn.end), None)
    before = Span(max(0, span.start - _AROUND), span.start)
    after = Span(span.end, min(len(row.text), span.end + _AROUND))
    return Place(
        source=row.source,
        source_name=row.name,
        source_guid=guid,
        version=row.version,
        span=span,
        turn=0 if turn is None else turn.number,
        label=turn is not None and span.end <= turn.speech_start,
        before=_on_one_line(without(hidden, before, row.text)),
        words=span.of(row.text),
        after=_on_one_line(without(hidden, after, row.text)),
    )


def _on_one_line(words: str) -> str:
    return _BLANKS.sub(" ", words)


def _capitalised(text: str) -> Iterator[Span]:
    for found in _CAPITALISED.finditer(text):
        bare = _POSSESSIVE.sub("", found[0])
        if bare[:1].isupper() and len(bare) > 1:
            yield Span(found.start(), found.start() + len(bare))


def kinds_in(suggested: Iterable[Suggestion]) -> Collection[NameKind]:
    """The kinds there are among suggestions, in their order."""
    there = {one.kind for one in suggested}
    return [kind for kind in NameKind if kind in there]
