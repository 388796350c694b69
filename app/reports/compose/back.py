"""The last pages: what the counts cannot say, how the report was made, the notes, and the codebook."""

from datetime import date

from app.coding.note_rows import AboutKind
from app.coding.rows import CodeRow
from app.reports.compose.saying import Saying
from app.reports.compose.sentences import count, day_of, long_date
from app.reports.document import Block, Bullets, Cell, Column, Heading, Paragraph, Run, Style, Table, cell, plain
from app.reports.material import ReportMaterial
from app.reports.quotes import CUT
from app.reports.spec import Attribution, Wording

_LIMITS = """\
The people heard here were chosen for what they could tell, not drawn at random. The counts describe \
this sample; they say nothing about how common an experience is among all children in care, carers \
or practitioners.
That a person did not raise a theme does not mean that it played no part in their life. Whether each \
person was asked about each theme is not recorded.
Groups are of different sizes, and several people may speak about the same child. Differences \
between perspectives are therefore shown as counts and are not tested for significance.
A difference in how many people raised a theme is not yet a difference in what they said. The quotes \
show what was said; what it means is for the study team to write.
"""

_BARS = """\
Bars under a count show its share of the group and are left out for the smallest groups. The words \
for how many are defined under “How to read the counts”.
"""

_MAKING = f"""\
The perspectives stand in the order of the study, children and young people first. What one person \
says counts for that person, also in joint interviews and groups; what interviewers say is never \
evidence.
Quotes come only from people who agreed to be quoted, from sources signed off as pseudonymised. Where \
the author did not choose them by hand, they are spread over people and areas. Passages in which \
several people speak are counted but not quoted. {CUT} marks words left out; words in [square \
brackets] replace what could identify somebody.
People who were excluded or withdrew are in no count, no total and no quote.
"""


def limits() -> list[Block]:
    """The standing text on what a reader must not conclude."""
    return [Heading(1, "Limits"), _bullets(_LIMITS)]


def reading(material: ReportMaterial, say: Saying) -> list[Block]:
    """How sections are ordered and quotes are chosen, cut and attributed."""
    bars = _BARS if say.wording is Wording.WORDS_AND_COUNTS else ""
    named = _BY_NAME if material.spec.attribution is Attribution.PSEUDONYM else _BY_TRAITS
    below = named.format(material.thresholds.shared_by)
    return [Heading(1, "How this report was made"), _bullets(f"{bars}{_MAKING}{below}")]


_BY_NAME = """\
Names are pseudonyms. What stands beside them fits at least {} people who took part; else the area is \
left out, then the role.
"""
_BY_TRAITS = """\
Below a quote stands what kind of person said it, never who. It fits at least {} people who took part; \
else the area is left out, then the placement, then the age.
"""


def _bullets(lines: str) -> Bullets:
    """One item a line."""
    return Bullets(tuple(plain(line) for line in lines.splitlines()))


def notes(material: ReportMaterial, title: str) -> list[Block]:
    """What the team noted and ticked for reports, in the words of whoever wrote it."""
    told = {one.journey.pseudonym for one in material.journeys}
    written = [note for note in material.notes if not (note.about is AboutKind.CASE and note.what in told)]
    blocks: list[Block] = [Heading(1, title, new_page=True)]
    if not written:
        return [*blocks, Paragraph(plain("No note is ticked for reports."), Style.NOTE)]
    said = "Notes that were ticked for reports, in the words of those who wrote them."
    blocks.append(Paragraph(plain(said), Style.NOTE))
    for note in written:
        about = " ".join(filter(None, (_ABOUT[note.about], note.what)))
        day = long_date(date.fromisoformat(note.day))
        blocks.append(Heading(2, note.title or f"About {about}"))
        named = " · ".join(filter(None, (f"About {about}" if note.title else "", note.author, day)))
        blocks.append(Paragraph((Run(named, quiet=True),), keep_with_next=True))
        blocks += [Paragraph(plain(line.strip())) for line in note.text.splitlines() if line.strip()]
    return blocks


_ABOUT = {
    AboutKind.STUDY: "",
    AboutKind.CODE: "the code",
    AboutKind.THEME: "the theme",
    AboutKind.PARTICIPANT: "",
    AboutKind.CASE: "the case",
    AboutKind.SOURCE: "",
    AboutKind.PASSAGE: "a passage",
}
"""What stands before the name of a thing; the study is called so already."""


def codebook(material: ReportMaterial, title: str) -> list[Block]:
    """Every code with what it means and when it is used."""
    codes = material.codebook
    if not codes:
        return []
    table = Table(
        caption="The codes of the study, in the order of the codebook",
        description="One row for each code: its name, indented below the code it belongs to, then its short and "
        "full definition, when it is used, when it is not, a typical example, a near miss, where it comes from, "
        "and how much it holds.",
        columns=(
            Column(cell("Code", bold=True), 34),
            Column(cell("What it means and when it is used", bold=True), 66),
        ),
        rows=tuple((_name(code), _fields(code)) for code in codes),
        flows=True,
    )
    version = material.method.version
    frozen = (
        "No version of the codebook has been frozen."
        if version is None
        else f"The last frozen version is “{version.name}” of {long_date(day_of(version.made_at))}."
    )
    said = f"{frozen} Passages are all that are coded with the code or a code below it, counted or not yet."
    return [Heading(1, title, new_page=True), Paragraph(plain(said), Style.NOTE), table]


def _name(code: CodeRow) -> Cell:
    return Cell(((Run(code.name, bold=code.depth == 0),),), indent=code.depth)


def _fields(code: CodeRow) -> Cell:
    fields = (
        ("", code.brief),
        ("", code.definition),
        ("Use when: ", code.when_to_use),
        ("Not when: ", code.when_not),
        ("Typical example: ", code.example),
        ("Near miss: ", code.near_miss),
    )
    said: list[tuple[Run, ...]] = [
        (Run(label, quiet=True), Run(text.strip())) for label, text in fields if text.strip()
    ]
    if not code.definition.strip():
        said.insert(0, (Run("No definition yet.", quiet=True),))
    origin = " from ".join(filter(None, (code.origin.value, code.framework.strip())))
    held = count(code.passages_below, "passage", "passages")
    told = " · ".join(filter(None, (origin, "retired" if code.retired else "", held)))
    return Cell((*said, (Run(told, quiet=True),)))
