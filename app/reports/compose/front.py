"""The first pages: title, contents, everything at a glance, and who took part."""

from collections import Counter

from app.perspectives.rows import GroupRow
from app.reports.compose.cells import count_cell, group_cell, group_columns, number_cell
from app.reports.compose.sentences import count, listed, long_date, whom
from app.reports.document import (
    Align,
    Block,
    Cell,
    Column,
    Contents,
    Heading,
    Paragraph,
    Run,
    Style,
    Table,
    TitleBlock,
    cell,
    plain,
)
from app.reports.material import ReportMaterial, ThemeMaterial
from app.reports.rules import SMALL_GROUP, meanings
from app.reports.spec import Wording
from app.study.rows import ParticipantRow, SourceKind, SourceStatus

CAUTION = "Contains pseudonymised data — do not circulate beyond the study team."
NO_AREA = "No area recorded"

_KINDS = {
    SourceKind.INTERVIEW: ("interview", "interviews"),
    SourceKind.JOINT: ("joint interview", "joint interviews"),
    SourceKind.GROUP: ("group discussion", "group discussions"),
    SourceKind.FIELD_NOTE: ("field note", "field notes"),
}


def title_page(material: ReportMaterial) -> list[Block]:
    """What this is, of when, for whose eyes, and where things are."""
    spec = material.spec
    details = " · ".join(filter(None, (long_date(spec.date), spec.version)))
    return [TitleBlock(spec.name, material.study, details, CAUTION), Contents("Contents")]


def at_a_glance(material: ReportMaterial) -> list[Block]:
    """The one page for readers who read one page."""
    wording = material.spec.wording
    blocks: list[Block] = [
        Heading(1, "At a glance", new_page=True),
        Paragraph(plain(sample_sentence(material)), Style.LEAD),
    ]
    if not material.themes:
        return [*blocks, Paragraph(plain("No theme has coded passages yet."), Style.NOTE)]
    if wording is not Wording.NONE:
        blocks.append(_theme_table(material))
    return [*blocks, *_how_to_read(wording)]


def sample_sentence(material: ReportMaterial) -> str:
    """Who took part and what there is of them, in figures."""
    heard = [f"{whom(group)} {group.participants}" for group in material.groups if group.participants]
    areas = len({person.area for person in material.people if person.area is not None})
    where = f" in {count(areas, 'local area', 'local areas')}" if areas else ""
    people = count(sum(group.participants for group in material.groups), "person", "people")
    who = f" ({', '.join(heard)})" if heard else ""
    return f"{people} took part{where}{who}. {_holdings(material)}"


def _holdings(material: ReportMaterial) -> str:
    """What kinds of sources there are, and how many of them are fully coded."""
    if not material.sources:
        return "The study holds no sources yet."
    kinds = Counter(source.kind for source in material.sources)
    parts = [count(kinds[kind], *words) for kind, words in _KINDS.items() if kinds[kind]]
    coded = sum(source.status is SourceStatus.CODED for source in material.sources)
    return f"The study holds {listed(parts)}; {coded} of {len(material.sources)} fully coded."


def _theme_table(material: ReportMaterial) -> Table:
    groups = _shown(material.groups)
    ranked = sorted(material.themes, key=_widest_first)
    rows = tuple(
        (
            cell(theme.code.name, bold=True),
            *(count_cell(group, theme.line.cells[number], material.spec.wording) for number, group in groups),
        )
        for theme in ranked
    )
    columns = (
        Column(cell("Theme", bold=True), 34),
        *group_columns([group for _, group in groups], 66 // len(groups)),
    )
    return Table(
        caption="How many people raised each theme, the widest difference between perspectives first",
        description="One row for each theme, one column for each perspective; each cell says how many of how many "
        "people raised the theme, with a bar for the share.",
        columns=columns,
        rows=rows,
    )


def _widest_first(theme: ThemeMaterial) -> float:
    return -(theme.line.difference if theme.line.difference is not None else -1.0)


def _shown(groups: tuple[GroupRow, ...]) -> list[tuple[int, GroupRow]]:
    """Groups of the study's perspectives, and the nameless one only when somebody is in it."""
    return [(number, group) for number, group in enumerate(groups) if group.named or group.participants]


def _how_to_read(wording: Wording) -> list[Block]:
    if wording is Wording.NONE:
        return []
    return [
        Heading(2, "How to read the counts"),
        Paragraph(
            plain(
                "Counts are of people, never of passages. In “6 of 9”, nine people’s transcripts are fully coded "
                "and six of them raised the theme, however often. People whose transcripts are not fully coded "
                "yet are pending: they are in neither number. Words for how many have a fixed meaning; groups of "
                f"fewer than {SMALL_GROUP} people are always given as a count."
            )
        ),
        Paragraph(_scale(), Style.NOTE),
    ]


def _scale() -> tuple[Run, ...]:
    """The words for how many, each with its meaning, run together in one paragraph."""
    parts: list[Run] = []
    for word, meaning in meanings():
        parts += [Run(str(word).capitalize(), bold=True), Run(f": {meaning}. ")]
    return tuple(parts)


def who_took_part(material: ReportMaterial) -> list[Block]:
    """People by perspective and area, and who is not counted yet, by pseudonym."""
    blocks: list[Block] = [Heading(1, "Who took part"), _sample_table(material)]
    waiting = [person.pseudonym for person in material.people if person.pending]
    if waiting:
        said = Run(f"{listed(waiting)}. {_pending_means(waiting)}")
        blocks.append(Paragraph((Run("Pending: ", bold=True), said), Style.NOTE))
    else:
        blocks.append(Paragraph(plain("Everyone’s transcripts are fully coded; nobody is pending."), Style.NOTE))
    return blocks


def _pending_means(waiting: list[str]) -> str:
    whose = "This person’s" if len(waiting) == 1 else "These people’s"
    return f"{whose} transcripts are not fully coded yet, so they are in no count of this report."


def _sample_table(material: ReportMaterial) -> Table:
    groups = _shown(material.groups)
    people = material.people
    areas = sorted({(person.area_name or NO_AREA) for person in people}, key=lambda name: (name == NO_AREA, name))
    rows = [
        (
            group_cell(group),
            *(number_cell(_there(people, group, area)) for area in areas),
            cell(str(group.participants), bold=True),
            number_cell(group.pending),
        )
        for _, group in groups
    ]
    totals: tuple[Cell, ...] = (
        cell("Everyone", bold=True),
        *(cell(str(sum((p.area_name or NO_AREA) == area for p in people)), bold=True) for area in areas),
        cell(str(sum(group.participants for _, group in groups)), bold=True),
        cell(str(sum(group.pending for _, group in groups)), bold=True),
    )
    return Table(
        caption="People who took part, by perspective and local area",
        description="One row for each perspective, one column for each area, then everyone and those pending.",
        columns=(
            Column(cell("Perspective", bold=True), 34),
            *(Column(cell(area, bold=True), 12, Align.RIGHT) for area in areas),
            Column(cell("People", bold=True), 12, Align.RIGHT),
            Column(cell("Pending", bold=True), 12, Align.RIGHT),
        ),
        rows=(*rows, totals),
        total_row=True,
    )


def _there(people: tuple[ParticipantRow, ...], group: GroupRow, area: str) -> int:
    return sum(
        (person.area_name or NO_AREA) == area
        and (person.perspective_name == group.name if group.named else person.perspective is None)
        for person in people
    )
