"""The sections of a report: which themes and codes, what the perspectives say of each, and what is quoted."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.coding import queries as coding
from app.coding.rows import CodeId, CodeRow, ThemeId
from app.coding.theme_rows import ThemeRow
from app.perspectives import queries as perspectives
from app.perspectives.claim_rows import ClaimRow
from app.perspectives.rows import Comparison, ComparisonLine, LineKind, Scope
from app.problems import Problem
from app.reports.gather.offering import Offering
from app.reports.gather.quoting import Quoting, first_of_each
from app.reports.material import CodeMaterial, QuoteMaterial, ThemeMaterial
from app.reports.spec import ReportSpec, ThemeChoice

MOST_EXCEPTIONS = 2
"""So many passages against a theme are quoted."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section before anything is counted: its codes are those whose passages it has, itself first."""

    choice: ThemeChoice
    theme: ThemeRow | None
    code: CodeRow | None
    codes: tuple[CodeRow, ...]


def heard_codes(session: Session) -> frozenset[CodeId]:
    """The codes that some participant was heard on, themselves or below them; questions alone are no evidence."""
    return frozenset(code for code, people in coding.people_by_code(session).items() if people)


def chosen_sections(
    codes: Sequence[CodeRow],
    themes: Sequence[ThemeRow],
    wanted: Sequence[ThemeChoice] | None,
    heard: Callable[[], Collection[CodeId]],
) -> list[Section]:
    """The sections in their order; by default the themes that are built from codes, else the codes somebody was
    heard on at the top. A Problem when one asked for is gone."""
    by_code = {row.id: row for row in codes}
    by_theme = {row.id: row for row in themes}
    if wanted is None:
        wanted = [ThemeChoice(theme=row.id) for row in themes if row.codes]
    if not wanted and not any(row.codes for row in themes):
        there = heard()
        wanted = [ThemeChoice(code=row.id) for row in codes if row.parent is None and row.id in there]
    below = _below(codes)
    found: dict[tuple[ThemeId | None, CodeId | None], Section] = {}
    for choice in wanted:
        theme = None if choice.theme is None else by_theme.get(choice.theme)
        code = None if choice.code is None else by_code.get(choice.code)
        if theme is None and code is None:
            raise Problem("A theme of this report is no longer in the study.", "Choose the themes again.")
        tops = (
            [code]
            if code is not None
            else [by_code[one] for one in theme.codes if one in by_code]
            if theme
            else []
        )
        parts = {row.id: row for top in tops for row in (top, *below[top.id])}
        order = tuple(row for row in codes if row.id in parts)
        found.setdefault((choice.theme, choice.code), Section(choice, theme, code, order))
    return list(found.values())


def _below(codes: Sequence[CodeRow]) -> dict[CodeId, list[CodeRow]]:
    """Code -> all codes below it, in the order of the tree."""
    parents = {row.id: row.parent for row in codes}
    below: dict[CodeId, list[CodeRow]] = defaultdict(list)
    for row in codes:
        above = row.parent
        while above is not None:
            below[above].append(row)
            above = parents[above]
    return below


class Themes:
    """What the perspectives say, counted once for all sections."""

    def __init__(self, session: Session, spec: ReportSpec, sections: Sequence[Section]) -> None:
        self._session, self._spec = session, spec
        self.comparison = perspectives.compare(session)
        self._of_code = {line.code: line for line in self.comparison.lines}
        self._of_theme: dict[ThemeId | None, ComparisonLine] = {}
        if any(section.theme is not None for section in sections):
            by_theme: Comparison = perspectives.compare(session, Scope(lines=LineKind.THEMES))
            self._of_theme = {line.theme: line for line in by_theme.lines}
        automatic = [one for one in sections if one.choice.quotes is None and spec.quotes_per_perspective]
        wanted = {code.id for section in automatic for code in section.codes}
        self._offering = Offering(session, wanted) if wanted else None

    def section(self, section: Section, quoting: Quoting, claims: Sequence[ClaimRow]) -> ThemeMaterial:
        """One section with its counts and quotes."""
        line = self._line(section)
        mine = {row.id for row in section.codes}
        if section.choice.quotes is not None:
            quotes = quoting.chosen(section.choice.quotes)
        else:
            quotes = () if self._offering is None else quoting.offered(self._offering, mine)
        exceptions, against = self._exceptions(section, quoting)
        return ThemeMaterial(
            section.code,
            line,
            tuple(CodeMaterial(row, self._of_code[row.id]) for row in self._parts(section)),
            quotes,
            theme=section.theme,
            exceptions=exceptions,
            against=against,
            claims=tuple(
                claim
                for claim in claims
                if (section.theme is not None and section.theme.id in claim.themes)
                or (section.code is not None and mine & set(claim.codes))
            ),
        )

    def _parts(self, section: Section) -> Iterator[CodeRow]:
        """The codes told of one by one: below a code, or behind a theme."""
        return (row for row in section.codes if section.code is None or row.id != section.code.id)

    def _line(self, section: Section) -> ComparisonLine:
        if section.code is not None:
            return self._of_code[section.code.id]
        theme = section.theme
        assert theme is not None
        line = self._of_theme.get(theme.id)
        if line is None:
            raise Problem(
                f"The theme “{theme.name}” is built from no code yet, so nobody can be counted.",
                "Choose its codes first, or leave it out of the report.",
            )
        return line

    def _exceptions(self, section: Section, quoting: Quoting) -> tuple[tuple[QuoteMaterial, ...], int]:
        if section.theme is None or not section.theme.named_against:
            return (), 0
        named = [row for row in coding.named_passages(self._session, section.theme.id) if row.contrary]
        segments = [row.excerpt.segment for row in named]
        most = min(MOST_EXCEPTIONS, self._spec.quotes_per_perspective * MOST_EXCEPTIONS)
        shown = first_of_each(quoting, quoting.possible(segments), most) if most else []
        return tuple(quoting.quote(*one) for one in shown), len(named)
