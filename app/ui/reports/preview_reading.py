"""What a report would hold, read before anything is written: its pages, its quotes, and what stays out. No Qt."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.coding import queries as coding
from app.coding.passages import passages_of
from app.coding.rows import CodeId, CodeRow, PassageRow
from app.perspectives.rows import GroupRow
from app.reports.compose import compose
from app.reports.document import ReportDocument
from app.reports.gather import chosen_themes, gather, heard_codes
from app.reports.quotes import may_be_quoted
from app.reports.spec import ReportSpec
from app.store.project import Project
from app.study import queries as study
from app.study.rows import ParticipantId

NOT_RECORDED, REFUSED, SEVERAL = "not recorded", "refused", "several"
_SENTENCES = {
    NOT_RECORDED: (
        "1 passage is from somebody whose consent to quote is not recorded.",
        "{} passages are from people whose consent to quote is not recorded.",
    ),
    REFUSED: (
        "1 passage is from somebody who did not agree to be quoted.",
        "{} passages are from people who did not agree to be quoted.",
    ),
    SEVERAL: (
        "1 passage is one in which several people speak; it is counted, not quoted.",
        "{} passages are ones in which several people speak; they are counted, not quoted.",
    ),
}


@dataclass(frozen=True, slots=True)
class ReportPreview:
    """The document as it would be written, with the counts its author looks at first."""

    document: ReportDocument
    themes: int
    quotes: tuple[tuple[GroupRow, int], ...]
    """How many quotes each group has, child first."""
    left_out: tuple[str, ...]
    """Which passages cannot be quoted, and why, in sentences."""
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferedCodes:
    """The codebook, to choose themes from, and the codes that participants were heard on."""

    codes: tuple[CodeRow, ...]
    heard: frozenset[CodeId]


def read_codes(project: Project) -> OfferedCodes:
    """What there is to choose from."""
    with project.reading() as session:
        return OfferedCodes(tuple(coding.codes(session)), heard_codes(session))


def read_preview(project: Project, spec: ReportSpec, cancelled: Callable[[], bool]) -> ReportPreview:
    """What the report would say now."""
    with project.reading(cancelled) as session:
        material = gather(session, spec, cancelled=cancelled)
        codes = coding.codes(session)
        wanted = _with_subtrees(codes, chosen_themes(codes, spec.themes, heard_codes(session)))
        said = passages_of(session, wanted) if spec.quotes_per_perspective and wanted else []
        consents = {row.id: row.quote_consent for row in study.participants(session)}
    numbers = Counter(quote.group for theme in material.themes for quote in theme.quotes)
    quotes = tuple((group, numbers[place]) for place, group in enumerate(material.groups) if group.participants)
    return ReportPreview(
        document=compose(material),
        themes=len(material.themes),
        quotes=quotes,
        left_out=tuple(left_out(said, consents)),
        warnings=material.warnings,
    )


def left_out(said: Iterable[PassageRow], consents: dict[ParticipantId, bool | None]) -> list[str]:
    """Which passages cannot be quoted, and why."""
    found: Counter[str] = Counter()
    for passage in {row.coding: row for row in said}.values():
        if passage.voices and not may_be_quoted(passage) and (why := _why(passage, consents)):
            found[why] += 1
    return [_sentence(found[why], why) for why in _SENTENCES if found[why]]


def _why(passage: PassageRow, consents: dict[ParticipantId, bool | None]) -> str:
    if len(passage.voices) > 1:
        return SEVERAL
    if passage.voices[0].quotable:
        return ""
    return NOT_RECORDED if consents.get(passage.voices[0].participant) is None else REFUSED


def _sentence(number: int, why: str) -> str:
    one, more = _SENTENCES[why]
    return one if number == 1 else more.format(number)


def _with_subtrees(codes: Sequence[CodeRow], themes: Sequence[CodeRow]) -> list[CodeId]:
    inside = {theme.id for theme in themes}
    for code in codes:
        if code.parent in inside:
            inside.add(code.id)
    return [code.id for code in codes if code.id in inside]
