"""One theme: what it claims, what each perspective said, where they differ, what does not fit, and the counts."""

from collections.abc import Sequence

from app.perspectives.claim_rows import ClaimRow
from app.perspectives.rows import CellRow, Convergence, GroupRow
from app.reports.compose.cells import count_cell, group_cell, group_columns, number_cell
from app.reports.compose.saying import Saying
from app.reports.compose.sentences import count, difference, listed, pending, raised, whom
from app.reports.document import (
    Align,
    Block,
    Bullets,
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
from app.reports.spec import ReportSpec, Wording

_BADGES = {
    Convergence.AGREEMENT: "How much of each perspective raised it is much the same: agreement.",
    Convergence.PARTIAL: "How much of each perspective raised it differs somewhat: partial agreement.",
    Convergence.DISSONANCE: "How much of each perspective raised it differs widely: dissonance.",
    Convergence.SILENCE: "One perspective raised it and another is silent.",
    Convergence.NOT_ENOUGH: "",
}


def theme_section(
    theme: ThemeMaterial,
    groups: Sequence[GroupRow],
    spec: ReportSpec,
    say: Saying,
    *,
    level: int = 1,
    brief: bool = False,
) -> list[Block]:
    """The section of one theme, from its statement to its evidence table; in brief without the codes behind it."""
    blocks: list[Block] = [Heading(level, theme.name, new_page=not brief), *definition(theme), *_told(theme)]
    shown = [
        (number, group, theme.line.cells[number])
        for number, group in enumerate(groups)
        if group.participants or group.named
    ]
    for number, group, found in shown:
        quotes = [quote for quote in theme.quotes if quote.group == number]
        blocks += _perspective(group, found, quotes, spec, say, level + 1)
    blocks += [Heading(level + 1, "Where accounts differ"), *_differing(theme, groups, say)]
    blocks += _exceptions(theme, groups, level + 1)
    if say.says:
        blocks.append(Heading(level + 1, "The evidence"))
        blocks.append(_evidence_table(theme, [(group, found) for _, group, found in shown], say))
        if theme.below and not brief:
            blocks.append(_sub_codes_table(theme, [(number, group) for number, group, _ in shown], say))
    return [*blocks, *_assumptions(theme.claims, level + 1)]


def definition(theme: ThemeMaterial) -> list[Block]:
    """What a theme claims and how far it reaches; of a code what it means."""
    if theme.theme is not None:
        return _of_theme(theme)
    code = theme.code
    assert code is not None
    within = [Paragraph((Run(f"In the codebook: {code.path}", quiet=True),))] if code.parent is not None else []
    if code.definition.strip():
        return [*within, Paragraph(plain(code.definition), Style.LEAD, keep_with_next=True)]
    return [*within, Paragraph(plain("This theme has no definition yet."), Style.NOTE, keep_with_next=True)]


def _of_theme(theme: ThemeMaterial) -> list[Block]:
    row = theme.theme
    assert row is not None
    blocks: list[Block] = []
    if row.statement.strip():
        blocks.append(Paragraph((Run(row.statement.strip(), bold=True),), Style.LEAD, keep_with_next=True))
    else:
        blocks.append(Paragraph(plain("This theme has no statement yet."), Style.NOTE, keep_with_next=True))
    if row.scope.strip():
        blocks.append(Paragraph((Run("What it is about. ", bold=True), Run(row.scope.strip()))))
    built = [part.code.name for part in theme.below if part.code.id in row.codes]
    from_codes = f"Built from the {'code' if len(built) == 1 else 'codes'} {listed(built)}. " if built else ""
    blocks.append(Paragraph(plain(f"{from_codes}Status: {row.status.value}."), Style.NOTE))
    return blocks


def _told(theme: ThemeMaterial) -> list[Block]:
    """What its author wrote for reports, in their words."""
    if theme.theme is None:
        return []
    return [Paragraph(plain(line.strip())) for line in theme.theme.report_text.splitlines() if line.strip()]


def _perspective(
    group: GroupRow,
    found: CellRow,
    quotes: Sequence[QuoteMaterial],
    spec: ReportSpec,
    say: Saying,
    level: int,
) -> list[Block]:
    """What one perspective said: how many, then in their words; silence is said too."""
    later = pending(found) if say.counts(group.participants) else ""
    blocks: list[Block] = [
        Heading(level, f"What {whom(group)} said", palette=group.palette),
        Paragraph(
            plain(" ".join(filter(None, (raised(group, found, say), later)))),
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


def _differing(theme: ThemeMaterial, groups: Sequence[GroupRow], say: Saying) -> list[Block]:
    badge = _BADGES[theme.line.convergence]
    return [Paragraph(plain(" ".join(filter(None, (difference(theme.line, groups, say), badge)))))]


def _exceptions(theme: ThemeMaterial, groups: Sequence[GroupRow], level: int) -> list[Block]:
    """What speaks against a theme: the researchers' words and the passages named against it."""
    if theme.theme is None:
        return []
    blocks: list[Block] = [Heading(level, "Exceptions")]
    written = theme.theme.contrary.strip()
    blocks += [Paragraph(plain(line.strip())) for line in written.splitlines() if line.strip()]
    if theme.against:
        named = count(theme.against, "passage is", "passages are")
        shown = len(theme.exceptions)
        quoted = "" if shown == theme.against else f", {shown or 'none'} of which may be quoted here"
        blocks.append(Paragraph(plain(f"{named} named against this theme{quoted}."), keep_with_next=bool(shown)))
        blocks += [
            Quote(quote.words, quote.attribution, groups[quote.group].palette) for quote in theme.exceptions
        ]
    elif not written:
        said = "Nobody has named a passage against this theme, nor written down why there is none."
        blocks.append(Paragraph(plain(said), Style.NOTE))
    return blocks


def _evidence_table(theme: ThemeMaterial, shown: Sequence[tuple[GroupRow, CellRow]], say: Saying) -> Table:
    words = say.wording is Wording.WORDS_AND_COUNTS
    rows = tuple(
        (
            group_cell(group),
            count_cell(group, found, say, pending=False),
            *((_word(found, say),) if words else ()),
            number_cell(found.areas) if say.counts(found.n) else cell("—", quiet=True),
            number_cell(found.passages),
            _pending(group, found, say),
        )
        for group, found in shown
    )
    return Table(
        caption=f"{theme.name}: who raised it",
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


def _word(found: CellRow, say: Saying) -> Cell:
    word = say.word(found.k, found.n) if found.n and say.counts(found.n) else None
    return cell("—" if word is None else word, quiet=word is None or not found.k)


def _pending(group: GroupRow, found: CellRow, say: Saying) -> Cell:
    """Pending people, and those of them who raised it already."""
    if not found.pending_k or not say.counts(group.participants):
        return number_cell(group.pending)
    return cell(f"{group.pending} ({found.pending_k} raised it)")


def _sub_codes_table(theme: ThemeMaterial, groups: Sequence[tuple[int, GroupRow]], say: Saying) -> Table:
    top = min(part.code.depth for part in theme.below)
    rows = tuple(
        (
            Cell(((Run(part.code.name),),), indent=part.code.depth - top),
            *(_amount(part.line.cells[n], say) for n, _ in groups),
            number_cell(sum(part.line.cells[n].passages for n, _ in groups)),
        )
        for part in theme.below
    )
    below = theme.theme is None
    return Table(
        caption=f"{theme.name}: {'the codes below it' if below else 'the codes behind it'}",
        description=f"One row for each code {'below' if below else 'behind'} the theme: how many of how many "
        "people of each perspective raised it, and in how many passages of theirs.",
        columns=(
            Column(cell("Code", bold=True), 36),
            *group_columns([group for _, group in groups], 52 // len(groups)),
            Column(cell("Passages", bold=True), 15, Align.RIGHT),
        ),
        rows=rows,
    )


def _amount(found: CellRow, say: Saying) -> Cell:
    return cell(say.amount(found.k, found.n), quiet=not found.k)


def _assumptions(claims: Sequence[ClaimRow], level: int) -> list[Block]:
    """The assumptions this theme bears on, where they stand, and on which track."""
    if not claims:
        return []
    items = tuple(
        (
            Run(f"{claim.ref}  ", bold=True),
            Run(claim.statement),
            Run(f"  {' · '.join(filter(None, (claim.status.value, track_words(claim))))}", quiet=True),
        )
        for claim in claims
    )
    return [Heading(level, "Assumptions it bears on"), Bullets(items)]


def track_words(claim: ClaimRow) -> str:
    """Which track a claim bears on, as a reader would say it; empty where nobody chose."""
    if claim.track is None:
        return ""
    return {
        "improve": "improve now",
        "innovate": "test something new",
        "both": "improve now and test something new",
    }[claim.track.value]
