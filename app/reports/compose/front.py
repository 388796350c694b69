"""The first pages: title and contents, and everything on one page for readers who read one page."""

from app.perspectives.claim_rows import ClaimStatus, Signal
from app.perspectives.rows import GroupRow
from app.reports.compose.cells import count_cell, group_cell, group_columns, number_cell
from app.reports.compose.saying import Saying
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
from app.reports.material import ClaimMaterial, ReportMaterial, ThemeMaterial
from app.reports.rules import SMALL_GROUP, meanings
from app.reports.spec import TITLES, ReportKind, Stage
from app.study.rows import SourceKind, SourceStatus

MOST_AT_A_GLANCE = 6
"""So many themes and assumptions stand on the one page; the others have their sections."""
_KINDS = {
    SourceKind.INTERVIEW: ("interview", "interviews"),
    SourceKind.JOINT: ("joint interview", "joint interviews"),
    SourceKind.GROUP: ("group discussion", "group discussions"),
    SourceKind.FIELD_NOTE: ("field note", "field notes"),
}
_CHALLENGED = (Signal.BY_ALL, Signal.FROM_WITHIN, Signal.ACROSS)


def saying(material: ReportMaterial) -> Saying:
    """How this report says how many."""
    spec = material.spec
    return Saying(spec.wording, spec.scale, material.thresholds.group)


def caution(circle: str) -> str:
    """The line of warning on the first page."""
    return f"Contains pseudonymised data — do not circulate beyond {circle.strip() or 'the study team'}."


def footer(material: ReportMaterial) -> str:
    """The line at the foot of each page."""
    spec = material.spec
    draft = " · draft" if spec.stage is Stage.DRAFT else ""
    return f"{material.study} · {spec.name}{draft} · pseudonymised, for {spec.circle.strip() or 'the study team'}"


def title_block(material: ReportMaterial) -> TitleBlock:
    """What this is, of when, how finished, and for whose eyes."""
    spec = material.spec
    stage = "" if spec.stage.value in spec.version.casefold() else spec.stage.value.capitalize()
    details = " · ".join(filter(None, (long_date(spec.date), spec.version.strip(), stage)))
    about = _only_thing(material)
    if about and not spec.title:
        kind = f"{TITLES[spec.kind]} · {material.study}"
        return TitleBlock(about, kind, details, caution(spec.circle), compact=True)
    return TitleBlock(spec.name, material.study, details, caution(spec.circle), compact=bool(about))


def _only_thing(material: ReportMaterial) -> str:
    """What a short form is about; empty of a whole report."""
    if material.spec.kind is ReportKind.THEME and material.themes:
        return material.themes[0].name
    if material.spec.kind is ReportKind.ASSUMPTION and material.claims:
        claim = material.claims[0].claim
        return f"{claim.ref}  {claim.statement}"
    return ""


def title_page(material: ReportMaterial) -> list[Block]:
    """The title, and where things are."""
    return [title_block(material), Contents("Contents")]


def at_a_glance(material: ReportMaterial) -> list[Block]:
    """The one page for readers who read one page."""
    say = saying(material)
    blocks: list[Block] = [Heading(1, "At a glance", new_page=True), *question(material)]
    blocks.append(Paragraph(plain(sample_sentence(material)), Style.LEAD))
    if material.themes:
        blocks += _themes(material, say)
    elif not material.claims:
        return [*blocks, Paragraph(plain("No theme has coded passages yet."), Style.NOTE)]
    blocks += _challenged(material)
    return [*blocks, *how_to_read(say)]


def question(material: ReportMaterial) -> list[Block]:
    """What the study asks, where its author wrote it down."""
    asked = material.spec.question.strip()
    return [Paragraph((Run("The question. ", bold=True), Run(asked)))] if asked else []


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
    kinds: dict[SourceKind, int] = {}
    for source in material.sources:
        kinds[source.kind] = kinds.get(source.kind, 0) + 1
    parts = [count(kinds[kind], *words) for kind, words in _KINDS.items() if kinds.get(kind)]
    coded = sum(source.status is SourceStatus.CODED for source in material.sources)
    return f"The study holds {listed(parts)}; {coded} of {len(material.sources)} fully coded."


def _themes(material: ReportMaterial, say: Saying) -> list[Block]:
    """What each theme says and how many of whom raised it, the widest difference first."""
    ranked = sorted(material.themes, key=_widest_first)
    shown, more = ranked[:MOST_AT_A_GLANCE], len(ranked) - MOST_AT_A_GLANCE
    groups = shown_groups(material.groups)
    columns = [Column(cell("Theme", bold=True), 49)]
    if say.says:
        columns += group_columns([group for _, group in groups], 51 // len(groups))
    rows = tuple(
        (
            _statement(theme),
            *(count_cell(group, theme.line.cells[number], say) for number, group in groups if say.says),
        )
        for theme in shown
    )
    table = Table(
        caption="The themes, the widest difference between perspectives first"
        if say.says
        else "The themes of this report",
        description="One row for each theme, one column for each perspective; each cell says how many people "
        "raised the theme, with a bar for the share.",
        columns=tuple(columns),
        rows=rows,
    )
    rest = f"{count(more, 'more theme has its section', 'more themes have their sections')} below."
    return [table, *([Paragraph(plain(rest), Style.NOTE)] if more > 0 else [])]


def _statement(theme: ThemeMaterial) -> Cell:
    """A theme's name and what it claims."""
    said = theme.statement if theme.theme is not None else ""
    return Cell(((Run(f"{theme.name}. ", bold=True), Run(said)),) if said else ((Run(theme.name, bold=True),),))


def _widest_first(theme: ThemeMaterial) -> float:
    return -(theme.line.difference if theme.line.difference is not None else -1.0)


def shown_groups(groups: tuple[GroupRow, ...]) -> list[tuple[int, GroupRow]]:
    """Groups of the study's perspectives, and the nameless one only when somebody is in it."""
    return [(number, group) for number, group in enumerate(groups) if group.named or group.participants]


def is_challenged(claim: ClaimMaterial) -> bool:
    """Whether somebody decided so, or the evidence suggests it."""
    status = claim.claim.status
    return status is ClaimStatus.CHALLENGED or claim.sheet.assessed.signal in _CHALLENGED


def _challenged(material: ReportMaterial) -> list[Block]:
    """The assumptions that do not stand as they are, with how the perspectives stand to each other."""
    found = [claim for claim in material.claims if is_challenged(claim)]
    if not material.claims:
        return []
    if not found:
        said = (
            f"None of the {count(len(material.claims), 'assumption', 'assumptions')} tested is challenged so far."
        )
        return [Paragraph(plain(said))]
    rows = tuple(
        (
            Cell(((Run(f"{one.claim.ref}  ", bold=True), Run(one.claim.statement)),)),
            cell(one.sheet.assessed.pattern.value.capitalize()),
            cell(one.sheet.assessed.signal.value.capitalize()),
            cell(one.claim.status.value.capitalize()),
        )
        for one in found[:MOST_AT_A_GLANCE]
    )
    table = Table(
        caption=f"Assumptions challenged: {len(found)} of {len(material.claims)} tested",
        description="One row for each assumption: how the perspectives stand to each other, what the evidence "
        "suggests, and what was decided.",
        columns=(
            Column(cell("Assumption", bold=True), 46),
            Column(cell("Pattern", bold=True), 18),
            Column(cell("The evidence suggests", bold=True), 20),
            Column(cell("Decided", bold=True), 16),
        ),
        rows=rows,
    )
    return [table]


def how_to_read(say: Saying) -> list[Block]:
    """What the counts count, and what the words for how many mean."""
    if not say.says:
        return []
    return [
        Heading(2, "How to read the counts"),
        Paragraph((Run(counts_said(say)), *scale_said(say)), Style.NOTE),
    ]


def counts_said(say: Saying) -> str:
    """What a count counts."""
    small = (
        f"Groups of fewer than {say.smallest_group} have no counts, only none, one or two, or some, so that "
        "nobody can be recognised."
        if say.smallest_group > SMALL_GROUP
        else f"Groups of fewer than {SMALL_GROUP} have no words."
    )
    return (
        "Counts are of people, never of passages: “6 of 9” means that of nine people whose transcripts are fully "
        "coded six raised it, however often. Everybody else is pending and in no count; “+1 pending” means that "
        f"one of them has raised it already. {small} "
    )


def scale_said(say: Saying) -> tuple[Run, ...]:
    """The words for how many, each with its meaning, run together in one paragraph."""
    parts: list[Run] = []
    for word, meaning in meanings(say.scale):
        parts += [Run(str(word).capitalize(), bold=True), Run(f": {meaning}. ")]
    return tuple(parts)


def heard_table(material: ReportMaterial) -> Table:
    """Who was heard, perspective by perspective."""
    rows = tuple(
        (group_cell(group), number_cell(group.participants), number_cell(group.n), number_cell(group.pending))
        for _, group in shown_groups(material.groups)
    )
    return Table(
        caption="Who was heard",
        description="One row for each perspective: people, those counted, and those pending.",
        columns=(
            Column(cell("Perspective", bold=True), 46),
            Column(cell("People", bold=True), 18, Align.RIGHT),
            Column(cell("Counted", bold=True), 18, Align.RIGHT),
            Column(cell("Pending", bold=True), 18, Align.RIGHT),
        ),
        rows=rows,
    )
