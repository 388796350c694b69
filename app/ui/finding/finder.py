"""Searching while the reader types: the first places at once, then every place and how often each form is said.

The database and the tables of word forms are read off the GUI thread; what was asked before is given up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from PySide6.QtCore import QObject, Signal

from app.coding.queries.found import coded_with
from app.coding.rows import CodeId
from app.language.collocation import BesideWord
from app.language.forms import WordForms, english
from app.language.query import Phrase, parse, patterns
from app.language.spans import Span
from app.problems import Problem
from app.store.project import Session
from app.study import queries
from app.study.queries.finding import (
    NOTHING,
    Found,
    Keep,
    Order,
    Question,
    Scope,
    find,
    find_first,
    forms_said,
    in_order,
    worded,
    words_beside,
)
from app.study.rows import Approach, VersionId
from app.ui.finding.workers import LanguageWorkers
from app.ui.open_study import OpenStudy
from app.ui.tasks import IsCancelled, Progress, Task, Work

FIRST = 100
"""Places shown before the others are known."""
COUNTING = Found((), None, None, None, None, 0)
"""Nothing is known yet."""
Forms = Mapping[str, Mapping[str, int]]
"""Word -> its forms, and how often each is said."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader looks for, and in whose words."""

    typed: str = ""
    any_form: bool = False
    scope: Scope = field(default_factory=Scope)
    code: CodeId | None = None
    coded: bool = True
    """Whether the code must be on the place, or must not."""
    left_out: frozenset[tuple[str, str]] = frozenset()
    """Forms that were unticked: (word, form)."""
    order: Order = Order.PLACE


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found; `whole` when it is everything."""

    asked: Asked
    found: Found
    forms: Forms
    whole: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """The words that stand beside what was found."""

    words: tuple[BesideWord, ...]
    reflexive: bool
    """A reflexive study sees counts and no coefficients."""


class Finder(QObject):
    """Answers the question asked last; `refused` says why another has no answer."""

    answered = Signal(object)
    refused = Signal(object)

    def __init__(self, study: OpenStudy, workers: LanguageWorkers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._workers = workers
        self._task: Task | None = None
        self._last: Answer | None = None

    @property
    def is_looking(self) -> bool:
        """Whether there is more to come."""
        return self._task is not None

    def ask(self, asked: Asked) -> None:
        """Look for this from now on."""
        self.give_up()
        last = self._last
        if last is not None and last.whole and replace(last.asked, order=asked.order) == asked:
            self._run(asked, lambda progress, cancelled: _sorted(last, asked))
        else:
            self._run(asked, partial(self._first, asked))

    def forget(self) -> None:
        """What was read is no longer what there is."""
        self._last = None

    def give_up(self) -> None:
        """Nobody waits for an answer any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def beside(
        self, asked: Asked, window: int, progress: Progress, cancelled: IsCancelled, *, common: bool
    ) -> Beside:
        """The words beside what is looked for; for work off the GUI thread."""
        question = self._question(asked)
        if question is None:
            return Beside((), reflexive=False)
        with self._study.project.reading(cancelled) as session:
            words = words_beside(
                session,
                question,
                window=window,
                common=common,
                keep=_keep(session, asked),
                match_patterns=self._workers.patterns(cancelled),
                progress=lambda done, of: progress(done, of, "turns"),
                cancelled=cancelled,
            )
            return Beside(tuple(words), queries.approach(session) is Approach.REFLEXIVE)

    @staticmethod
    def near(asked: Asked, word: str, window: int) -> str:
        """What is typed to find a word so near what is looked for; in one turn, where that cannot be said."""
        typed = asked.typed.strip()
        if isinstance(parse(typed), Phrase):
            return f"near({typed} {word}, {window - 1})"
        return f"({typed}) {word}"

    @cached_property
    def _english(self) -> WordForms:
        return english()

    def _run(self, asked: Asked, work: Work[Answer], *, whole: bool = False) -> None:
        def done(answer: Answer) -> None:
            if self._task is task:
                self._task, self._last = None, answer
                if not answer.whole:
                    self._run(asked, partial(self._everything, asked), whole=True)
                self.answered.emit(answer)

        def failed(problem: Problem) -> None:
            if self._task is task:
                self._task = self._last = None
                self.refused.emit(problem)

        def stopped() -> None:
            """Cancelled in the strip at the foot: what is shown stays."""
            if self._task is task:
                self._task = None

        task = self._study.tasks.run(
            "Finding words", work, done, failed, stopped=stopped, owner=self, quiet=not whole
        )
        self._task = task

    def _first(self, asked: Asked, progress: Progress, cancelled: IsCancelled) -> Answer:
        """A few places at once; patterns find none quickly, so that for them all are looked for later."""
        question = self._question(asked)
        if question is None:
            return Answer(asked, NOTHING, {}, whole=True)
        if patterns(question.query):
            return Answer(asked, COUNTING, {}, whole=False)
        with self._study.project.reading(cancelled) as session:
            found = find_first(session, question, limit=FIRST, keep=_keep(session, asked), cancelled=cancelled)
        return Answer(asked, _in_order(found, asked.order), {}, whole=False)

    def _everything(self, asked: Asked, progress: Progress, cancelled: IsCancelled) -> Answer:
        question = self._question(asked)
        if question is None:
            return Answer(asked, NOTHING, {}, whole=True)
        with self._study.project.reading(cancelled) as session:
            found = find(
                session,
                question,
                keep=_keep(session, asked),
                match_patterns=self._workers.patterns(cancelled),
                progress=lambda done, of: progress(done, of, "turns"),
                cancelled=cancelled,
            )
            forms = {
                word: forms_said(session, word, self._english.forms_of(word), asked.scope, cancelled)
                for word in question.forms
            }
        return Answer(asked, _in_order(found, asked.order), forms, whole=True)

    def _question(self, asked: Asked) -> Question | None:
        without: dict[str, list[str]] = {}
        for word, form in asked.left_out:
            without.setdefault(word, []).append(form)
        return worded(
            asked.typed, asked.scope, any_form=asked.any_form, forms=lambda: self._english, left_out=without
        )


def _sorted(answer: Answer, asked: Asked) -> Answer:
    """The same answer in another order."""
    return replace(answer, asked=asked, found=_in_order(answer.found, asked.order))


def _in_order(found: Found, order: Order) -> Found:
    return replace(found, rows=tuple(in_order(found.rows, order)))


def _keep(session: Session, asked: Asked) -> Keep | None:
    if asked.code is None:
        return None
    has_code, wanted = coded_with(session, asked.code), asked.coded

    def keep(version: VersionId, span: Span) -> bool:
        return has_code(version, span) == wanted

    return keep
