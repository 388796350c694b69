"""What a report would hold, read before anything is written: its pages, its quotes, its checks. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.coding import queries as coding
from app.perspectives import queries as perspectives
from app.perspectives.rows import GroupRow
from app.reports.compose import compose
from app.reports.document import ReportDocument
from app.reports.gather import gather, heard_codes
from app.reports.material import ReportMaterial, ThemeMaterial
from app.reports.names import look_at_document
from app.reports.saved import SavedReportRow, saved_reports
from app.reports.spec import ChosenQuote, ReportSpec
from app.reports.spec_json import ReadSpec, read_spec
from app.safeguards.gates import NamesIn
from app.safeguards.linked import linked_cases
from app.safeguards.refusing import Looking, no_names
from app.store.project import Project
from app.study import queries as study
from app.study.rows import AttributeRow
from app.ui.reports.checks.check import Check
from app.ui.reports.checks.looking import checks_of
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
            themes=tuple(row for row in coding.themes(session) if row.codes),
            codes=tuple(coding.codes(session)),
            heard=heard_codes(session),
            claims=tuple(perspectives.claims(session)),
            cases=tuple(study.cases(session)),
            read=True,
        )
        return ReadStudy(known, tuple(saved_reports(session)), tuple(study.attributes(session)))


def read_settings(project: Project, written: str) -> ReadSpec:
    """What was asked for in a saved report or an export, as far as the study still has it."""
    with project.reading() as session:
        return read_spec(session, written)


def read_preview(
    project: Project, spec: ReportSpec, cancelled: Callable[[], bool], names_in: NamesIn = no_names
) -> ReportPreview:
    """What the report would say now."""
    with project.reading(cancelled) as session:
        material = gather(session, spec, cancelled=cancelled, names_in=names_in)
        linked = linked_cases(session, [quote.participant for quote in material.quotes])
    document = compose(material)
    look = Looking(names_in)
    look_at_document(look, document)
    faults = (*material.leaving.faults, *look.faults)
    material = replace(material, leaving=replace(material.leaving, faults=faults))
    balance = balance_of(
        material.groups,
        [Quoted(quote.participant, quote.pseudonym, quote.group) for quote in material.quotes],
    )
    by_section = _by_section(material)
    return ReportPreview(
        document=document,
        sections=len(material.themes) + len(material.claims) + len(material.journeys),
        groups=tuple((share.group, share.quotes) for share in balance.groups),
        balance=balance,
        by_section=by_section,
        checks=checks_of(material, document, linked, by_section),
    )


def _by_section(material: ReportMaterial) -> dict[Section, tuple[ChosenQuote, ...]]:
    found = {_section(theme): theme.quotes for theme in material.themes}
    found |= {Section(Part.CLAIM, told.claim.id): told.quotes for told in material.claims}
    return {section: tuple(ChosenQuote(quote.segment) for quote in quotes) for section, quotes in found.items()}


def _section(theme: ThemeMaterial) -> Section:
    if theme.theme is not None:
        return Section(Part.THEME, theme.theme.id)
    return Section(Part.THEME, 0 if theme.code is None else theme.code.id, code=True)
