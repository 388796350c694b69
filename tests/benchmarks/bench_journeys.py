"""What the journeys of a whole study cost to read: 42 children, each told by three people and the record.

    python -m tests.benchmarks.bench_journeys [--cases 42]

CPU seconds, medians of five.
"""

import argparse
import tempfile
from pathlib import Path

from app.coding import actions as coding
from app.coding.note_rows import PassagePlace
from app.journeys import actions, queries
from app.journeys.draft_rows import AccountDraft, EventDraft, PointDraft, SpellDraft
from app.journeys.journey_rows import EventKind, LaneKind, MarkId, Method
from app.journeys.measuring import accounts_compared, facts, lifegrid
from app.journeys.rules import When
from app.store.project import Project
from app.study import actions as study
from app.study import queries as studied
from app.study.rows import CaseId, CaseRelation, ConsentScope, ParticipantId
from tests.benchmarks.measure import median
from tests.builders import CARER, CHILD, PRACTITIONER, add, dialogue, new_study, place_of, speaker, version_of
from tests.journeys.made import record

AGES = range(5, 13)
_RELATIONS = {CHILD: CaseRelation.SELF, CARER: CaseRelation.CARER, PRACTITIONER: CaseRelation.PRACTITIONER}


def tell(project: Project, case: CaseId, tellers: list[ParticipantId], words: PassagePlace) -> None:
    """A home, a worker, a point of wellbeing of two and an event of three for every year, and the record."""
    child, carer, worker = tellers
    record(project, case)
    actions.set_journey(project, case=case, born="May 2003", reviewed_on="30/06/2015")
    code, coder = coding.make_code_path(project, path="Leaving"), coding.coder_named(project, name="Ada")
    marks: list[MarkId] = []
    for age in AGES:
        start, end = When.age(age), When.age(age + 1)
        for lane in (LaneKind.HOME, LaneKind.WORKER):
            spell = SpellDraft(lane, child, start, end, carer=f"Sam {age}", new_home=True)
            marks.append(actions.add_spell(project, case=case, spell=spell))
        for teller in (child, carer):
            point = PointDraft(teller, start, age % 5 - 2, Method.DRAWN)
            marks.append(actions.add_point(project, case=case, point=point))
        event, mark = actions.add_event(
            project,
            case=case,
            event=EventDraft(EventKind.MOVE, f"Move at {age}"),
            account=AccountDraft(child, start, told_why=False, effect=-1),
        )
        marks.append(mark)
        for teller in (carer, worker):
            account = AccountDraft(teller, start, told_why=True, effect=1)
            marks.append(actions.add_account(project, event=event, account=account))
    for mark in marks[::3]:
        actions.link_evidence(project, mark=mark, evidence=words, by="Ada")
        actions.code_mark(project, mark=mark, code=code, coder=coder)


def told_study(home: Path, cases: int) -> Project:
    """A study with so many told journeys."""
    project = new_study(home)
    for number in range(cases):
        names = [f"{place} {number}" for place in _RELATIONS]
        voices = [speaker(name, place) for name, place in zip(names, _RELATIONS, strict=True)]
        [source] = add(
            project, dialogue(f"Talk {number}", [(name, "just bags in the car") for name in names], voices)
        )
        words = PassagePlace(version_of(project, source), place_of(project, source, "just bags"))
        with project.reading() as session:
            known = {row.pseudonym: row.id for row in studied.participants(session)}
        tellers = [known[name] for name in names]
        with project.step("Tell"):
            case = study.add_case(project, pseudonym=names[0])
            for teller, relation in zip(tellers, _RELATIONS.values(), strict=True):
                study.link_case(project, case=case, participant=teller, relation=relation)
                study.set_consent(project, participant=teller, scope=ConsentScope.LINK, given=True)
            tell(project, case, tellers, words)
    return project


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=42)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, told_study(Path(folder), given.cases) as project:
        with project.reading() as session:
            every = queries.journeys(session)
            one = every[0]
            marks = len(one.spells) + len(one.points) + sum(len(event.accounts) for event in one.events)
            print(f"{len(every)} journeys of {marks} marks")
            for name, seconds in (
                ("one journey", median(lambda: queries.journey(session, one.case))),
                ("all journeys", median(lambda: queries.journeys(session))),
                ("all journeys with their facts", median(lambda: queries.journey_heads(session))),
                ("the facts of one", median(lambda: facts(one))),
                ("its accounts compared", median(lambda: accounts_compared(one))),
                ("its lifegrid", median(lambda: lifegrid(one))),
                ("the evidence of a mark", median(lambda: queries.evidence_of(session, one.spells[6].mark))),
            ):
                print(f"{name:<32}{seconds * 1000:8.1f} ms", flush=True)
        moved = one.spells[6].mark
        seconds = median(lambda: actions.move_spell(project, mark=moved, days=366))
        print(f"{'moving a spell':<32}{seconds * 1000:8.1f} ms", flush=True)


if __name__ == "__main__":
    main()
