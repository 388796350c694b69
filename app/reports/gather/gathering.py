"""One report from the study's tables to frozen material."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding import queries as coding
from app.coding.note_rows import AboutKind
from app.perspectives import queries as perspectives
from app.perspectives.framework_rows import Framework, Topic
from app.perspectives.rows import GroupRow
from app.problems import Cancelled, Problem
from app.reports.codebook import gather_codebook
from app.reports.compose.sentences import listed
from app.reports.gather.claims import chosen_claims, gather_claim
from app.reports.gather.method import gather_method, settings_said
from app.reports.gather.quoting import Quoting
from app.reports.gather.sections import Section, Themes, chosen_sections, heard_codes
from app.reports.journey import SIDEWAYS, UPRIGHT, gather_journey
from app.reports.journey_material import JourneyMaterial
from app.reports.material import ClaimMaterial, Leaving, NoteMaterial, QuoteMaterial, ReportMaterial, ThemeMaterial
from app.reports.quotes import out_of_balance
from app.reports.spec import Appendix, ReportKind, ReportSpec
from app.safeguards.gates import Fault, NamesIn
from app.safeguards.linked import linked_cases
from app.safeguards.reasons import Reason
from app.safeguards.refusing import no_names
from app.safeguards.typed import codes_to_leave
from app.store.base import ProjectInfo
from app.study import queries as study

Progress = Callable[[int, int], None]


def gather(
    session: Session,
    spec: ReportSpec,
    *,
    progress: Progress = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
    names_in: NamesIn = no_names,
    every_quote: bool = False,
) -> ReportMaterial:
    """Everything the report says; `Problem` when a part asked for is no longer in the study.

    What may not leave is not in it: of what was chosen by hand `leaving.faults` says so, and nothing may be
    written while there are any. With `every_quote` all evidence of an assumption that may be quoted is.
    """
    spec = _asked_for(spec)
    codes = coding.codes(session)
    sections = _sections(session, spec)
    claims = chosen_claims(session, spec) if spec.kind in _WITH_CLAIMS else []
    counted = Themes(session, spec, sections)
    thresholds = perspectives.thresholds(session)
    quoting = Quoting(session, spec, counted.comparison.groups, thresholds, names_in)
    of = len(sections) + len(claims) + len(spec.journeys)
    done = iter(range(of))

    def step() -> None:
        if cancelled():
            raise Cancelled
        progress(next(done), of)

    themes: list[ThemeMaterial] = []
    for section in sections:
        step()
        themes.append(counted.section(section, quoting, [row for _, row in claims]))
    told_of = [choice for choice, _ in claims] if spec.kind is not ReportKind.THEME else []
    sheets = perspectives.evidence_sheets(session, [choice.claim for choice in told_of])
    told: list[ClaimMaterial] = []
    for choice in told_of:
        step()
        told.append(gather_claim(sheets[choice.claim], choice, spec, quoting, every=every_quote))
    faults = list(quoting.faults)
    journeys: list[JourneyMaterial] = []
    for case in spec.journeys:
        step()
        paper = SIDEWAYS if spec.kind is ReportKind.SUMMARY else UPRIGHT
        try:
            journeys.append(
                gather_journey(session, case, date=spec.date, paper=paper, circle=spec.circle, names_in=names_in)
            )
        except Problem as problem:
            if spec.kind is ReportKind.JOURNEY:
                raise
            faults.append(Fault(Reason.PICTURE, "A care journey", problem.sentence, problem.advice))
    progress(of, of)
    sources = tuple(source for source in study.sources(session) if not source.excluded)
    groups = counted.comparison.groups
    return ReportMaterial(
        spec=spec,
        study=session.scalars(select(ProjectInfo.name)).one(),
        groups=groups,
        people=tuple(person for person in study.participants(session) if person.counted and person.sources),
        sources=sources,
        themes=tuple(themes),
        codebook=tuple(codes_to_leave(session, codes)) if Appendix.CODEBOOK in spec.appendices else (),
        notes=tuple(_notes(session)) if Appendix.NOTES in spec.appendices or spec.journeys else (),
        claims=tuple(told),
        journeys=tuple(journeys),
        method=gather_method(session, sources, codes),
        framework=_framework(session, sections) if _wants_framework(spec) else None,
        whole_codebook=gather_codebook(session, spec.date) if spec.kind is ReportKind.CODEBOOK else None,
        leaving=Leaving(
            faults=tuple(faults),
            left_out=quoting.left_out_said,
            loosened=quoting.loosened,
            warnings=tuple(_warnings(session, spec, themes, told, groups, quoting)),
        ),
        thresholds=thresholds,
        settings=settings_said(spec, themes, told, journeys),
    )


_WITH_CLAIMS = (ReportKind.SUMMARY, ReportKind.ASSUMPTION, ReportKind.THEME)


def _asked_for(spec: ReportSpec) -> ReportSpec:
    """The settings, when a short form names the one thing it is about; else a Problem."""
    named = {
        ReportKind.THEME: ("theme", spec.themes),
        ReportKind.ASSUMPTION: ("assumption", spec.claims),
        ReportKind.JOURNEY: ("child’s journey", spec.journeys),
    }.get(spec.kind)
    if named is not None and (named[1] is None or len(named[1]) != 1):
        raise Problem(f"A {spec.kind.value} is about one {named[0]}.", f"Choose one {named[0]}.")
    if spec.kind is ReportKind.THEME:
        return replace(spec, quotes_per_perspective=min(spec.quotes_per_perspective, ON_TWO_PAGES))
    return spec


ON_TWO_PAGES = 1
"""So many quotes of each perspective the app chooses where two pages must hold everything."""


def _sections(session: Session, spec: ReportSpec) -> list[Section]:
    if spec.kind not in (ReportKind.SUMMARY, ReportKind.THEME) or spec.themes == ():
        return []
    return chosen_sections(
        coding.codes(session), coding.themes(session, counted=False), spec.themes, lambda: heard_codes(session)
    )


def _wants_framework(spec: ReportSpec) -> bool:
    return spec.kind is ReportKind.SUMMARY and Appendix.FRAMEWORK in spec.appendices


def _framework(session: Session, sections: Sequence[Section]) -> Framework:
    """The summaries under the report's themes, of people who agreed to be quoted: drafts hold their words."""
    topics = [Topic(theme=one.choice.theme, code=one.choice.code) for one in sections]
    whole = perspectives.framework(session, topics)
    kept = [(person, row) for person, row in zip(whole.people, whole.cells, strict=True) if person.quotable]
    return Framework(whole.topics, tuple(person for person, _ in kept), tuple(row for _, row in kept))


def _notes(session: Session) -> Iterator[NoteMaterial]:
    """The notes ticked for reports, the oldest first; of a passage only that it is one, not its words."""
    for row in reversed(coding.register(session, reader="")):
        if row.for_report:
            what = "" if row.about.kind is AboutKind.PASSAGE else row.about_words
            yield NoteMaterial(row.about.kind, what, row.title, row.text, row.author, row.day)


def _warnings(
    session: Session,
    spec: ReportSpec,
    themes: Sequence[ThemeMaterial],
    claims: Sequence[ClaimMaterial],
    groups: Sequence[GroupRow],
    quoting: Quoting,
) -> Iterator[str]:
    """What the author should look at before the report leaves the team."""
    if spec.kind in (ReportKind.CODEBOOK, ReportKind.JOURNEY):
        return
    if not themes and not claims:
        yield "No theme has coded passages yet."
        return
    quotes = [quote for theme in themes for quote in (*theme.quotes, *theme.exceptions)]
    quotes += [quote for claim in claims for quote in claim.quotes]
    if spec.quotes_per_perspective and not quotes:
        yield "No words are quoted: nobody heard on these themes has agreed to it, or that is not recorded."
    yield from quoting.left_out_said
    yield from _balance(quotes, groups)
    for linked in linked_cases(session, [quote.participant for quote in quotes]):
        yield linked.sentence
    if quoting.too_few:
        names = listed(quoting.too_few)
        yield f"So few people share even the perspective of {names} that their quotes may point at them."


def _balance(quotes: Sequence[QuoteMaterial], groups: Sequence[GroupRow]) -> Iterator[str]:
    """Who supplies too many of the quotes, and which perspective supplies none (R-02)."""
    for pseudonym in out_of_balance([(quote.participant, quote.pseudonym) for quote in quotes]):
        yield f"{pseudonym} supplies more than their share of the quotes."
    by_group = Counter(quote.group for quote in quotes)
    for number, group in enumerate(groups):
        if quotes and group.named and group.participants and not by_group[number]:
            yield f"No quote is from {group.name[:1].lower()}{group.name[1:]}."
