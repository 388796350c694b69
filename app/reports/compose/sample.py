"""Who took part and how the study was done, as far as it is recorded."""

from collections.abc import Sequence

from app.perspectives.rows import GroupRow
from app.reports.compose.cells import group_cell, number_cell
from app.reports.compose.front import heard_table, shown_groups
from app.reports.compose.sentences import count, day_of, listed, long_date
from app.reports.document import Align, Block, Cell, Column, Heading, Paragraph, Run, Style, Table, cell, plain
from app.reports.material import MethodMaterial, ReportMaterial
from app.safeguards.rules import SUPPRESSED, Suppression, cells_said, suppress_cells
from app.study.guide_rows import GuideQuestionRow
from app.study.rows import Approach, ParticipantRow

NO_AREA = "No area recorded"
_APPROACHES = {
    Approach.CODEBOOK: "Codebook thematic analysis: codes were defined in a codebook and applied to what people "
    "said.",
    Approach.RELIABILITY: "Coding-reliability thematic analysis: codes were defined in a codebook, and agreement "
    "between coders was checked.",
    Approach.REFLEXIVE: "Reflexive thematic analysis: themes were developed in the reading, and second readers "
    "were partners in conversation, not a test.",
}
MOST_QUESTIONS = 12


def sample_and_method(material: ReportMaterial) -> list[Block]:
    """People by perspective and area, who is not counted yet, and how the analysis was done."""
    blocks: list[Block] = [Heading(1, "Sample and method", new_page=True), *who_took_part(material)]
    return [*blocks, *_waiting(material.people), *_method(material.method, len(material.sources))]


def who_took_part(material: ReportMaterial) -> list[Block]:
    """People by perspective and area, as far as that may be told."""
    areas = _areas(material.people)
    counts = [
        [_there(material.people, group, area) for area in areas] for _, group in shown_groups(material.groups)
    ]
    hidden = suppress_cells(
        counts,
        [[sum(row)] * len(row) for row in counts],
        material.thresholds.small_cell,
        row_totals=True,
        column_totals=True,
        grand_total=True,
    )
    if not hidden.primary and not hidden.secondary:
        return [_sample_table(material, areas, counts, hidden)]
    if all(one is not None for row in hidden.cells for one in row):
        return [heard_table(material), Paragraph(plain(_by_area(material.people, areas)), Style.NOTE)]
    said = cells_said(material.thresholds.small_cell, material.thresholds.group)
    return [
        _sample_table(material, areas, counts, hidden),
        Paragraph(plain(f"“{SUPPRESSED}” stands for a count that could show who somebody is. {said}"), Style.NOTE),
    ]


def _areas(people: Sequence[ParticipantRow]) -> list[str]:
    return sorted({(one.area_name or NO_AREA) for one in people}, key=lambda name: (name == NO_AREA, name))


def _by_area(people: Sequence[ParticipantRow], areas: Sequence[str]) -> str:
    """How many people each area has, where of the perspectives there nothing may be told."""
    told = listed([f"{area} {sum((one.area_name or NO_AREA) == area for one in people)}" for area in areas])
    return (
        f"By area: {told}. How many of each perspective an area has is not shown: they are so few that somebody "
        "could be recognised."
    )


def _waiting(people: Sequence[ParticipantRow]) -> list[Block]:
    waiting = [person.pseudonym for person in people if person.pending]
    if not waiting:
        return [Paragraph(plain("Everyone’s transcripts are fully coded; nobody is pending."), Style.NOTE)]
    said = Run(f"{listed(waiting)}. {_pending_means(waiting)}")
    return [Paragraph((Run("Pending: ", bold=True), said), Style.NOTE)]


def _pending_means(waiting: list[str]) -> str:
    whose = "This person’s" if len(waiting) == 1 else "These people’s"
    return f"{whose} transcripts are not fully coded yet, so they are in no count of this report."


def _sample_table(
    material: ReportMaterial, areas: Sequence[str], counts: Sequence[Sequence[int]], hidden: Suppression
) -> Table:
    groups = shown_groups(material.groups)
    rows = [
        (
            group_cell(group),
            *(_count(hidden, number, column, counts) for column in range(len(areas))),
            _total(group.participants, hidden.row_totals[number]),
            number_cell(group.pending),
        )
        for number, (_, group) in enumerate(groups)
    ]
    sums = [sum(row[column] for row in counts) for column in range(len(areas))]
    totals: tuple[Cell, ...] = (
        cell("Everyone", bold=True),
        *(_total(number, hidden.column_totals[column]) for column, number in enumerate(sums)),
        _total(sum(group.participants for _, group in groups), hidden.grand_total),
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


def _count(hidden: Suppression, row: int, column: int, counts: Sequence[Sequence[int]]) -> Cell:
    if hidden.cells[row][column] is not None:
        return cell(SUPPRESSED, quiet=True)
    return number_cell(counts[row][column])


def _total(number: int, hidden: object | None) -> Cell:
    return cell(SUPPRESSED, quiet=True) if hidden is not None else cell(str(number), bold=True)


def _there(people: Sequence[ParticipantRow], group: GroupRow, area: str) -> int:
    return sum(
        (person.area_name or NO_AREA) == area
        and (person.perspective_name == group.name if group.named else person.perspective is None)
        for person in people
    )


def _method(method: MethodMaterial, sources: int) -> list[Block]:
    """The approach, the codebook, who coded, who read again, what was asked."""
    told = [("Approach", _APPROACHES[method.approach]), ("Codebook", _codebook(method))]
    told.append(("Coding", _coding(method, sources)))
    told.append(("Pseudonyms", _signed(method, sources)))
    blocks: list[Block] = [Heading(2, "How it was done")]
    blocks += [Paragraph((Run(f"{label}. ", bold=True), Run(words))) for label, words in told]
    return [*blocks, *_questions(method.questions, method.interviews)]


def _codebook(method: MethodMaterial) -> str:
    if not method.codes:
        return "There are no codes yet."
    held = count(method.codes, "code", "codes")
    if method.version is None:
        return f"{held}; no version of the codebook has been frozen."
    frozen = long_date(day_of(method.version.made_at))
    return f"{held}; the last frozen version is “{method.version.name}” of {frozen}."


def _coding(method: MethodMaterial, sources: int) -> str:
    if not method.coders:
        return "Nothing is coded yet."
    who = listed([f"{name} ({count(many, 'source', 'sources')})" for name, many in method.coders])
    if len(method.coders) == 1:
        return f"Coded by {who}. No second reader has coded any of it."
    again = f"{method.second_read} of {sources} were coded by more than one person"
    return f"Coded by {who}. {again}; differences were for the team to talk about."


def _signed(method: MethodMaterial, sources: int) -> str:
    by = f", by {listed(list(method.signers))}" if method.signers else ""
    return f"{method.signed_off} of {count(sources, 'source is', 'sources are')} signed off as pseudonymised{by}."


def _questions(questions: Sequence[GuideQuestionRow], interviews: int) -> list[Block]:
    """What was asked in how many interviews: silence means something only where somebody was asked."""
    heading = Heading(2, "What was asked, and what was not")
    if not questions:
        said = "No topic guide is recorded, so this report cannot tell silence from not having been asked."
        return [heading, Paragraph(plain(said), Style.NOTE)]
    rarest = sorted(questions, key=lambda row: (row.asked, -row.not_asked))[:MOST_QUESTIONS]
    kept = [row for row in questions if row in rarest]
    table = Table(
        caption="The questions of the topic guide"
        if len(kept) == len(questions)
        else f"The {len(kept)} questions of the topic guide that were asked least",
        description="One row for each question: in how many interviews it was asked, in how many it was not, "
        "and of how many that is not recorded.",
        columns=(
            Column(cell("Question", bold=True), 58),
            Column(cell("Asked", bold=True), 14, Align.RIGHT),
            Column(cell("Not asked", bold=True), 14, Align.RIGHT),
            Column(cell("Not recorded", bold=True), 14, Align.RIGHT),
        ),
        rows=tuple(
            (
                cell(row.text),
                number_cell(row.asked),
                number_cell(row.not_asked),
                number_cell(max(0, interviews - row.asked - row.not_asked)),
            )
            for row in kept
        ),
    )
    return [heading, table]
