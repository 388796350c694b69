"""The passages of a code sorted by who says them, and what stands around one of them. No Qt."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.coding.passages import passages_of
from app.coding.queries import subtree
from app.coding.rows import CodeId, PassageRow, Voice
from app.coding.rules import NOT_QUOTED
from app.language.spans import Span
from app.store.project import Project
from app.study import queries as study
from app.study.rows import ParticipantId, ParticipantRow, TranscriptRow, TurnRow

LEFT_OUT = "[…]"


@dataclass(frozen=True, slots=True)
class GroupQuotes:
    """What one group said: the words of people who are counted, and apart from them those of the pending."""

    counted: tuple[PassageRow, ...]
    pending: tuple[PassageRow, ...]

    def of(self, person: ParticipantId) -> "GroupQuotes":
        """Only what one person said."""
        return GroupQuotes(_by(self.counted, person), _by(self.pending, person))


@dataclass(frozen=True, slots=True)
class Context:
    """The turns around a passage, as they would be read aloud: "Interviewer: …"."""

    before: str
    after: str


def read_quotes(project: Project, wanted: Sequence[CodeId], cancelled: Callable[[], bool]) -> list[PassageRow]:
    """Every passage of some codes and of the codes below them that is counted."""
    with project.reading(cancelled) as session:
        below = [code for one in wanted for code in subtree(session, one)]
        return [row for row in passages_of(session, list(dict.fromkeys(below))) if not row.restricted]


def quotes_of(said: Iterable[PassageRow], members: Sequence[ParticipantRow]) -> GroupQuotes:
    """What the members of a group said, in the order of the passages."""
    pending = {row.id for row in members if row.pending}
    ready = {row.id for row in members} - pending
    counted, waiting = [], []
    for passage in said:
        heard = {voice.participant for voice in passage.voices}
        if heard & ready:
            counted.append(passage)
        elif heard & pending:
            waiting.append(passage)
    return GroupQuotes(tuple(counted), tuple(waiting))


def _by(said: Iterable[PassageRow], person: ParticipantId) -> tuple[PassageRow, ...]:
    return tuple(row for row in said if any(voice.participant == person for voice in row.voices))


def attribution(voice: Voice) -> str:
    """Whose words, for the study team: pseudonym, role, area."""
    return " · ".join(part for part in (voice.pseudonym, voice.role, voice.area_name) if part)


def copied_quote(passage: PassageRow, *, kept: bool) -> str:
    """Clean words with whose they are and where they stand; where they are kept back, the rest alone."""
    whose = " and ".join(
        ", ".join(part for part in (v.pseudonym, v.role, v.area_name) if part) for v in passage.voices
    )
    words = NOT_QUOTED if kept else f"“{passage.speech}”"
    return f"{words} — {whose} ({passage.source_name})"


def read_context(project: Project, passage: PassageRow) -> Context:
    """The turns before and after a passage, and the rest of its own; the words of the excluded stay out."""
    if passage.source is None or passage.version is None:
        return Context("", "")
    with project.reading() as session:
        transcript = study.transcript(session, passage.source)
        silenced = {row.id for row in study.participants(session) if not row.counted}
    if transcript.version != passage.version:
        return Context("", "")
    touched = [turn for turn in transcript.turns if turn.start < passage.end and passage.start < turn.end]
    if not touched:
        return Context("", "")
    first, last = transcript.turns.index(touched[0]), transcript.turns.index(touched[-1])
    before = [_turn(transcript, turn, silenced) for turn in transcript.turns[max(0, first - 1) : first]]
    after = [_turn(transcript, turn, silenced) for turn in transcript.turns[last + 1 : last + 2]]
    before.append(_rest(transcript, touched[0], Span(touched[0].speech_start, passage.start), silenced))
    after.insert(0, _rest(transcript, touched[-1], Span(passage.end, touched[-1].end), silenced))
    return Context("\n".join(filter(None, before)), "\n".join(filter(None, after)))


def _turn(transcript: TranscriptRow, turn: TurnRow, silenced: set[ParticipantId]) -> str:
    if turn.participant in silenced:
        return LEFT_OUT
    return f"{turn.pseudonym or turn.label}: {_one_line(turn.speech.of(transcript.text))}"


def _rest(transcript: TranscriptRow, turn: TurnRow, span: Span, silenced: set[ParticipantId]) -> str:
    return "" if turn.participant in silenced else _one_line(span.of(transcript.text))


def _one_line(words: str) -> str:
    return " ".join(words.split())
