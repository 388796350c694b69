"""The seven prompts to look for what does not fit (DOMAIN §2.7): plain Python, each rule by itself.

A prompt is there as long as its cause is, and goes with it. Sentences hold numbers and names of perspectives and
codes, never what anybody said.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from fractions import Fraction

from app.coding.rows import CodeId
from app.journeys.journey_rows import EventId
from app.perspectives.claim_rows import Assessed, ClaimStatus, GroupTally, Lean
from app.perspectives.rules.closing import CLOSED
from app.perspectives.rules.flags import Provenance
from app.perspectives.rules.thresholds import Thresholds
from app.perspectives.worklist_rows import Found, PromptKey, PromptKind
from app.study.rows import ParticipantId, PerspectiveId

ASIDE = frozenset({ClaimStatus.SET_ASIDE, ClaimStatus.NOT_TESTABLE})
"""Nobody tests these: nothing is asked about their evidence."""
_LEANING = frozenset({Lean.SUPPORTS, Lean.CHALLENGES, Lean.DEPENDS, Lean.DIVIDED})


def raised_by_nearly_all(
    code: CodeId,
    name: str,
    perspective: PerspectiveId,
    group: str,
    *,
    raised: Collection[ParticipantId],
    others: Sequence[tuple[ParticipantId, bool | None]],
    thresholds: Thresholds,
) -> Iterator[Found]:
    """Rule 1: at least so large a share of a perspective raises a code; who did not, and were they asked?

    `others` are the counted who did not. A small group, and one in which everybody raised it, asks nothing.
    """
    k, n = len(raised), len(raised) + len(others)
    if n < thresholds.words_from or not others or Fraction(k, n) < thresholds.common:
        return
    yield Found(
        PromptKey(PromptKind.COMMON, code=code, perspective=perspective),
        f"{k} of {n} {_lower(group)} raise “{name}”. {_asked_of(others)}",
        "Read what those who did not raise it say instead: do they not share it, or did nobody ask?",
        tuple(others),
    )


def never_challenged(assessed: Assessed, negative_cases: int, thresholds: Thresholds) -> Iterator[Found]:
    """Rule 2: supported by so many people, challenged by nobody, and nobody noted having looked for challenge."""
    supports = sum(len(group.supports) for group in assessed.groups)
    against = sum(len(group.challenges) + len(group.mixed) for group in assessed.groups)
    if supports < thresholds.unopposed or against or negative_cases:
        return
    yield Found(
        PromptKey(PromptKind.UNOPPOSED, claim=assessed.claim.id),
        f"{supports} people support it and nobody challenges it.",
        "Search for challenge: look through uncoded passages near its codes in the perspectives that say least of "
        "it, and note what you find, or that you found none.",
    )


def challenged_from_one_place(assessed: Assessed, sources: Mapping[ParticipantId, Provenance]) -> Iterator[Found]:
    """Rule 3: at least two people challenge a claim, all of one case, in one area, or met by one interviewer.

    That of which the whole study has only one says nothing.
    """
    against = [
        person for group in assessed.groups for person in (*group.challenges, *group.mixed) if person in sources
    ]
    if len(against) < 2:
        return
    everywhere = {kind: {place for one in sources.values() for place in of(one)} for kind, of in _PLACES.items()}
    for kind, of in _PLACES.items():
        shared = set(of(sources[against[0]])).intersection(*(of(sources[person]) for person in against))
        if shared and len(everywhere[kind]) > 1:
            yield Found(
                PromptKey(PromptKind.ONE_PLACE, claim=assessed.claim.id),
                f"All {len(against)} people who challenge it {_SHARED[kind]}.",
                "Look for the same elsewhere before it is taken for more than that.",
                tuple((person, None) for person in against),
            )
            return


def silent_perspectives(
    assessed: Assessed,
    asked: Mapping[PerspectiveId, Sequence[tuple[ParticipantId, bool | None]]],
    thresholds: Thresholds,
) -> Iterator[Found]:
    """Rule 4: a perspective says nothing of a claim while another does; were they asked?

    Where every one of them was, the silence is a finding and nothing is asked. `asked` has the counted of each
    perspective.
    """
    speaking = [group for group in assessed.groups if group.voiced >= thresholds.voices]
    for group in assessed.groups:
        if group.voiced or not group.n or not speaking or group.asked == group.n:
            continue
        people = tuple(one for one in asked.get(group.perspective, ()) if one[1] is not True)
        louder = max(speaking, key=lambda other: other.voiced)
        yield Found(
            PromptKey(PromptKind.SILENT, claim=assessed.claim.id, perspective=group.perspective),
            f"{group.name}: silent, while {louder.voiced} of {louder.n} {_lower(louder.name)} speak of it. "
            f"{_silence(group)}",
            "Was it in the topic guide? Ask it, or record in which interviews it was asked.",
            people,
        )


def only_second_hand(assessed: Assessed, told_of_children: int, children: PerspectiveId | None) -> Iterator[Found]:
    """Rule 5: others tell of children, and no child speaks of it."""
    own = next((group for group in assessed.groups if group.perspective == children), None)
    if own is None or own.voiced or not told_of_children:
        return
    passages = "1 passage tells" if told_of_children == 1 else f"{told_of_children} passages tell"
    yield Found(
        PromptKey(PromptKind.SECOND_HAND, claim=assessed.claim.id),
        f"{passages} of children second-hand, and no child speaks of it.",
        "Look for the children’s own words before anything is said for them.",
    )


def record_against_child(event: EventId, title: str, child: str, *, said: str, recorded: str) -> Iterator[Found]:
    """Rule 6: the official record gives another group of reasons for a move than the child does."""
    if said and recorded and said != recorded:
        yield Found(
            PromptKey(PromptKind.RECORD, event=event),
            f"“{title}”: {child} and the official record give different reasons.",
            "Read both accounts. The record is one more account, not the arbiter; judge the event, with a reason.",
        )


def rival_explanation(assessed: Assessed) -> Iterator[Found]:
    """Rule 7: a claim leans somewhere, or is closed, and nobody wrote what else could explain it."""
    claim = assessed.claim
    ripe = claim.status in CLOSED or any(group.lean in _LEANING for group in assessed.groups)
    if ripe and not claim.rival.strip():
        when = "It is closed" if claim.status in CLOSED else "Its evidence leans already"
        yield Found(
            PromptKey(PromptKind.RIVAL, claim=claim.id),
            f"{when}, and no rival explanation is written down.",
            "Write what else these accounts could come from, before the status is decided.",
        )


_PLACES: Mapping[str, Callable[[Provenance], tuple[str, ...]]] = {
    "case": lambda one: one.cases,
    "area": lambda one: (one.area,) if one.area else (),
    "interviewer": lambda one: one.interviewers,
}
_SHARED = {
    "case": "speak of one case",
    "area": "are in one area",
    "interviewer": "were met by one interviewer",
}


def _asked_of(people: Sequence[tuple[ParticipantId, bool | None]]) -> str:
    told = [asked for _, asked in people]
    parts = [
        (told.count(True), "asked"),
        (told.count(False), "not asked"),
        (told.count(None), "not recorded whether asked"),
    ]
    said = ", ".join(f"{many} {what}" for many, what in parts if many)
    return f"Of the {len(people)} who did not: {said}." if len(people) > 1 else f"The one who did not: {said[2:]}."


def _silence(group: GroupTally) -> str:
    parts = ((group.asked, "asked"), (group.not_asked, "not asked"), (group.unknown, "not recorded"))
    return f"Of {group.n}: {', '.join(f'{many} {what}' for many, what in parts if many)}."


def _lower(name: str) -> str:
    return name if len(name) > 1 and name[:2].isupper() else name[:1].lower() + name[1:]
