"""The codebook as a document of its own: each code in MacQueen's structure, the sets, and how it came to be."""

from collections.abc import Sequence
from datetime import UTC, datetime

from app.coding.rows import ChangeKind, ChangeRow, CodebookVersionRow, CodeRow, Origin
from app.coding.rules import FIELD_NAMES, change_told
from app.reports.codebook_material import CodebookMaterial
from app.reports.compose.sentences import count, listed, long_date
from app.reports.document import (
    Block,
    Column,
    Contents,
    Heading,
    Paragraph,
    ReportDocument,
    Run,
    Style,
    Table,
    TitleBlock,
    cell,
    plain,
)

TITLE = "Codebook"
NOTICE = "Examples are participants' words — do not circulate beyond the study team."
MOST_CHANGES = 200
ONE_PAGE = 22
"""So many codes are listed on the first page; of more, only those at the top."""
_PARTS = (
    ("definition", "Definition"),
    ("when_to_use", "Use when"),
    ("when_not", "Do not use when"),
    ("example", "Typical example"),
    ("near_miss", "Near miss"),
)
_DEEPEST = 3


def compose_codebook(material: CodebookMaterial) -> ReportDocument:
    """The whole document, in the order it is read."""
    version = material.versions[0].name if material.versions else ""
    details = " · ".join(filter(None, (long_date(material.date), version and f"last frozen: {version}")))
    deep = 2 if len(material.codes) <= ONE_PAGE else 1
    blocks: list[Block] = [TitleBlock(TITLE, material.study, details, NOTICE), *_opening(material)]
    blocks.append(Contents("Contents", depth=deep))
    sets = {code: [row.name for row in material.sets if code in row.codes] for code in material.people}
    for number, code in enumerate(material.codes):
        blocks += _code(code, material.people.get(code.id, 0), sets.get(code.id, []), first=number == 0)
    blocks += [*_sets(material), *_versions(material.versions), *_history(material.changes)]
    return ReportDocument(TITLE, f"{material.study} · {TITLE}", tuple(blocks))


def _opening(material: CodebookMaterial) -> list[Block]:
    codes = [code for code in material.codes if not code.category]
    if not material.codes:
        return [Paragraph(plain("There are no codes yet."), Style.NOTE)]
    groups = len(material.codes) - len(codes)
    retired = sum(code.retired for code in material.codes)
    held = [count(len(codes), "code", "codes")]
    held += [count(groups, "category", "categories")] if groups else []
    sentences = [f"This codebook holds {listed(held)}."]
    if retired:
        sentences.append(
            f"{retired} of them {'is' if retired == 1 else 'are'} retired: kept with what was coded, used no more."
        )
    undefined = sum("definition" in code.incomplete for code in material.codes)
    if undefined:
        sentences.append(f"{undefined} {'has' if undefined == 1 else 'have'} no definition yet.")
    sentences.append("Counts of passages and people are of the code with those below it.")
    return [Paragraph(plain(" ".join(sentences)), Style.NOTE)]


def _code(code: CodeRow, people: int, sets: Sequence[str], *, first: bool) -> list[Block]:
    """One code: its name, its short definition, how it is used, where it comes from."""
    level = min(code.depth + 1, _DEEPEST)
    name = code.name if code.depth < _DEEPEST else code.path.split(" / ", _DEEPEST - 1)[-1]
    blocks: list[Block] = [Heading(level, name, new_page=first)]
    parts = [(label, str(getattr(code, part)).strip()) for part, label in _PARTS]
    told = [(label, words) for label, words in parts if words]
    if code.brief.strip():
        blocks.append(Paragraph(plain(code.brief.strip()), Style.LEAD, keep_with_next=True))
    if "definition" in code.incomplete:
        blocks.append(Paragraph(plain("This code has no definition yet."), Style.CAUTION, keep_with_next=True))
    for label, words in told:
        blocks.append(Paragraph((Run(f"{label}  ", bold=True), Run(words)), keep_with_next=True))
    blocks.append(Paragraph((Run(_standing(code, people, sets), quiet=True),), Style.NOTE))
    return blocks


def _standing(code: CodeRow, people: int, sets: Sequence[str]) -> str:
    """Where a code comes from, what became of it, and how much it holds."""
    origin = {
        Origin.A_PRIORI: f"A priori, from {code.framework}" if code.framework.strip() else "A priori",
        Origin.EMERGENT: f"Emergent, after {code.framework}" if code.framework.strip() else "Emergent",
        Origin.IN_VIVO: "In vivo: the participant's words",
    }[code.origin]
    held = count(code.passages_below, "passage", "passages")
    missing = [FIELD_NAMES[part] for part in code.incomplete if part != "definition"]
    return " · ".join(
        filter(
            None,
            (
                "Category: put on no passage" if code.category else origin,
                "retired" if code.retired else "",
                f"{held} from {count(people, 'person', 'people')}" if code.passages_below else "no passages yet",
                f"in the set{'' if len(sets) == 1 else 's'} {listed([f'“{name}”' for name in sets])}"
                if sets
                else "",
                f"still missing: {', '.join(missing)}" if missing else "",
            ),
        )
    )


def _sets(material: CodebookMaterial) -> list[Block]:
    if not material.sets:
        return []
    names = {code.id: code.path for code in material.codes}
    table = Table(
        caption="Sets of codes beside the tree",
        description="One row for each set: its name, and the codes in it.",
        columns=(Column(cell("Set", bold=True), 30), Column(cell("Codes", bold=True), 70)),
        rows=tuple(
            (cell(row.name), cell("\n".join(names[code] for code in row.codes) or "—", quiet=not row.codes))
            for row in material.sets
        ),
    )
    return [Heading(1, "Sets", new_page=True), table]


def _versions(versions: Sequence[CodebookVersionRow]) -> list[Block]:
    if not versions:
        return []
    table = Table(
        caption="Versions of the codebook",
        description="One row for each frozen version, the newest first: its name, when and by whom it was frozen, "
        "how many codes it holds, and a note.",
        columns=(
            Column(cell("Version", bold=True), 26),
            Column(cell("Frozen", bold=True), 18),
            Column(cell("By", bold=True), 14),
            Column(cell("Codes", bold=True), 10),
            Column(cell("Note", bold=True), 32),
        ),
        rows=tuple(
            (
                cell(row.name),
                cell(_day(row.made_at)),
                cell(row.author),
                cell(str(row.codes)),
                cell(row.note, quiet=True),
            )
            for row in versions
        ),
    )
    return [Heading(1, "Versions"), table]


def _history(changes: Sequence[ChangeRow]) -> list[Block]:
    """What changed after a code was made; that it was made, its colour and its sets are left out."""
    told = [change for change in changes if _counts(change)]
    if not told:
        return []
    shown = told[:MOST_CHANGES]
    table = Table(
        caption="Changes of the codebook, the newest first",
        description="One row for each change: when, which code, what was done, why and by whom.",
        columns=(
            Column(cell("When", bold=True), 15),
            Column(cell("Code", bold=True), 27),
            Column(cell("What was done", bold=True), 30),
            Column(cell("Why", bold=True), 28),
        ),
        rows=tuple(
            (
                cell(_day(change.at)),
                cell(change.path or "—"),
                cell(change_told(change)),
                cell(" — ".join(filter(None, (change.reason, change.author))), quiet=not change.reason),
            )
            for change in shown
        ),
    )
    earlier = len(told) - len(shown)
    note = f"{count(earlier, 'earlier change is', 'earlier changes are')} not listed here." if earlier else ""
    return [
        Heading(1, "How the codebook changed", new_page=True),
        table,
        *([Paragraph(plain(note), Style.NOTE)] if note else []),
    ]


def _counts(change: ChangeRow) -> bool:
    if change.kind in (ChangeKind.ADD, ChangeKind.RECOLOUR, ChangeKind.SET):
        return False
    return change.kind is not ChangeKind.MOVE or change.before["parent"] != change.after["parent"]


def _day(moment: int) -> str:
    return long_date(datetime.fromtimestamp(moment, UTC).date())
