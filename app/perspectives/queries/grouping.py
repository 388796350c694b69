"""Who is looked at, and in which groups they are set beside each other."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.queries import coders
from app.perspectives.rows import BY_AREA, BY_PERSPECTIVE, BY_ROLE, Choices, GroupRow, Only, Scope
from app.problems import Problem
from app.study import queries as study
from app.study.model import Source, Speaker
from app.study.queries.speaking import speaks
from app.study.rows import ParticipantId, ParticipantRow, SourceId, SourceKind, SourceStatus

People = dict[ParticipantId, ParticipantRow]
JOINED = " · "
"""Between the two answers that make a group."""


def dimensions(session: Session) -> list[str]:
    """What participants can be compared by."""
    return [BY_PERSPECTIVE, BY_AREA, BY_ROLE, *(row.name for row in study.attributes(session))]


def choices(session: Session) -> Choices:
    """What a comparison can be narrowed to: only what somebody answers, and coders and kinds there are."""
    people = _heard(session).values()
    found = []
    for dimension in dimensions(session):
        order, _ = _answers(session, dimension, people)
        given = {answer_to(person, dimension) for person in people}
        found.append((dimension, tuple(answer for answer in order if answer in given)))
    kinds = set(session.scalars(select(Source.kind).distinct()))
    return Choices(
        tuple(found),
        tuple(row.name for row in coders(session)),
        tuple(kind for kind in SourceKind if kind.value in kinds),
    )


def understood(session: Session, scope: Scope) -> Scope:
    """The scope as the study spells it; a Problem where it names what the study does not have."""
    known = dimensions(session)
    by, beside = _spelt(scope.by, known), _spelt(scope.beside, known) if scope.beside.strip() else ""
    if by == beside:
        raise Problem("The two dimensions are the same.", "Compare by two different ones, or by one.")
    everybody = [row.name for row in coders(session)]
    return replace(
        scope,
        by=by,
        beside=beside,
        only=_spelt_answers(session, [replace(one, dimension=_spelt(one.dimension, known)) for one in scope.only]),
        coders=tuple(_coder(name, everybody) for name in scope.coders),
    )


def people_in(session: Session, scope: Scope) -> People:
    """Everybody who counts and was heard, in the order of participants; how much of each is pending."""
    people = _heard(session, scope.kinds)
    for only in scope.only:
        people = {
            known: person for known, person in people.items() if answer_to(person, only.dimension) in only.answers
        }
    return people


def sources_of_kinds(session: Session, kinds: Sequence[SourceKind]) -> set[SourceId]:
    """The sources of some kinds."""
    rows = session.scalars(select(Source.id).where(Source.kind.in_([kind.value for kind in kinds])))
    return {SourceId(row) for row in rows}


def grouped(session: Session, scope: Scope, people: People) -> tuple[list[GroupRow], dict[ParticipantId, int]]:
    """The groups in their order, the unnamed last, and in which each person is.

    Of two dimensions only the combinations that somebody is in are groups.
    """
    asked = [scope.by, *([scope.beside] if scope.beside else [])]
    told = [_answers(session, dimension, people.values()) for dimension in asked]
    answers_of = {
        known: tuple(answer_to(person, dimension) for dimension in asked) for known, person in people.items()
    }
    many = Counter(answers_of.values())
    order = [answers for answers in product(*(order for order, _ in told)) if answers in many or len(asked) == 1]
    place_in = {answers: place for place, answers in enumerate(order)}
    place_of = {known: place_in[answers] for known, answers in answers_of.items()}
    members: list[list[ParticipantId]] = [[] for _ in order]
    for known, place in place_of.items():
        members[place].append(known)
    groups = []
    for answers, theirs in zip(order, members, strict=True):
        parts = tuple(answer or f"No {dimension} yet" for answer, dimension in zip(answers, asked, strict=True))
        looks = (palettes.get(answer) for answer, (_, palettes) in zip(answers, told, strict=True))
        groups.append(
            GroupRow(
                name=JOINED.join(parts),
                palette=next((look for look in looks if look is not None), None),
                participants=len(theirs),
                pending=sum(people[known].pending > 0 for known in theirs),
                named=all(answers),
                parts=parts,
                members=tuple(theirs),
            )
        )
    return groups, place_of


def answer_to(person: ParticipantRow, dimension: str) -> str:
    """What puts a person into a group; empty when nothing is said of them."""
    if dimension == BY_PERSPECTIVE:
        return person.perspective_name
    if dimension == BY_AREA:
        return person.area_name
    if dimension == BY_ROLE:
        return person.role
    return dict(person.attributes).get(dimension, "")


def _answers(
    session: Session, dimension: str, people: Iterable[ParticipantRow]
) -> tuple[list[str], Mapping[str, int | None]]:
    """The answers to a dimension in their order, no answer last, and the look that each has."""
    given = {answer_to(person, dimension) for person in people}
    palettes: dict[str, int | None] = {}
    if dimension == BY_PERSPECTIVE:
        palettes = {row.name: row.palette for row in study.perspectives(session)}
        order = list(palettes)
    elif dimension == BY_AREA:
        order = [row.name for row in study.areas(session)]
    else:
        order = sorted(given - {""}, key=_by_size)
    return [*order, *([""] if "" in given else [])], palettes


def _by_size(answer: str) -> tuple[bool, float, str]:
    """Numbers by size, then words by the alphabet."""
    try:
        return False, float(answer), ""
    except ValueError:
        return True, 0.0, answer.casefold()


def _heard(session: Session, kinds: Sequence[SourceKind] = ()) -> People:
    people = {row.id: row for row in study.participants(session) if row.counted and row.sources}
    if not kinds:
        return people
    coded: dict[ParticipantId, list[bool]] = defaultdict(list)
    for person, status in session.execute(
        select(Speaker.participant_id, Source.status)
        .join(Source, Speaker.source_id == Source.id)
        .where(Speaker.participant_id.is_not(None), Source.kind.in_([kind.value for kind in kinds]), speaks())
        .distinct()
    ):
        coded[ParticipantId(person or 0)].append(status == SourceStatus.CODED.value)
    return {
        known: replace(person, sources=len(coded[known]), pending=coded[known].count(False))
        for known, person in people.items()
        if known in coded
    }


def _spelt(wanted: str, known: Sequence[str]) -> str:
    """The dimension of this name, whatever its case; a Problem when there is none."""
    found = _called(wanted, known)
    if found is None:
        raise Problem("Participants have no attribute of that name.", f"Compare by {', '.join(known)}.")
    return found


def _spelt_answers(session: Session, only: Sequence[Only]) -> tuple[Only, ...]:
    """The answers as people give them; a Problem where nobody gives one."""
    people = _heard(session).values() if only else ()
    found = []
    for one in only:
        given = [answer for answer in _answers(session, one.dimension, people)[0] if answer]
        answers = [_called(answer, given) if answer.strip() else "" for answer in one.answers]
        spelt = tuple(answer for answer in answers if answer is not None)
        if len(spelt) < len(answers):
            raise Problem(f"Nobody gives that answer to “{one.dimension}”.", f"There is: {', '.join(given)}.")
        if spelt:
            found.append(Only(one.dimension, spelt))
    return tuple(found)


def _coder(wanted: str, known: Sequence[str]) -> str:
    found = _called(wanted, known)
    if found is None:
        raise Problem(
            "Nobody of that name codes in this study.", f"Who codes: {', '.join(known) or 'nobody yet'}."
        )
    return found


def _called(wanted: str, known: Sequence[str]) -> str | None:
    return next((name for name in known if name.casefold() == wanted.strip().casefold()), None)
