"""What the page reads off the GUI thread: answers with their first passages, tables, places two codes share."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.coding.asking.asking import answered_passages, ask
from app.coding.asking.conditions import Condition
from app.coding.asking.cooccurrence import cooccurrence, shared_passages
from app.coding.asking.matrix import matrix
from app.coding.asking.rows import Answer, Cooccurrence, GroupCount, Matrix, SavedQueryRow
from app.coding.asking.saved import saved_queries
from app.coding.asking.vocabulary import Kind, Vocabulary, vocabulary
from app.coding.asking.words import Piece, counted, pieces
from app.coding.rows import CodeId, PassageRow
from app.store.project import Project
from app.study.rows import ParticipantId
from app.ui.models.passages_model import PAGE
from app.ui.tasks import IsCancelled
from app.ui.widgets.linked_sentence import Words

EVERYTHING = "all"
"""The key of the number of all passages."""
Whose = frozenset[ParticipantId] | None


@dataclass(frozen=True, slots=True)
class Known:
    """The study's vocabulary and saved queries."""

    known: Vocabulary
    saved: tuple[SavedQueryRow, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Passages to read: what they are in words, what they come to, the first of them, whose each is."""

    sentence: tuple[Piece, ...]
    counts: tuple[Words, ...]
    rows: tuple[PassageRow, ...]
    total: int
    people: tuple[frozenset[ParticipantId], ...]
    """Of each passage in order, the people who are counted for it."""
    groups: dict[str, frozenset[ParticipantId]]
    """Key of a count -> the people it is of."""
    answer: Answer | None = None
    """What more of the passages are read by."""


def read_known(project: Project) -> Known:
    """What a question can name, and the questions kept."""
    with project.reading() as session:
        return Known(vocabulary(session), tuple(saved_queries(session)))


def read_answer(
    project: Project, where: Condition, known: Vocabulary, cancelled: IsCancelled, *, first: int | None = PAGE
) -> Reading:
    """Ask, and read the first passages; all of them when `first` is None."""
    with project.reading(cancelled) as session:
        answer = ask(session, where, known)
        rows = answered_passages(session, answer, limit=first)
    everybody = [(EVERYTHING, frozenset(person.id for person in known.people))]
    groups = dict(everybody + [(str(at), _of(known, group)) for at, group in enumerate(answer.groups)])
    return Reading(
        tuple(pieces(where, known)),
        tuple(_count_words(answer)),
        tuple(rows),
        len(answer.found),
        tuple(frozenset(one.people) for one in answer.found),
        groups,
        answer,
    )


def read_rest(project: Project, answer: Answer, cancelled: IsCancelled) -> list[PassageRow]:
    """Every passage of an answer."""
    with project.reading(cancelled) as session:
        return answered_passages(session, answer)


def read_places(
    project: Project, one: CodeId, other: CodeId, known: Vocabulary, cancelled: IsCancelled, *, below: bool
) -> Reading:
    """The words two codes share."""
    with project.reading(cancelled) as session:
        rows = shared_passages(session, one, other, below=below)
    heard = [frozenset(voice.participant for voice in row.voices) for row in rows]
    people = frozenset[ParticipantId]().union(*heard)
    names = [Piece(known.name(Kind.CODE, code), named=True) for code in (one, other)]
    places = "1 place" if len(rows) == 1 else f"{len(rows)} places"
    return Reading(
        (Piece("words that "), names[0], Piece(" and "), names[1], Piece(" share")),
        (Words(f"{places} of {len(people)} {'person' if len(people) == 1 else 'people'}"),),
        tuple(rows),
        len(rows),
        tuple(heard),
        {},
    )


def read_pairs(project: Project, cancelled: IsCancelled, *, below: bool) -> Cooccurrence:
    """All codes beside all."""
    with project.reading(cancelled) as session:
        return cooccurrence(session, below=below)


def read_matrix(
    project: Project, by: str, cancelled: IsCancelled, *, below: bool, against: Sequence[CodeId]
) -> Matrix:
    """All codes against a dimension."""
    with project.reading(cancelled) as session:
        return matrix(session, by, below=below, against=against)


def _count_words(answer: Answer) -> list[Words]:
    many = len(answer.found)
    if not many:
        return [Words("No passages")]
    said = [Words("1 passage" if many == 1 else f"{many:,} passages", EVERYTHING)]
    said.append(Words(f" from {counted(answer.people, 'people')}"))
    for place, group in enumerate(answer.groups):
        if group.k or group.pending_k:
            said += [Words(" · "), Words(counted(group), str(place))]
        elif group.n:
            said += [Words(f" · {counted(group)}")]
    return said


def _of(known: Vocabulary, group: GroupCount) -> frozenset[ParticipantId]:
    return frozenset(
        person.id
        for person in known.people
        if person.perspective_name == group.name or (person.perspective is None and group.palette is None)
    )
