"""What a report would hold, read before anything is written: its pages, its quotes, its checks. No Qt."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.coding import queries as coding
from app.perspectives.rows import GroupRow
from app.reports.compose import compose
from app.reports.document import ReportDocument
from app.reports.gather import gather, heard_codes
from app.reports.material import ReportMaterial, ThemeMaterial
from app.reports.saved import SavedReportRow, saved_reports
from app.reports.spec import ChosenQuote, ReportSpec
from app.reports.spec_json import ReadSpec, read_spec
from app.store.project import Project
from app.study import queries as study
from app.study.rows import AttributeRow
from app.ui.reports.checks.check import Check, Weight
from app.ui.reports.quotes.balance import Balance, Quoted, balance_of
from app.ui.reports.sections import Known, Part, Section


@dataclass(frozen=True, slots=True)
class ReportPreview:
    """The document as it would be written, with what its author looks at first."""

    document: ReportDocument
    sections: int
    groups: tuple[tuple[GroupRow, int], ...]
    """How many quotes each group has, child first."""
    balance: Balance
    by_section: dict[Section, tuple[ChosenQuote, ...]]
    """The quotes of each section, whoever chose them."""
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class ReadStudy:
    """What there is to choose from."""

    known: Known
    saved: tuple[SavedReportRow, ...]
    attributes: tuple[AttributeRow, ...]


def read_study(project: Project) -> ReadStudy:
    """What reports can be about, and those that are saved."""
    with project.reading() as session:
        known = Known(
            themes=(),  # the engine has sections about codes so far
            codes=tuple(coding.codes(session)),
            heard=heard_codes(session),
            cases=tuple(study.cases(session)),
            read=True,
        )
        return ReadStudy(known, tuple(saved_reports(session)), tuple(study.attributes(session)))


def read_settings(project: Project, written: str) -> ReadSpec:
    """What was asked for in a saved report or an export, as far as the study still has it."""
    with project.reading() as session:
        return read_spec(session, written)


def read_preview(project: Project, spec: ReportSpec, cancelled: Callable[[], bool]) -> ReportPreview:
    """What the report would say now."""
    with project.reading(cancelled) as session:
        material = gather(session, spec, cancelled=cancelled)
    quotes = [
        Quoted(quote.participant, quote.pseudonym, quote.group)
        for theme in material.themes
        for quote in theme.quotes
    ]
    balance = balance_of(material.groups, quotes)
    return ReportPreview(
        document=compose(material),
        sections=len(material.themes),
        groups=tuple((share.group, share.quotes) for share in balance.groups),
        balance=balance,
        by_section=_by_section(material),
        checks=tuple(_checks(material)),
    )


def _by_section(material: ReportMaterial) -> dict[Section, tuple[ChosenQuote, ...]]:
    return {
        _section(theme): tuple(ChosenQuote(quote.segment) for quote in theme.quotes) for theme in material.themes
    }


def _section(theme: ThemeMaterial) -> Section:
    if theme.theme is not None:
        return Section(Part.THEME, theme.theme.id)
    return Section(Part.THEME, 0 if theme.code is None else theme.code.id, code=True)


def _checks(material: ReportMaterial) -> Iterator[Check]:
    """What stops the report, what was changed in it, and what its author should look at."""
    for fault in material.leaving.faults:
        yield Check(Weight.STOPS, f"{fault.where}: {fault.why}", fault.what_to_do, fault.segment, fault.person)
    for one in material.leaving.loosened:
        yield Check(Weight.CHANGED, f"{one.pseudonym}: {one.said}.", participant=one.participant)
    yield from (Check(Weight.LOOK, sentence) for sentence in material.warnings)
