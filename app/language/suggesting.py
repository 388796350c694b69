"""Which stretches of speech are most like those that a code was put on, and how often that is right.

A linear model learns the passages of one code against everything else that somebody read: passages of other
codes, what was refused, and what was left uncoded in interviews that are coded to the end. It is tested on
interviews it did not learn from, and tells how often it was right there. Nothing of it is kept: it is learned
anew whenever somebody asks. The library is large and slow to load, so call this in a worker process.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from operator import itemgetter
from typing import TYPE_CHECKING

from app.language.likeness import Reader
from app.language.spans import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

TARGETS = (0.5, 0.7, 0.9)
"""How often a suggestion is to be right."""
PARTS = 5
"""Into so many parts the interviews are dealt for the test."""
LEAST_TESTED = 5
"""Of fewer suggestions nobody can say how often they are right."""
ROUNDING = 0.05
"""“About 7 in 10” is what rounds to it."""
MOST = 200
"""So many suggestions are told; nobody judges more before asking again."""
MOST_UNCODED = 20_000
"""Of more uncoded stretches so many are learned from, evenly from all interviews."""
NEAREST = 2


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Some speech: where it stands, and its words with a blank for every character that is no speech."""

    interview: int
    start: int
    end: int
    words: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Examples:
    """What is learned from, and what is asked about; the order of the stretches never matters."""

    coded: Sequence[Stretch]
    others: Sequence[Stretch]
    """Of which somebody said something else, or no."""
    reviewed: Sequence[Stretch]
    """All sentences or turns of interviews coded to the end, those with the code and those without."""
    waiting: Sequence[Stretch]
    """The sentences or turns of other interviews that do not have the code."""
    names: frozenset[str] = frozenset()
    """Words that say who speaks, not what about."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How it goes when suggestions are to be right so often: tried on interviews not learned from."""

    target: float
    threshold: float | None
    """The lowest score at which they were so often right; None where they never were."""
    suggested: int
    right: int
    passages: int
    """How many passages of the code there were to find."""
    found: int
    """Of how many of them some part was suggested."""
    waiting: int
    """How many stretches reach the threshold now."""

    @property
    def precision(self) -> float:
        return self.right / self.suggested if self.suggested else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.passages if self.passages else 0.0


@dataclass(frozen=True, slots=True)
class Suggested:
    """One of the waiting stretches, by its number as given."""

    number: int
    score: float
    reasons: tuple[Span, ...]
    """The words that spoke for it most, as places in its words."""
    nearest: tuple[int, ...]
    """The coded stretches most like it, by their numbers as given."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A trial for each of `TARGETS`, and what reaches the lowest threshold, the highest score first."""

    trials: tuple[Trial, ...]
    parts: int
    suggested: tuple[Suggested, ...]


def suggest(examples: Examples) -> Answer:
    """Learn, try and suggest; the same examples always give the same answer."""
    coded, others, reviewed, waiting = (
        sorted({*group}) for group in (examples.coded, examples.others, examples.reviewed, examples.waiting)
    )
    if not coded or not reviewed:
        return Answer((), 0, ())
    hits = _hits(reviewed, coded)
    uncoded = _thinned([one for one, hit in zip(reviewed, hits, strict=True) if hit == frozenset()])
    reader = Reader(examples.names)
    vectors = _Vectors(reader, [*coded, *others, *reviewed, *waiting])
    parts = dealt(reviewed, hits)
    scores = _tried(vectors, coded, [*others, *uncoded], reviewed, parts)
    model = _Model(vectors, coded, [*others, *uncoded])
    waiting_scores = model.scores(waiting)
    tried = _Tried(scores, hits, [parts[one.interview] for one in reviewed])
    trials = tuple(tried.at(target, waiting_scores) for target in TARGETS)
    lowest = min((trial.threshold for trial in trials if trial.threshold is not None), default=None)
    reached = [
        (-score, one)
        for score, one in zip(waiting_scores, waiting, strict=True)
        if lowest is not None and score >= lowest
    ]
    chosen = sorted(reached)[:MOST]
    numbers = {one: number for number, one in enumerate(examples.waiting)}
    coded_numbers = {one: number for number, one in enumerate(examples.coded)}
    nearest = vectors.nearest([one for _, one in chosen], coded)
    suggested = tuple(
        Suggested(
            number=numbers[one],
            score=-turned,
            reasons=reader.reasons(one.words, model.weights(one)),
            nearest=tuple(coded_numbers[near] for near in theirs),
        )
        for (turned, one), theirs in zip(chosen, nearest, strict=True)
    )
    return Answer(trials, len({*parts.values()}), suggested)


class _Vectors:
    """The features of every stretch, weighed by how rare they are: TF-IDF."""

    def __init__(self, reader: Reader, stretches: Sequence[Stretch]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._places = {one: place for place, one in enumerate(dict.fromkeys(stretches))}
        least = 2 if len(self._places) > LEAST_TESTED else 1
        read = TfidfVectorizer(analyzer=reader.features, min_df=least, sublinear_tf=True)
        self._rows = read.fit_transform([one.words for one in self._places])
        self.features: list[str] = [str(name) for name in read.get_feature_names_out()]

    def of(self, stretches: Iterable[Stretch]) -> "csr_matrix":
        """A row for each of these."""
        return self._rows[[self._places[one] for one in stretches]]

    def nearest(self, stretches: Sequence[Stretch], among: Sequence[Stretch]) -> list[list[Stretch]]:
        """For each, those of `among` most like it, by the cosine of their features; none that shares nothing."""
        import numpy as np

        if not stretches:
            return []
        like = (self.of(stretches) @ self.of(among).T).toarray()
        order = np.argsort(-like, axis=1, kind="stable")[:, :NEAREST]
        return [
            [among[at] for at in places if row[at] > 0] for row, places in zip(like, order.tolist(), strict=True)
        ]


class _Model:
    """What parts the coded from the uncoded: a weight for every feature."""

    def __init__(self, vectors: _Vectors, coded: Sequence[Stretch], uncoded: Sequence[Stretch]) -> None:
        import numpy as np
        from sklearn.svm import LinearSVC

        self._vectors = vectors
        self._coef: NDArray[np.float64] = np.zeros(len(vectors.features))
        self._intercept = 0.0
        if coded and uncoded:
            learner = LinearSVC(random_state=0, max_iter=10_000)
            learner.fit(vectors.of([*coded, *uncoded]), [1] * len(coded) + [0] * len(uncoded))
            self._coef, self._intercept = learner.coef_[0], float(learner.intercept_[0])

    def scores(self, stretches: Sequence[Stretch]) -> list[float]:
        """How far each lies on the side of the coded."""
        if not stretches:
            return []
        # Rounded, so that the order in which a machine adds does not part what is alike.
        scores = self._vectors.of(stretches) @ self._coef + self._intercept
        return [round(float(score), 6) for score in scores]

    def weights(self, stretch: Stretch) -> dict[str, float]:
        """What each feature of a stretch adds to its score."""
        row = self._vectors.of([stretch])
        return {
            self._vectors.features[at]: float(value * self._coef[at])
            for at, value in zip(row.indices.tolist(), row.data.tolist(), strict=True)
        }


class _Tried:
    """Scores of stretches that were not learned from, and whether each would have been right."""

    def __init__(
        self, scores: Sequence[float], hits: Sequence[frozenset[int] | None], parts: Sequence[int]
    ) -> None:
        self._tried = sorted(
            (-score, part, hit) for score, hit, part in zip(scores, hits, parts, strict=True) if hit is not None
        )
        self._passages = len({passage for _, _, hit in self._tried for passage in hit})
        self._parts = sorted({*parts})

    def at(self, target: float, waiting: Sequence[float]) -> Trial:
        """Each part is judged by the threshold that the others set, so that no part sets its own."""
        threshold = self._threshold(target, self._parts)
        suggested = right = 0
        found: set[int] = set()
        for part in self._parts:
            others = self._threshold(target, [other for other in self._parts if other != part])
            for turned, theirs, hit in self._tried:
                if theirs == part and others is not None and -turned >= others:
                    suggested += 1
                    right += bool(hit)
                    found |= hit
        precise = suggested >= LEAST_TESTED and right / suggested >= target - ROUNDING
        threshold = threshold if precise else None
        reach = 0 if threshold is None else sum(score >= threshold for score in waiting)
        return Trial(target, threshold, suggested, right, self._passages, len(found), reach)

    def _threshold(self, target: float, parts: Sequence[int]) -> float | None:
        """The lowest score at which these parts were so often right, and at which something right was found."""
        lowest, suggested, right = None, 0, 0
        here = ((turned, bool(hit)) for turned, part, hit in self._tried if part in parts)
        for turned, alike in groupby(here, key=itemgetter(0)):
            hits = [hit for _, hit in alike]
            suggested, right = suggested + len(hits), right + sum(hits)
            if any(hits) and suggested >= LEAST_TESTED and right / suggested >= target:
                lowest = -turned
        return lowest


def dealt(reviewed: Sequence[Stretch], hits: Sequence[frozenset[int] | None]) -> dict[int, int]:
    """Interview -> the part it is in: no interview in two, and passages of the code as evenly as can be."""
    coded: Counter[int] = Counter({one.interview: 0 for one in reviewed})
    for one, hit in zip(reviewed, hits, strict=True):
        coded[one.interview] += bool(hit)
    parts: dict[int, int] = {}
    sizes = [(0, 0, part) for part in range(min(PARTS, len(coded)))]
    for interview in sorted(coded, key=lambda interview: (-coded[interview], interview)):
        passages, interviews, part = min(sizes)
        sizes[sizes.index((passages, interviews, part))] = (passages + coded[interview], interviews + 1, part)
        parts[interview] = part
    return parts


def _tried(
    vectors: _Vectors,
    coded: Sequence[Stretch],
    uncoded: Sequence[Stretch],
    reviewed: Sequence[Stretch],
    parts: Mapping[int, int],
) -> list[float]:
    """A score for everything reviewed, each by a model that learned nothing from its part."""
    scores: dict[Stretch, float] = {}
    for part in sorted({*parts.values()}):
        model = _Model(
            vectors,
            [one for one in coded if parts.get(one.interview) != part],
            [one for one in uncoded if parts.get(one.interview) != part],
        )
        held_out = [one for one in reviewed if parts[one.interview] == part]
        scores.update(zip(held_out, model.scores(held_out), strict=True))
    return [scores[one] for one in reviewed]


def _hits(reviewed: Sequence[Stretch], coded: Sequence[Stretch]) -> list[frozenset[int] | None]:
    """Which passages (by number) each stretch is a part of; None where it only touches one.

    It is a part when half of it lies in the passage, or half of the passage in it.
    """
    passages: dict[int, list[tuple[int, Span]]] = defaultdict(list)
    for number, one in enumerate(coded):
        passages[one.interview].append((number, one.span))
    found: list[frozenset[int] | None] = []
    for one in reviewed:
        touched = [
            (number, min(one.end, span.end) - max(one.start, span.start), min(len(one.span), len(span)))
            for number, span in passages[one.interview]
            if span.overlaps(one.span)
        ]
        held = frozenset(number for number, shared, smaller in touched if 2 * shared >= smaller)
        found.append(None if touched and not held else held)
    return found


def _thinned(uncoded: Sequence[Stretch]) -> Sequence[Stretch]:
    return uncoded[:: max(1, ceil(len(uncoded) / MOST_UNCODED))]
