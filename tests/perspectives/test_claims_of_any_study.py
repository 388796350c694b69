"""Any study is assessed as a naive reading of DOMAIN §2.4 assesses it, in whatever order its evidence came."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.coding import actions as coding
from app.coding.note_rows import PassagePlace
from app.language.spans import Span
from app.perspectives import actions
from app.perspectives.claim_rows import Assessed, ClaimId, EvidenceDraft, Limit, Stance
from app.perspectives.queries import board, evidence_sheet
from app.problems import Problem
from app.store.project import Project
from app.study import queries
from tests.builders import CARER, CHILD, INTERVIEWER, PRACTITIONER, new_study
from tests.perspectives.test_compare import Told, tell

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
GROUPS = (CHILD, CARER, PRACTITIONER)
Placed = tuple[int, set[str], set[str], set[str], set[str], set[str]]
"""n; who supports, challenges, nuances, does both; and is pending with evidence."""


@dataclass(frozen=True)
class Judged:
    """What a coder says of some lines of a source."""

    source: int
    lines: range
    stance: Stance
    coder: str


def judge(project: Project, told: Told, chance: Random) -> tuple[ClaimId, list[EvidenceDraft], list[Judged]]:
    """A claim, sometimes of one area alone, and evidence for and against it; refused where nobody is heard."""
    with project.reading() as session:
        areas = [Limit(row.id, None, row.name) for row in queries.areas(session)]
        transcripts = [
            queries.transcript(session, queries.source_named(session, f"S{one}").id)
            for one in range(len(told.sources))
        ]
    scope = chance.sample(areas, 1) if areas and chance.random() < 0.3 else []
    claim = actions.add_claim(project, statement="Children are told.", scope=scope)
    drafts: dict[tuple[object, str], tuple[EvidenceDraft, Judged]] = {}
    for _ in range(chance.randint(0, 14)):
        which = chance.randrange(len(told.sources))
        whose, _ = told.sources[which]
        first = chance.randrange(len(whose))
        lines = range(first, chance.randint(first, len(whose) - 1) + 1)
        heard = {whose[line] for line in lines}
        turns = transcripts[which].turns
        place = PassagePlace(
            transcripts[which].version, Span(turns[first].speech.start, turns[lines[-1]].speech.end)
        )
        name, stance = chance.choice(("Ada", "Bo")), chance.choice(list(Stance))
        coder = coding.coder_named(project, name=name)
        if heard - told.out - {INTERVIEWER}:
            draft = EvidenceDraft(claim, place, stance, coder)
            drafts.setdefault((place, name), (draft, Judged(which, lines, stance, name)))
        else:
            refused(project, EvidenceDraft(claim, place, stance, coder))
    limited = {limit.value for limit in scope}
    told.out |= {name for name, area in told.area.items() if limited and area not in limited}
    return claim, [draft for draft, _ in drafts.values()], [judged for _, judged in drafts.values()]


def refused(project: Project, draft: EvidenceDraft) -> None:
    """Nobody is heard there who counts: it is no evidence, and nothing is stored."""
    try:
        actions.link_all_evidence(project, rows=[draft])
    except Problem:
        return
    raise AssertionError("words of an interviewer, or of people left out, became evidence")


def on_board(project: Project) -> Assessed:
    with project.reading() as session:
        [found] = board(session)
    return found


def placed(project: Project, found: Assessed) -> dict[str, Placed]:
    """Perspective -> where its people are, by the board."""
    with project.reading() as session:
        names = {row.id: row.pseudonym for row in queries.participants(session)}

    def called(people: Iterable[int]) -> set[str]:
        return {names[one] for one in names if one in people}

    return {
        group.name: (
            group.n,
            called(group.supports),
            called(group.challenges),
            called(group.nuances),
            called(group.mixed),
            called(group.pending_voiced),
        )
        for group in found.groups
    }


def by_hand(told: Told, judged: list[Judged]) -> dict[str, Placed]:
    """The same, straight from the definition."""
    heard = {name for whose, _ in told.sources for name in whose} - told.out - {INTERVIEWER}
    pending = {name for name in heard if any(name in whose and not coded for whose, coded in told.sources)}
    stances: dict[str, set[Stance]] = defaultdict(set)
    for one in judged:
        for line in one.lines:
            stances[told.sources[one.source][0][line]].add(one.stance)
    table = {}
    for perspective in GROUPS:
        people = {name for name in heard if told.perspective[name] == perspective}
        ready = people - pending
        for_it = {name for name in ready if Stance.SUPPORTS in stances[name]}
        against = {name for name in ready if Stance.CHALLENGES in stances[name]}
        nuanced = {name for name in ready if stances[name] == {Stance.NUANCES}}
        waiting = {name for name in people & pending if stances[name]}
        table[perspective] = (len(ready), for_it - against, against - for_it, nuanced, for_it & against, waiting)
    return table


@QUICK
@given(st.integers(0, 2**20))
def test_any_study_is_assessed_as_a_naive_reading_does(seed: int) -> None:
    with TemporaryDirectory() as folder, new_study(Path(folder)) as project:
        chance = Random(seed)
        told = tell(project, chance)
        _, drafts, judged = judge(project, told, chance)
        actions.link_all_evidence(project, rows=drafts)
        found = on_board(project)
        assert placed(project, found) == by_hand(told, judged)
        for group in found.groups:
            voices = [*group.supports, *group.challenges, *group.nuances, *group.mixed]
            assert len(voices) == len({*voices}) == group.n - group.silent
            assert not {*voices} & {*group.pending}
            assert group.asked + group.not_asked + group.unknown == group.silent


@QUICK
@given(st.integers(0, 2**20))
def test_evidence_says_the_same_in_whatever_order_it_came(seed: int) -> None:
    with TemporaryDirectory() as folder, new_study(Path(folder)) as project:
        chance = Random(seed)
        claim, drafts, _ = judge(project, tell(project, chance), chance)
        actions.link_all_evidence(project, rows=drafts)
        first = on_board(project)
        with project.reading() as session:
            rows = evidence_sheet(session, claim).evidence
        for row in rows:
            actions.unlink_evidence(project, evidence=row.id)
        assert on_board(project).passages == 0
        chance.shuffle(drafts)
        for draft in drafts:
            actions.link_all_evidence(project, rows=[draft])
        assert on_board(project) == first
        with project.reading() as session:
            again = evidence_sheet(session, claim).evidence
        assert {(row.words, row.voices, row.stance, row.coder) for row in again} == {
            (row.words, row.voices, row.stance, row.coder) for row in rows
        }
