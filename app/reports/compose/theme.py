"""One theme: what it is, what each perspective said of it, where they differ, and the counts."""

from collections.abc import Sequence

from app.perspectives.rows import CellRow, GroupRow
from app.reports.compose.cells import count_cell, group_cell, group_columns, number_cell
from app.reports.compose.sentences import amount, difference, pending, raised, whom
from app.reports.document import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Quote,
    Run,
    Style,
    Table,
    cell,
    plain,
)
from app.reports.material import QuoteMaterial, ThemeMaterial
from app.reports.rules import prevalence
from app.reports.spec import ReportSpec, Wording


def theme_section(theme: ThemeMaterial, groups: Sequence[GroupRow], spec: ReportSpec) -> list[Block]:
    """The section of one theme, from its definition to its evidence table."""
    blocks: list[Block] = [Heading(1, theme.code.name), *_definition(theme)]
    shown = [
        (number, group, theme.line.cells[number])
        for number, group in enumerate(groups)
        if group.participants or group.named
    ]
    for number, group, found in shown:
        quotes = [quote for quote in theme.quotes if quote.group == number]
        blocks += _perspective(group, found, quotes, spec)
    blocks.append(Heading(2, "Where accounts differ"))
    blocks.append(Paragraph(plain(difference(theme.line, groups, spec.wording))))
    if spec.wording is not Wording.NONE:
        blocks.append(Heading(2, "The evidence"))
        blocks.append(_evidence_table(theme, [(group, found) for _, group, found in shown], spec.wording))
        if theme.below:
            blocks.append(_sub_codes_table(theme, [(number, group) for number, group, _ in shown], spec.wording))
    return blocks


def _definition(theme: ThemeMaterial) -> list[Block]:
    code = theme.code
    within = [Paragraph((Run(f"In the codebook: {code.path}", quiet=True),))] if code.parent is not None else []
    if code.definition.strip():
        return [*within, Paragraph(plain(code.definition), Style.LEAD, keep_with_next=True)]
    return [*within, Paragraph(plain("This theme has no definition yet."), Style.NOTE, keep_with_next=True)]


def _perspective(
    group: GroupRow, found: CellRow, quotes: Sequence[QuoteMaterial], spec: ReportSpec
) -> list[Block]:
    """What one perspective said: how many, then in their words; silence is said too."""
    blocks: list[Block] = [
        Heading(2, f"What {whom(group)} said", palette=group.palette),
        Paragraph(
            plain(" ".join(filter(None, (raised(group, found, spec.wording), pending(found))))),
            _manner(found),
            keep_with_next=bool(quotes),
        ),
    ]
    if found.k and not quotes and spec.quotes_per_perspective:
        blocks.append(Paragraph(plain("None of these passages may be quoted on its own."), Style.NOTE))
    return [*blocks, *(Quote(quote.words, quote.attribution, group.palette) for quote in quotes)]


def _manner(found: CellRow) -> Style:
    """Silence stands in a box of its own; what cannot be counted yet is only a note."""
    if not found.n:
        return Style.NOTE
    return Style.BODY if found.k or found.pending_k else Style.SILENCE


def _evidence_table(theme: ThemeMaterial, shown: Sequence[tuple[GroupRow, CellRow]], wording: Wording) -> Table:
    words = wording is Wording.WORDS_AND_COUNTS
    rows = tuple(
        (
            group_cell(group),
            count_cell(group, found, wording, pending=False),
            *((_word(found),) if words else ()),
            number_cell(found.areas),
            number_cell(found.passages),
            _pending(group, found),
        )
        for group, found in shown
    )
    return Table(
        caption=f"{theme.code.name}: who raised it",
        description="One row for each perspective: how many of how many people, in words, in how many areas, "
        "in how many passages, and how many people are pending.",
        columns=(
            Column(cell("Perspective", bold=True), 32),
            Column(cell("People", bold=True), 22),
            *((Column(cell("In words", bold=True), 17),) if words else ()),
            Column(cell("Areas", bold=True), 10, Align.RIGHT),
            Column(cell("Passages", bold=True), 15, Align.RIGHT),
            Column(cell("Pending", bold=True), 19, Align.RIGHT),
        ),
        rows=rows,
    )


def _word(found: CellRow) -> Cell:
    word = prevalence(found.k, found.n)
    return cell("—" if word is None else str(word), quiet=word is None or not found.k)


def _pending(group: GroupRow, found: CellRow) -> Cell:
    """Pending people, and those of them who raised it already."""
    if not found.pending_k:
        return number_cell(group.pending)
    return cell(f"{group.pending} ({found.pending_k} raised it)")


def _sub_codes_table(theme: ThemeMaterial, groups: Sequence[tuple[int, GroupRow]], wording: Wording) -> Table:
    rows = tuple(
        (
            Cell(((Run(part.code.name),),), indent=part.code.depth - theme.code.depth - 1),
            *(cell(amount(part.line.cells[n], wording), quiet=not part.line.cells[n].k) for n, _ in groups),
            number_cell(sum(part.line.cells[n].passages for n, _ in groups)),
        )
        for part in theme.below
    )
    return Table(
        caption=f"{theme.code.name}: the codes below it",
        description="One row for each code below the theme: how many of how many people of each perspective "
        "raised it, and in how many passages of theirs.",
        columns=(
            Column(cell("Code", bold=True), 36),
            *group_columns([group for _, group in groups], 52 // len(groups)),
            Column(cell("Passages", bold=True), 15, Align.RIGHT),
        ),
        rows=rows,
    )
