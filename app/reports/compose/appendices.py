"""The appendices: framework matrix, how the report was made, negative cases, and what was pseudonymised."""

from collections import Counter
from collections.abc import Iterator, Sequence

from app.perspectives.framework_rows import Framework, FrameworkCellRow
from app.reports.compose.claims import thresholds_said
from app.reports.compose.sentences import count, day_of, listed, long_date
from app.reports.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paragraph,
    Run,
    Style,
    Table,
    Turn,
    cell,
    plain,
)
from app.reports.material import ReportMaterial
from app.reports.rules import SMALL_GROUP
from app.safeguards.disclosure import sentences
from app.study.rows import ParticipantRow

TOPICS_A_TABLE = 4


def framework_extract(framework: Framework, title: str) -> list[Block]:
    """The researchers' summaries, people down and themes across, on pages that lie on their side."""
    heading = Heading(1, title)
    kept = [
        (person, row)
        for person, row in zip(framework.people, framework.cells, strict=True)
        if any(c.summary for c in row)
    ]
    if not kept:
        said = "No summary of the framework matrix is written for the themes of this report."
        return [Heading(1, title), Paragraph(plain(said), Style.NOTE)]
    lead = (
        f"What the researchers make of what each person said, theme by theme: {framework.summarised} of "
        f"{framework.size} cells are summarised. People without any summary are left out."
    )
    blocks: list[Block] = [Turn(landscape=True), heading, Paragraph(plain(lead), Style.NOTE)]
    for start in range(0, len(framework.topics), TOPICS_A_TABLE):
        places = range(start, min(start + TOPICS_A_TABLE, len(framework.topics)))
        if any(row[place].summary for _, row in kept for place in places):
            blocks.append(_extract(framework, kept, places))
    return [*blocks, Turn(landscape=False)]


def _extract(
    framework: Framework, kept: Sequence[tuple[ParticipantRow, tuple[FrameworkCellRow, ...]]], places: range
) -> Table:
    names = [framework.topics[place].name for place in places]
    return Table(
        caption=f"Framework matrix: {'; '.join(names)}",
        description="One row for each person and one column for each theme; each cell is the researcher's "
        "summary.",
        columns=(
            Column(cell("Who", bold=True), 16),
            *(Column(cell(name, bold=True), 84 // len(names)) for name in names),
        ),
        rows=tuple(
            (
                Cell(
                    ((Run(person.pseudonym),), (Run(person.perspective_name, quiet=True),)),
                    palette=person.perspective_palette,
                    marked=True,
                ),
                *(_summary(row[place]) for place in places),
            )
            for person, row in kept
            if any(row[place].summary for place in places)
        ),
        flows=True,
    )


def _summary(one: FrameworkCellRow) -> Cell:
    if one.summary:
        return Cell(tuple(plain(line) for line in one.summary.splitlines() if line.strip()))
    if one.passages:
        return cell(f"{count(one.passages, 'passage', 'passages')}, not summarised", quiet=True)
    return cell({True: "asked, said nothing", False: "not asked", None: "–"}[one.asked], quiet=True)


def audit(material: ReportMaterial, title: str, fingerprint: str) -> list[Block]:
    """Everything somebody would need to make this report again, and what was changed to protect people."""
    blocks: list[Block] = [Heading(1, title, new_page=True)]
    blocks.append(
        Table(
            caption="The settings of this report",
            description="One row for each setting: its name and its value.",
            columns=(Column(cell("Setting", bold=True), 32), Column(cell("Value", bold=True), 68)),
            rows=tuple((cell(name), cell(value or "—", quiet=not value)) for name, value in _settings(material)),
            flows=True,
        )
    )
    blocks.append(thresholds_said(tuple(_thresholds(material))))
    blocks.append(Heading(2, "What was changed to protect people"))
    changed = _changes(material)
    blocks.append(
        Bullets(tuple(plain(one) for one in changed))
        if changed
        else Paragraph(plain("Nothing had to be left out, hidden or loosened."), Style.NOTE)
    )
    blocks.append(Paragraph((Run("Fingerprint. ", bold=True), Run(fingerprint)), keep_with_next=True))
    said = (
        "The fingerprint (SHA-256) is of everything this report was made from. A report with the same fingerprint "
        "was made from the same data with the same settings."
    )
    blocks.append(Paragraph(plain(said), Style.NOTE))
    return blocks


def _settings(material: ReportMaterial) -> Iterator[tuple[str, str]]:
    yield from material.settings.items()
    method = material.method
    yield "Coders", ", ".join(name for name, _ in method.coders)
    if method.version is not None:
        frozen = long_date(day_of(method.version.made_at))
        yield "Codebook", f"{method.version.name}, frozen {frozen}"
    collected = sorted(source.collected_on for source in material.sources if source.collected_on)
    if collected:
        years = sorted({day[:4] for day in collected})
        yield "Collected", years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
    yield "Sources", f"{len(material.sources)}, {method.signed_off} of them signed off as pseudonymised"
    yield "People", f"{len(material.people)}, {sum(bool(one.pending) for one in material.people)} of them pending"


def _thresholds(material: ReportMaterial) -> Iterator[tuple[str, str]]:
    own = material.thresholds
    yield "A perspective leans nowhere while fewer people voice a stance than", str(own.voices)
    yield "It leans to support or challenge from this share of voices on", str(own.leaning)
    yield "It depends, from this share of nuanced and mixed voices on", str(own.depending)
    yield (
        "Concentration: more of one side than this from one person, case, area or interviewer",
        str(own.concentration),
    )
    yield "Spoken-for: more of one side’s passages than this told by others about children", str(own.second_hand)
    yield (
        "Counts crossed with areas or attributes are hidden below, and all but so few",
        str(own.small_cell),
    )
    yield "Whole perspectives have counts from so many people on", str(own.group)
    yield "What stands below a quote must fit at least so many people", str(own.shared_by)
    yield "Words for shares are used in groups of at least", str(max(SMALL_GROUP, own.group))


def _changes(material: ReportMaterial) -> list[str]:
    leaving = material.leaving
    dropped = Counter(one.dropped for one in leaving.loosened)
    loosened = [
        f"Below the quotes of {count(many, 'person', 'people')} "
        f"{listed([f'the {trait.value}' for trait in traits])} {'is' if len(traits) == 1 else 'are'} left out: "
        "too few others would fit."
        for traits, many in sorted(dropped.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return [*leaving.left_out, *loosened, *(s for one in material.journeys for s in one.left_out)]


def negative_log(material: ReportMaterial, title: str) -> list[Block]:
    """What was looked for that would not fit: of every assumption, and of every theme."""
    blocks: list[Block] = [Heading(1, title)]
    rows = [
        (
            cell(one.claim.ref, bold=True),
            cell("Found" if case.found else "Looked for, none found"),
            cell(case.words.strip() or "—", quiet=not case.words.strip()),
            Cell(((Run(case.by),), (Run(case.on, quiet=True),))),
        )
        for one in material.claims
        for case in one.sheet.negative_cases
    ]
    rows += [
        (
            cell(theme.name, bold=True),
            cell("Found" if theme.against else "Thought about"),
            cell(
                "\n".join(
                    filter(
                        None,
                        (
                            theme.theme.contrary.strip(),
                            f"{count(theme.against, 'passage', 'passages')} named against it."
                            if theme.against
                            else "",
                        ),
                    )
                )
            ),
            cell(""),
        )
        for theme in material.themes
        if theme.theme is not None and (theme.theme.contrary.strip() or theme.against)
    ]
    if not rows:
        return [*blocks, Paragraph(plain("No negative case is recorded."), Style.NOTE)]
    table = Table(
        caption="Negative cases: what was looked for that would not fit",
        description="One row for each entry: the assumption or theme, whether something was found, what, and by "
        "whom.",
        columns=(
            Column(cell("About", bold=True), 20),
            Column(cell("Outcome", bold=True), 18),
            Column(cell("What was found, or how it was looked for", bold=True), 44),
            Column(cell("By whom, when", bold=True), 18),
        ),
        rows=tuple(rows),
        flows=True,
    )
    return [*blocks, table]


_PSEUDONYMISED = """\
Everybody who took part has a pseudonym. Real names are kept apart from the study, if at all, in a file of their \
own; this report was made without it.
Names of people, places and schools in what was said were replaced by words in [square brackets].
Nobody who was excluded or withdrew is in a count, a quote or a picture of this report. No words are quoted \
without consent to be quoted, from a source that nobody signed off, or where a safeguarding concern stands.
Journeys are told by age, never by date, and durations in months.
A pseudonym does not make a person unrecognisable to those who know them. Treat this document as personal data.
"""


def anonymisation(material: ReportMaterial, title: str) -> list[Block]:
    """What was done so that nobody is recognised, and what that cannot do."""
    method, sources = material.method, len(material.sources)
    signed = f"{method.signed_off} of {count(sources, 'source is', 'sources are')} signed off as pseudonymised."
    lines = (*_PSEUDONYMISED.splitlines(), signed, *sentences(material.thresholds))
    return [Heading(1, title), Bullets(tuple(plain(line) for line in lines))]
