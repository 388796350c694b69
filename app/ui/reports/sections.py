"""The parts of a report as its author moves them about: added, taken out, put in order, given quotes. No Qt."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from app.coding.rows import CodeId, CodeRow, ThemeId
from app.coding.theme_rows import ThemeRow
from app.perspectives.claim_rows import ClaimId, ClaimRow
from app.reports.spec import ChosenQuote, ClaimChoice, ReportKind, ReportSpec, ThemeChoice
from app.study.rows import CaseId, CaseRow

T = TypeVar("T")


class Part(StrEnum):
    """What a section is about; in this order they stand in the report."""

    THEME = "Themes"
    CLAIM = "Assumptions"
    JOURNEY = "Journeys"


@dataclass(frozen=True, slots=True)
class Section:
    """A section, known by what it is about; a code can stand where a theme does."""

    part: Part
    id: int
    code: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """Everything of the study that a report can have a section about."""

    themes: tuple[ThemeRow, ...] = ()
    codes: tuple[CodeRow, ...] = ()
    heard: frozenset[CodeId] = frozenset()
    claims: tuple[ClaimRow, ...] = ()
    cases: tuple[CaseRow, ...] = ()
    read: bool = False
    """Whether the study was read already."""

    def name(self, section: Section) -> str:
        """What a section is called; empty when it is about something that is gone."""
        match section:
            case Section(Part.THEME, wanted, True):
                return next((row.name for row in self.codes if row.id == wanted), "")
            case Section(Part.THEME, wanted):
                return next((row.name for row in self.themes if row.id == wanted), "")
            case Section(Part.CLAIM, wanted):
                return next((f"{row.ref} {row.statement}" for row in self.claims if row.id == wanted), "")
            case Section(_, wanted):
                return next((row.pseudonym for row in self.cases if row.id == wanted), "")

    def heading(self, section: Section) -> str:
        """How the heading over a section begins in the report."""
        name = self.name(section)
        return f"{name}’" if section.part is Part.JOURNEY and name else name

    def section_under(self, heading: str) -> Section | None:
        """The section over which a heading stands."""
        words = " ".join(heading.split())
        for section in self.offered():
            begins = self.heading(section)
            whole = section.part is not Part.JOURNEY
            if begins and (words == begins if whole else words.startswith(begins)):
                return section
        return None

    def offered(self) -> list[Section]:
        """Every section there could be, in the order of the study."""
        return [
            *(Section(Part.THEME, row.id) for row in self.themes),
            *(Section(Part.THEME, row.id, code=True) for row in self.codes),
            *(Section(Part.CLAIM, row.id) for row in self.claims),
            *(Section(Part.JOURNEY, row.id) for row in self.cases),
        ]


PARTS = {
    ReportKind.SUMMARY: (Part.THEME, Part.CLAIM, Part.JOURNEY),
    ReportKind.THEME: (Part.THEME,),
    ReportKind.ASSUMPTION: (Part.CLAIM,),
    ReportKind.JOURNEY: (Part.JOURNEY,),
    ReportKind.CODEBOOK: (),
}
"""What a report of each kind can have sections about."""
ALONE = frozenset({ReportKind.THEME, ReportKind.ASSUMPTION, ReportKind.JOURNEY})
"""The kinds that are about one thing."""


def settled(spec: ReportSpec, known: Known) -> ReportSpec:
    """The same report with every section named that it has because nobody chose any, and none of what is gone."""
    if not known.read:
        return spec
    themes, claims = spec.themes, spec.claims
    if themes is None and known.themes:
        themes = tuple(ThemeChoice(theme=row.id) for row in known.themes)
    elif themes is None:
        tops = [row.id for row in known.codes if row.parent is None and row.id in known.heard]
        themes = tuple(ThemeChoice(code=code) for code in tops)
    if claims is None:
        claims = tuple(ClaimChoice(row.id) for row in known.claims)
    there = set(known.offered())
    return replace(
        spec,
        themes=tuple(one for one in themes or () if _section_of(one) in there),
        claims=tuple(one for one in claims if _section_of(one) in there),
        journeys=tuple(case for case in spec.journeys if Section(Part.JOURNEY, case) in there),
    )


def sections(spec: ReportSpec) -> list[Section]:
    """The sections of a settled report that its kind has, in their order."""
    theme = [_of_theme(choice) for choice in spec.themes or ()]
    claim = [Section(Part.CLAIM, choice.claim) for choice in spec.claims or ()]
    journey = [Section(Part.JOURNEY, case) for case in spec.journeys]
    return [section for section in (*theme, *claim, *journey) if section.part in PARTS[spec.kind]]


def _of_theme(choice: ThemeChoice) -> Section:
    if choice.code is not None:
        return Section(Part.THEME, choice.code, code=True)
    assert choice.theme is not None
    return Section(Part.THEME, choice.theme)


def quotes_of(spec: ReportSpec, section: Section) -> tuple[ChosenQuote, ...] | None:
    """The quotes somebody chose for a section; None where the app chooses."""
    choices: list[ThemeChoice | ClaimChoice] = [*(spec.themes or ()), *(spec.claims or ())]
    for choice in choices:
        if _section_of(choice) == section:
            return choice.quotes
    return None


def with_quotes(spec: ReportSpec, section: Section, quotes: tuple[ChosenQuote, ...] | None) -> ReportSpec:
    """The same report with these quotes in a section."""
    themes = tuple(
        replace(one, quotes=quotes) if _section_of(one) == section else one for one in spec.themes or ()
    )
    claims = tuple(
        replace(one, quotes=quotes) if _section_of(one) == section else one for one in spec.claims or ()
    )
    return replace(spec, themes=themes, claims=claims)


def with_section(spec: ReportSpec, section: Section) -> ReportSpec:
    """The same report with one more section, after those of its part; alone where it is about one thing."""
    if section in sections(spec):
        return spec
    alone = spec.kind in ALONE
    match section.part:
        case Part.THEME:
            before = () if alone else spec.themes or ()
            added = (
                ThemeChoice(code=CodeId(section.id)) if section.code else ThemeChoice(theme=ThemeId(section.id))
            )
            return replace(spec, themes=(*before, added))
        case Part.CLAIM:
            others = () if alone else spec.claims or ()
            return replace(spec, claims=(*others, ClaimChoice(ClaimId(section.id))))
        case Part.JOURNEY:
            return replace(spec, journeys=(*(() if alone else spec.journeys), CaseId(section.id)))


def of_kind(spec: ReportSpec, kind: ReportKind, at_hand: Section | None, whole: ReportSpec) -> ReportSpec:
    """The report as one of another kind: about the section at hand alone, or again all that `whole` was about."""
    if kind not in ALONE:
        return replace(spec, kind=kind, themes=whole.themes, claims=whole.claims, journeys=whole.journeys)
    fresh = replace(spec, kind=kind, themes=whole.themes, claims=whole.claims, journeys=whole.journeys)
    there = sections(fresh)
    kept = at_hand if at_hand in there else next(iter(there), None)
    for section in there:
        if section != kept:
            fresh = without_section(fresh, section)
    return fresh


def without_section(spec: ReportSpec, section: Section) -> ReportSpec:
    """The same report without a section; the quotes chosen for it are forgotten with it."""
    return replace(
        spec,
        themes=tuple(one for one in spec.themes or () if _section_of(one) != section),
        claims=tuple(one for one in spec.claims or () if _section_of(one) != section),
        journeys=tuple(case for case in spec.journeys if Section(Part.JOURNEY, case) != section),
    )


def with_moved(spec: ReportSpec, section: Section, place: int) -> ReportSpec:
    """The same report with a section at another place among those of its part."""
    themes, claims, journeys = list(spec.themes or ()), list(spec.claims or ()), list(spec.journeys)
    match section.part:
        case Part.THEME:
            _move(themes, [_section_of(one) for one in themes].index(section), place)
        case Part.CLAIM:
            _move(claims, [_section_of(one) for one in claims].index(section), place)
        case Part.JOURNEY:
            _move(journeys, journeys.index(CaseId(section.id)), place)
    return replace(spec, themes=tuple(themes), claims=tuple(claims), journeys=tuple(journeys))


def _section_of(choice: ThemeChoice | ClaimChoice) -> Section:
    return Section(Part.CLAIM, choice.claim) if isinstance(choice, ClaimChoice) else _of_theme(choice)


def _move(things: list[T], at: int, place: int) -> None:
    thing = things.pop(at)
    things.insert(max(0, min(place, len(things))), thing)
