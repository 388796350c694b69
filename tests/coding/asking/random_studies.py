"""Small random studies for comparing what asking finds with a slow count of the definitions."""

from random import Random

from app.coding import actions as coding
from app.coding.rows import CodingDraft
from app.store.project import Project
from app.study import actions
from app.study.rows import AttributeKind, CaseRelation, ConsentScope, ParticipantDraft, SourceStatus
from tests.builders import CARER, CHILD, INTERVIEWER, add, dialogue, person

WORDS = "bags car school moved nobody said they told me twice".split()
PATHS = ["A", "A / B", "A / B / C", "D", "E"]
CODERS = ["Ada", "Bo"]
AREAS = ["North", "South"]


def make(project: Project, chance: Random) -> None:
    """People of some groups, a few transcripts, overlapping passages; somebody may be left out."""
    names = [f"P{number}" for number in range(chance.randint(1, 4))]
    actions.add_attribute(project, name="Age", kind=AttributeKind.NUMBER)
    rows = [
        ParticipantDraft(
            name,
            chance.choice([CHILD, CARER, ""]),
            chance.choice(["aunt", "foster carer", ""]),
            chance.choice([*AREAS, ""]),
            attributes=(("Age", chance.choice(["7", "12", "12.0", ""])),),
        )
        for name in names
    ]
    actions.set_participants(project, rows=rows)
    case = actions.add_case(project, pseudonym="Case")
    for name in names:
        if chance.random() < 0.3:
            relation = chance.choice(list(CaseRelation))
            actions.link_case(project, case=case, participant=person(project, name), relation=relation)
    labels = [*names, INTERVIEWER]
    drafts = [
        dialogue(
            f"S{number}",
            [
                (chance.choice(labels), " ".join(chance.choices(WORDS, k=chance.randint(1, 5))))
                for _ in range(chance.randint(1, 6))
            ],
        )
        for number in range(chance.randint(1, 3))
    ]
    sources = add(project, *drafts)
    for path in ("A / B / C", "D", "E"):
        coding.make_code_path(project, path=path)
    codings = []
    for _ in range(chance.randint(0, 18)):
        draft = chance.choice(drafts)
        first = chance.choice(draft.turns)
        last = chance.choice([first, chance.choice(draft.turns)])
        start = chance.randint(first.speech_start, first.end - 1)
        end = chance.randint(last.speech_start + 1, last.end)
        if draft.text[start:end].strip():
            memo = chance.choice(["", "", "odd"])
            codings.append(CodingDraft(draft.name, start, end, chance.choice(PATHS), chance.choice(CODERS), memo))
    if codings:
        coding.code_passages(project, rows=codings)
    ready = [source for source in sources if chance.random() < 0.7]
    actions.set_status(project, sources=ready, status=SourceStatus.CODED)
    for name in names:
        if chance.random() < 0.2:
            who = person(project, name)
            actions.set_consent(project, participant=who, scope=ConsentScope.TAKE_PART, given=False)
