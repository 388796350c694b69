"""Reads everything a theme summary needs, in one session, into frozen material.

Who is counted is decided below, by the queries; here only what is quoted is chosen. Writes no sentences.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding import queries as coding
from app.coding.note_rows import AboutKind
from app.coding.passages import passages_of
from app.coding.rows import CodeId, CodeRow, PassageRow
from app.perspectives import queries as perspectives
from app.perspectives.rows import GroupRow
from app.problems import Cancelled, Problem
from app.reports.material import CodeMaterial, NoteMaterial, QuoteMaterial, ReportMaterial, ThemeMaterial
from app.reports.quotes import (
    attribution,
    choose_quotes,
    cut_quote,
    kept_words,
    may_be_quoted,
    out_of_balance,
)
from app.reports.spec import Appendix, ChosenQuote, ReportSpec, ThemeChoice
from app.store.base import ProjectInfo
from app.study import queries as study
from app.study.rows import CaseRelation, CaseRow, ParticipantId, ParticipantRow

Progress = Callable[[int, int], None]


def gather(
    session: Session,
    spec: ReportSpec,
    *,
    progress: Progress = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ReportMaterial:
    """Everything the report says; `Problem` when a theme asked for is no longer in the study."""
    comparison = perspectives.compare(session)
    codes = coding.codes(session)
    people = tuple(person for person in study.participants(session) if person.counted and person.sources)
    chosen = chosen_themes(codes, spec.themes, heard_codes(session))
    picker = _QuotePicker(spec, comparison.groups, people)
    lines = {line.code: line for line in comparison.lines}
    below = {code.id: _below(codes, code) for code in chosen}
    by_author = {choice.code: choice.quotes for choice in spec.themes or () if choice.quotes is not None}
    spoken = _passages(session, chosen, below) if spec.quotes_per_perspective or by_author else {}
    themes = []
    for done, code in enumerate(chosen):
        if cancelled():
            raise Cancelled
        progress(done, len(chosen))
        said, by_hand = spoken.get(code.id, ()), by_author.get(code.id)
        quotes = picker.quotes(said) if by_hand is None else tuple(picker.given(said, by_hand))
        parts = tuple(CodeMaterial(row, lines[row.id]) for row in below[code.id])
        themes.append(ThemeMaterial(code, lines[code.id], parts, quotes))
    progress(len(chosen), len(chosen))
    return ReportMaterial(
        spec=spec,
        study=session.scalars(select(ProjectInfo.name)).one(),
        groups=comparison.groups,
        people=people,
        sources=tuple(source for source in study.sources(session) if not source.excluded),
        themes=tuple(themes),
        codebook=tuple(codes) if Appendix.CODEBOOK in spec.appendices else (),
        notes=tuple(_notes(session)) if Appendix.NOTES in spec.appendices else (),
        warnings=tuple(_warnings(themes, study.cases(session), spec.quotes_per_perspective)),
    )


def heard_codes(session: Session) -> frozenset[CodeId]:
    """The codes that some participant was heard on, themselves or below them; questions alone are no evidence."""
    return frozenset(code for code, people in coding.people_by_code(session).items() if people)


def chosen_themes(
    codes: Sequence[CodeRow], wanted: Sequence[ThemeChoice] | None, heard: Collection[CodeId]
) -> list[CodeRow]:
    """The codes the report has a section for; by default the top-level codes that somebody was heard on."""
    if wanted is None:
        return [code for code in codes if code.parent is None and code.id in heard]
    by_id = {code.id: code for code in codes}
    asked_for = [choice.code for choice in wanted if choice.code is not None]
    if any(theme not in by_id for theme in asked_for):
        raise Problem("A theme of this report is no longer in the study.", "Choose the themes again.")
    return [by_id[theme] for theme in dict.fromkeys(asked_for)]


def _notes(session: Session) -> Iterator[NoteMaterial]:
    """The notes ticked for reports, the oldest first; of a passage only that it is one, not its words."""
    for row in reversed(coding.register(session, reader="")):
        if row.for_report:
            what = "" if row.about.kind is AboutKind.PASSAGE else row.about_words
            yield NoteMaterial(row.about.kind, what, row.title, row.text, row.author, row.day)


def _passages(
    session: Session, themes: Sequence[CodeRow], below: dict[CodeId, list[CodeRow]]
) -> dict[CodeId, list[PassageRow]]:
    """The passages of every theme, each transcript read one time however many themes there are."""
    themes_of: dict[CodeId, list[CodeId]] = defaultdict(list)
    for theme in themes:
        for code in [theme, *below[theme.id]]:
            themes_of[code.id].append(theme.id)
    found: dict[CodeId, list[PassageRow]] = defaultdict(list)
    for passage in passages_of(session, list(themes_of)):
        for theme_id in themes_of[passage.code]:
            found[theme_id].append(passage)
    return found


def _below(codes: Sequence[CodeRow], top: CodeRow) -> list[CodeRow]:
    inside = {top.id}
    found = []
    for code in codes:
        if code.parent in inside:
            inside.add(code.id)
            found.append(code)
    return found


@dataclass(slots=True)
class _QuotePicker:
    """Chooses quotes theme by theme, remembering whom the report has quoted already."""

    spec: ReportSpec
    groups: tuple[GroupRow, ...]
    people: Sequence[ParticipantRow]
    quoted: Counter[ParticipantId] = field(default_factory=Counter[ParticipantId])
    taken: list[PassageRow] = field(default_factory=list[PassageRow])

    def quotes(self, passages: Sequence[PassageRow]) -> tuple[QuoteMaterial, ...]:
        found: list[QuoteMaterial] = []
        for number in range(len(self.groups)):
            theirs = [passage for passage in passages if self._group(passage) == number]
            chosen = choose_quotes(theirs, self.spec.quotes_per_perspective, quoted=self.quoted, taken=self.taken)
            self.taken.extend(chosen)
            self.quoted.update(passage.voices[0].participant for passage in chosen)
            found.extend(self._quote(number, passage) for passage in chosen)
        return tuple(found)

    def given(self, passages: Sequence[PassageRow], quotes: Sequence[ChosenQuote]) -> Iterator[QuoteMaterial]:
        """The quotes an author chose, those that may still be quoted, in their order."""
        there = {passage.segment: passage for passage in passages if may_be_quoted(passage)}
        for quote in quotes:
            passage = there.get(quote.segment)
            group = None if passage is None else self._group(passage)
            if passage is not None and group is not None:
                self.taken.append(passage)
                self.quoted[passage.voices[0].participant] += 1
                found = self._quote(group, passage)
                holds = quote.keep and quote.of == len(passage.speech)
                yield replace(found, words=kept_words(passage.speech, quote.keep)) if holds else found

    def _group(self, passage: PassageRow) -> int | None:
        """Which group the one speaker of a passage belongs to."""
        if len(passage.voices) != 1:
            return None
        voice = passage.voices[0]
        for number, group in enumerate(self.groups):
            if group.named == (voice.perspective is not None) and (
                not group.named or group.name == voice.perspective_name
            ):
                return number
        return None

    def _quote(self, group: int, passage: PassageRow) -> QuoteMaterial:
        voice = passage.voices[0]
        alike = sum(
            (person.perspective, person.role, person.area_name) == (voice.perspective, voice.role, voice.area_name)
            for person in self.people
        )
        words = cut_quote(passage.speech, self.spec.words_per_quote)
        return QuoteMaterial(
            group, voice.participant, voice.pseudonym, words, attribution(voice, alike), passage.segment
        )


def _warnings(themes: Sequence[ThemeMaterial], cases: Sequence[CaseRow], wanted: int) -> list[str]:
    """What the author should look at before the report leaves the team."""
    if not themes:
        return ["No theme has coded passages yet."]
    quotes = [quote for theme in themes for quote in theme.quotes]
    if wanted and not quotes:
        return ["No words are quoted: nobody heard on these themes has agreed to it, or that is not recorded."]
    found = [
        f"{pseudonym} supplies more than their share of the quotes."
        for pseudonym in out_of_balance([(quote.participant, quote.pseudonym) for quote in quotes])
    ]
    quoted = {quote.participant for quote in quotes}
    linked = sum(_both_quoted(case, quoted) for case in cases)
    if linked:
        found.append(
            "A child and their own carer or worker are both quoted"
            + (", so that one may recognise the other." if linked == 1 else f" in {linked} cases.")
        )
    return found


def _both_quoted(case: CaseRow, quoted: set[ParticipantId]) -> bool:
    relations = [relation for person, _, relation in case.links if person in quoted]
    return CaseRelation.SELF in relations and any(kind != CaseRelation.SELF for kind in relations)
