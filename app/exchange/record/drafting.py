"""The official record as marks of a map: its own lane R, told by nobody who took part (DOMAIN §1.2, J-12)."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.exchange.record.reading import Episode, Missing, Record, Score, WorkerTime
from app.journeys.draft_rows import AccountDraft, EventDraft, RecordDraft, SpellDraft
from app.journeys.journey_rows import EventKind, LaneKind
from app.journeys.rules import Listed, Mark, Vocabulary, When

_LISTS = {
    Listed.PLACEMENT: "placements",
    Listed.REASON: "why a placement ended",
    Listed.STARTED: "why an episode started",
    Listed.PROVIDER: "providers",
    Listed.LEGAL: "legal statuses",
}
Happening = tuple[EventDraft, AccountDraft]


def record_draft(record: Record, vocabulary: Vocabulary) -> RecordDraft:
    """What the record tells: homes, legal statuses and workers; entering and leaving care, absences, scores."""
    spells = (*_homes(record.episodes), *_statuses(record.episodes, vocabulary), *_workers(record.workers))
    events = (
        *_in_and_out(record.episodes, vocabulary),
        *map(_absence, record.missing),
        *map(_score, record.scores),
    )
    return RecordDraft(spells, events)


def unlisted(draft: RecordDraft, vocabulary: Vocabulary) -> list[str]:
    """What the record says in codes that no pick-list of the study has, in sentences; each code once."""
    said: dict[tuple[str, Listed], None] = {}
    for spell in draft.spells:
        if spell.lane is LaneKind.HOME:
            said |= {(spell.code, Listed.PLACEMENT): None, (spell.ended_because, Listed.REASON): None}
            said |= {(spell.began_because, Listed.STARTED): None, (spell.provider, Listed.PROVIDER): None}
        elif spell.lane is LaneKind.LEGAL:
            said[spell.code, Listed.LEGAL] = None
    return [
        f"{code} is in no list of this study ({_LISTS[listed]}): it is kept as it is, and counts as not known."
        for code, listed in said
        if code and vocabulary.list(listed).term(code) is None
    ]


def _homes(episodes: Sequence[Episode]) -> Iterator[SpellDraft]:
    for episode in episodes:
        if episode.placement:
            yield SpellDraft(
                LaneKind.HOME,
                None,
                When.exact(episode.start),
                _end(episode.end),
                code=episode.placement,
                began_because=episode.started,
                ended_because=episode.reason,
                provider=episode.provider,
            )


def _statuses(episodes: Sequence[Episode], vocabulary: Vocabulary) -> Iterator[SpellDraft]:
    """One spell for each status, however many episodes it goes through without a gap."""
    told = [episode for episode in episodes if episode.legal]
    stretches: list[list[Episode]] = []
    for episode in told:
        before = stretches[-1][-1] if stretches else None
        if before is not None and before.legal == episode.legal and before.end == episode.start:
            stretches[-1].append(episode)
        else:
            stretches.append([episode])
    for stretch in stretches:
        term = vocabulary.list(Listed.LEGAL).term(stretch[0].legal)
        yield SpellDraft(
            LaneKind.LEGAL,
            None,
            When.exact(stretch[0].start),
            _end(stretch[-1].end),
            code=stretch[0].legal,
            label="" if term is None else term.label,
        )


def _workers(times: Sequence[WorkerTime]) -> Iterator[SpellDraft]:
    for time in times:
        yield SpellDraft(
            LaneKind.WORKER,
            None,
            When.exact(time.start),
            _end(time.end),
            label=f"Social worker {time.worker}",
            began_because=time.reason,
        )


def _in_and_out(episodes: Sequence[Episode], vocabulary: Vocabulary) -> Iterator[Happening]:
    for episode in episodes:
        if vocabulary.is_marked(Listed.STARTED, episode.started, Mark.ENTRY):
            need = vocabulary.list(Listed.NEED).term(episode.need)
            words = "" if need is None else need.label
            yield _happening(EventKind.ENTRY, "Came into care", episode.start, words)
        went = vocabulary.list(Listed.ENDED)
        if episode.end is not None and episode.ended and not went.is_marked(episode.ended, Mark.CONTINUES):
            term = went.term(episode.ended)
            yield _happening(
                EventKind.EXIT, "Left care", episode.end, episode.ended if term is None else term.label
            )


def _absence(missing: Missing) -> Happening:
    title = "Away without leave" if missing.away else "Missing"
    days = "" if missing.end is None else _days((missing.end - missing.start).days)
    return _happening(EventKind.CRISIS, title, missing.start, days)


def _score(score: Score) -> Happening:
    """The return has no day of the questionnaire, only its year."""
    words = f"in the return of {score.year}" if score.year else "in the return; its day is not in it"
    event = EventDraft(EventKind.OTHER, f"SDQ score {score.score}")
    return event, AccountDraft(None, When.unknown(words), first_hand=False)


def _happening(kind: EventKind, title: str, day: date, words: str) -> Happening:
    return EventDraft(kind, title), AccountDraft(None, When.exact(day), words=words, first_hand=False)


def _days(many: int) -> str:
    return "less than a day" if not many else "1 day" if many == 1 else f"{many} days"


def _end(day: date | None) -> When | None:
    return None if day is None else When.exact(day)
