"""From the stances of passages to the stances of people, and to how a perspective stands (DOMAIN §2.4)."""

from collections.abc import Collection, Iterable, Mapping

from app.perspectives.claim_rows import GroupTally, ParticipantStance, Stance
from app.perspectives.rules.lean import lean_of
from app.perspectives.rules.thresholds import Thresholds
from app.study.rows import ParticipantId, PerspectiveRow


def participant_stance(stances: Collection[Stance]) -> ParticipantStance:
    """How one person stands to a claim, of all their evidence; nuances count when nothing else is there."""
    supports, challenges = Stance.SUPPORTS in stances, Stance.CHALLENGES in stances
    if supports and challenges:
        return ParticipantStance.MIXED
    if challenges:
        return ParticipantStance.CHALLENGES
    if supports:
        return ParticipantStance.SUPPORTS
    return ParticipantStance.NUANCES if stances else ParticipantStance.SILENT


def tally_group(
    perspective: PerspectiveRow,
    *,
    ready: Iterable[ParticipantId],
    pending: Iterable[ParticipantId],
    stances: Mapping[ParticipantId, Collection[Stance]],
    asked: Mapping[ParticipantId, bool | None],
    holds: bool,
    thresholds: Thresholds,
) -> GroupTally:
    """The people of one perspective in scope, each where their evidence puts them.

    `ready` are those whose sources are all fully coded, in order; `asked` says of the silent whether they were.
    """
    people: dict[ParticipantStance, list[ParticipantId]] = {stance: [] for stance in ParticipantStance}
    for person in ready:
        people[participant_stance(stances.get(person, ()))].append(person)
    silent: dict[bool | None, list[ParticipantId]] = {True: [], False: [], None: []}
    for person in people[ParticipantStance.SILENT]:
        silent[asked.get(person)].append(person)
    waiting = tuple(pending)
    counts = [len(people[stance]) for stance in ParticipantStance]
    return GroupTally(
        perspective=perspective.id,
        name=perspective.name,
        palette=perspective.palette,
        n=sum(counts),
        supports=tuple(people[ParticipantStance.SUPPORTS]),
        challenges=tuple(people[ParticipantStance.CHALLENGES]),
        nuances=tuple(people[ParticipantStance.NUANCES]),
        mixed=tuple(people[ParticipantStance.MIXED]),
        pending=waiting,
        pending_voiced=tuple(person for person in waiting if stances.get(person)),
        asked=len(silent[True]),
        not_asked=len(silent[False]),
        holds=holds,
        lean=lean_of(sum(counts), *counts[:4], thresholds=thresholds),
        silent_asked=tuple(silent[True]),
        silent_not_asked=tuple(silent[False]),
        silent_unknown=tuple(silent[None]),
    )
