"""Made-up people and what they might have said: material for reports without a database."""

from datetime import date

from app.coding.rows import CodeId, CodeRow, CodingId, PassageKind, PassageRow, SegmentId, Voice
from app.perspectives.rows import CellRow, ComparisonLine, GroupRow
from app.reports.material import CodeMaterial, QuoteMaterial, ReportMaterial, ThemeMaterial
from app.reports.spec import ReportSpec, Wording
from app.study.rows import (
    AreaId,
    ParticipantId,
    ParticipantRow,
    PerspectiveId,
    SourceId,
    SourceKind,
    SourceRow,
    SourceStatus,
    VersionId,
)

DAY = date(2025, 11, 23)
GROUPS = (
    GroupRow("Children and young people", 0, participants=13, pending=1),
    GroupRow("Carers", 1, participants=10, pending=0),
    GroupRow("Practitioners", 2, participants=12, pending=2),
)
YOUNG = (
    "Robin",
    "Amara",
    "Dev",
    "Kit",
    "Leila",
    "Jonah",
    "Priya",
    "Sam",
    "Tariq",
    "Maisie",
    "Ollie",
    "Nell",
    "Zed",
)
CARERS = ("Dawn", "Gareth", "Yasmin", "Colin", "Bev", "Hugh", "Mirela", "Pete", "Ruth", "Stan")
WORKERS = ("Alex", "Bryony", "Carys", "Dean", "Esther", "Farid", "Gwen", "Howard", "Ines", "Jude", "Karim", "Liz")


def code(number: int, name: str, parent: int | None = None, **more: str) -> CodeRow:
    """A code of the tree, with its fields filled unless said otherwise."""
    fields = {
        "definition": f"What people say about {name.lower()}.",
        "when_to_use": "Use for first-hand accounts.",
        "when_not": "Not for general views.",
        "example": "They just said get in the car.",
    } | more
    return CodeRow(
        id=CodeId(number),
        parent=None if parent is None else CodeId(parent),
        name=name,
        path=name if parent is None else f"Told why I moved / {name}",
        depth=0 if parent is None else 1,
        position=number,
        colour=number % 7,
        passages=4,
        passages_below=9,
        definition=fields["definition"],
        when_to_use=fields["when_to_use"],
        when_not=fields["when_not"],
        example=fields["example"],
    )


def line(
    row: CodeRow, counts: tuple[int, ...], groups: tuple[GroupRow, ...] = GROUPS, pending: int = 0
) -> ComparisonLine:
    """A line of the comparison: so many people of each group, the widest difference worked out."""
    cells = tuple(
        CellRow(
            k=k,
            n=group.n,
            passages=k * 2,
            areas=min(k, 4),
            pending_k=pending if group.pending else 0,
            people=tuple(ParticipantId(number) for number in range(k)),
        )
        for k, group in zip(counts, groups, strict=True)
    )
    rates = [(cell.k / cell.n, number) for number, cell in enumerate(cells) if cell.n and groups[number].named]
    widest = (max(rates)[1], min(rates)[1]) if len(rates) > 1 else None
    difference = max(rates)[0] - min(rates)[0] if widest else None
    return ComparisonLine(row.id, row.path, row.name, row.colour, row.depth, cells, difference, widest)


WORDS = {
    "Robin": "I got in from school and it was just bags in the car. Nobody said anything until the motorway.",
    "Amara": "She told me in the car park. I remember the milkshake more than what she said. […]",
    "Kit": "Miss Okafor just kept turning up. Even when I’d been horrible, she’d be there with the dog.",
    "Dev": "They put my things in bin bags. My trainers were in with the wet towels.",
    "Leila": "كل أغراضي كانت في كيس واحد.",
    "Dawn": "He came at nine at night with a carrier bag, and he asked me whether he’d been naughty.",
    "Gareth": "I was told not to tell her until the worker came. The worker came at half past four.",
    "Yasmin": "It doesn’t have to be us. It has to be somebody, and it has to be the same somebody.",
    "Bev": "He would not unpack for the first three weeks, and I understood that.",
    "Carys": "When a placement breaks down on a Friday there isn’t a lot of preparing anyone can do.",
    "Esther": "One relationship that lasts longer than the plan does.",
    "Farid": "The form has eleven pages and a box for the child’s view that is three lines high.",
}
NOUNS = ("young person", "foster carer", "social worker")


def said(*names: str) -> tuple[QuoteMaterial, ...]:
    """What these people may be quoted with."""
    found = []
    for number, name in enumerate(names):
        group = next(which for which, people in enumerate((YOUNG, CARERS, WORKERS)) if name in people)
        attribution = f"{name}, {NOUNS[group]}, Area {'ABCD'[number % 4]}"
        person, passage = ParticipantId(number_of(name)), SegmentId(number_of(name))
        found.append(QuoteMaterial(group, person, name, WORDS[name], attribution, passage))
    return tuple(found)


def number_of(who: str) -> int:
    """A participant's number, the same in every run."""
    return (*YOUNG, *CARERS, *WORKERS).index(who) + 1


def people() -> tuple[ParticipantRow, ...]:
    """Everyone heard: four areas in turn, one child and two practitioners pending."""
    rows = []
    for group, names in enumerate((YOUNG, CARERS, WORKERS)):
        for number, name in enumerate(names):
            rows.append(
                person(number_of(name), name, group, "ABCD"[number % 4], pending=number < GROUPS[group].pending)
            )
    return tuple(rows)


def person(
    number: int, name: str, group: int, area: str, *, role: str = "", pending: bool = False
) -> ParticipantRow:
    """One participant."""
    return ParticipantRow(
        id=ParticipantId(number),
        pseudonym=name,
        perspective=PerspectiveId(group + 1),
        perspective_name=GROUPS[group].name,
        perspective_palette=group,
        role=role,
        area=AreaId(ord(area)),
        area_name=f"Area {area}",
        quote_consent=True,
        excluded=False,
        withdrawn=False,
        sources=1,
        pending=int(pending),
    )


def source(number: int, kind: SourceKind, status: SourceStatus = SourceStatus.CODED) -> SourceRow:
    """One transcript."""
    return SourceRow(
        id=SourceId(number),
        name=f"Transcript {number}",
        kind=kind,
        status=status,
        version=VersionId(number),
        format="docx",
        characters=40_000,
        turns=200,
        words=8_000,
        participants=(),
        perspective=None,
        collected_on="",
        excluded=False,
    )


def voice(
    who: str = "Robin", group: int = 0, *, area: str = "Area B", role: str = "", quotable: bool = True
) -> Voice:
    """Somebody heard in a passage."""
    return Voice(
        participant=ParticipantId(number_of(who)),
        pseudonym=who,
        perspective=PerspectiveId(group + 1),
        perspective_name=GROUPS[group].name,
        palette=group,
        role=role,
        area_name=area,
        quotable=quotable,
    )


def passage(speech: str, *voices: Voice, start: int = 0, version: int = 1, text: str | None = None) -> PassageRow:
    """A coded passage."""
    return PassageRow(
        coding=CodingId(start + 1),
        segment=SegmentId(start + 1),
        kind=PassageKind.TEXT,
        source=SourceId(version),
        source_name="Transcript",
        version=VersionId(version),
        start=start,
        end=start + len(speech),
        text=speech if text is None else text,
        speech=speech,
        before="",
        after="",
        turn_number=1,
        code=CodeId(1),
        code_path="Told why I moved",
        coder="Coder",
        memo="",
        voices=voices or (voice(),),
    )


def themes() -> tuple[ThemeMaterial, ...]:
    """Four themes: one apart, one shared, one where practitioners are silent, one without a definition."""
    told = code(
        1,
        "Told why I moved",
        definition="Whether, when and by whom a child was told that they would move, and why. Includes being told "
        "too late, in the car, or only in a letter.",
    )
    late, letter = code(2, "Told on the day", 1), code(3, "Told by letter", 1)
    adult, bags, paper = code(4, "A trusted adult"), code(5, "Belongings"), code(6, "Paperwork", definition="")
    parts = (CodeMaterial(late, line(late, (7, 2, 0))), CodeMaterial(letter, line(letter, (2, 2, 1))))
    heard_of_told = said("Robin", "Amara", "Dawn", "Gareth", "Carys")
    return (
        ThemeMaterial(told, line(told, (9, 4, 1), pending=1), parts, heard_of_told),
        ThemeMaterial(adult, line(adult, (11, 9, 10)), (), said("Kit", "Yasmin", "Esther")),
        ThemeMaterial(bags, line(bags, (8, 3, 0)), (), said("Dev", "Leila", "Bev")),
        ThemeMaterial(paper, line(paper, (0, 2, 9)), (), said("Farid")),
    )


def material(wording: Wording = Wording.WORDS_AND_COUNTS, spec: ReportSpec | None = None) -> ReportMaterial:
    """A whole study's worth."""
    chosen = themes()
    return ReportMaterial(
        spec=spec or ReportSpec(DAY, version="Draft 2", wording=wording),
        study="Moving on: care journeys in four areas",
        groups=GROUPS,
        people=people(),
        sources=(
            *(source(number, SourceKind.INTERVIEW) for number in range(1, 25)),
            *(source(number, SourceKind.JOINT) for number in (25, 26)),
            source(27, SourceKind.GROUP),
            *(source(number, SourceKind.FIELD_NOTE) for number in (28, 29)),
            source(30, SourceKind.INTERVIEW, SourceStatus.CODING),
        ),
        themes=chosen,
        codebook=tuple(
            row
            for theme in chosen
            for row in (theme.code, *(part.code for part in theme.below))
            if row is not None
        ),
    )
