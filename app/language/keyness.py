"""Which words one group of speakers uses more than another, and whether that is more than a few of them talking.

Words are ranked by how much more often they come (log ratio); that a word differs is decided by comparing
speakers, never words, for words of one speaker are not independent of each other (Lijffijt et al. 2016).
Numbers of people are small in interview studies: below `FEWEST` speakers in either group nothing is tested.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, log2
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEWEST = 9
"""Speakers a group must have for a test: with fewer, the smallest p there can be is too large (LANGUAGE §3)."""
LEVEL = 0.05
"""The false discovery rate at which a word is said to differ."""
LEAST_HITS, LEAST_SPEAKERS = 5, 3
"""A word said less often than this, or by fewer speakers, is not looked at."""
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class KeyWord:
    """One word in the group at hand and in everybody else."""

    word: str
    hits: int
    other_hits: int
    rate: float
    """Times in 10,000 words of the group."""
    other_rate: float
    log_ratio: float
    """log2 of the ratio of the two rates, half a hit added to each (Hardie 2014): 1 is twice as often."""
    percent: float | None
    """%DIFF (Gabrielatos and Marchi 2011); None where only the group says the word."""
    g2: float
    """Log-likelihood on two cells (Rayson and Garside 2000); for ranking by weight of evidence, not a test."""
    speakers: int
    other_speakers: int
    spread: float
    """DPnorm in the group (Gries 2008; Lijffijt and Gries 2012): 0 evenly said by all, 1 by one speaker."""
    q: float | None
    """Mann-Whitney over speakers' rates after Benjamini-Hochberg; None where nothing can be tested."""

    @property
    def differs(self) -> bool:
        """Whether speakers of the two groups use the word differently often."""
        return self.q is not None and self.q <= LEVEL


def count_words(text: str) -> Counter[str]:
    """The words of a stretch of speech, lower-cased, with apostrophes and hyphens inside words kept."""
    return Counter(found.replace("’", "'") for found in _WORD.findall(text.lower()))


def key_words(group: Sequence[Counter[str]], others: Sequence[Counter[str]]) -> list[KeyWord]:
    """The words of a group against the others, a `Counter` for each speaker, the largest log ratio first."""
    sizes, other_sizes = [_total(one) for one in group], [_total(one) for one in others]
    n, other_n = sum(sizes), sum(other_sizes)
    if not n or not other_n:
        return []
    hits, other_hits = _sum(group), _sum(others)
    speakers, other_speakers = _spoken_by(group), _spoken_by(others)
    words = sorted(
        word
        for word in {*hits, *other_hits}
        if hits[word] + other_hits[word] >= LEAST_HITS and speakers[word] + other_speakers[word] >= LEAST_SPEAKERS
    )
    tested = _tested(words, group, others) if min(len(group), len(others)) >= FEWEST else [None] * len(words)
    found = [
        KeyWord(
            word=word,
            hits=(a := hits[word]),
            other_hits=(b := other_hits[word]),
            rate=10_000 * a / n,
            other_rate=10_000 * b / other_n,
            log_ratio=log_ratio(a, n, b, other_n),
            percent=100 * (a / n - b / other_n) / (b / other_n) if b else None,
            g2=log_likelihood(a, n, b, other_n),
            speakers=speakers[word],
            other_speakers=other_speakers[word],
            spread=spread([one[word] for one in group], sizes),
            q=q,
        )
        for word, q in zip(words, tested, strict=True)
    ]
    return sorted(found, key=lambda row: (-row.log_ratio, -row.hits, row.word))


def log_ratio(a: int, n: int, b: int, other_n: int) -> float:
    """log2((a + 0.5) / n) - log2((b + 0.5) / other_n) (Hardie 2014)."""
    return log2(((a + 0.5) / n) / ((b + 0.5) / other_n))


def log_likelihood(a: int, n: int, b: int, other_n: int) -> float:
    """G2 = 2 (a ln(a / E1) + b ln(b / E2)), 0 ln 0 = 0, E by the groups' words (Rayson and Garside 2000)."""
    share = (a + b) / (n + other_n)
    return 2 * sum(hits * log(hits / (words * share)) for hits, words in ((a, n), (b, other_n)) if hits)


def spread(hits: Sequence[int], sizes: Sequence[int]) -> float:
    """DPnorm = (1/2) sum |s - v| / (1 - min s): s a speaker's share of words, v of the hits; 0 where none."""
    words, all_hits = sum(sizes), sum(hits)
    shares = [size / words for size in sizes if size]
    if not all_hits or len(shares) < 2:
        return 0.0
    parts = zip((hit for hit, size in zip(hits, sizes, strict=True) if size), shares, strict=True)
    return sum(abs(share - hit / all_hits) for hit, share in parts) / 2 / (1 - min(shares))


def adjusted(p: Sequence[float]) -> list[float]:
    """Benjamini-Hochberg: each p times how many there are over its rank, never less than a smaller p's."""
    least, found = 1.0, [0.0] * len(p)
    for rank, place in reversed(list(enumerate(sorted(range(len(p)), key=p.__getitem__), 1))):
        least = min(least, p[place] * len(p) / rank)
        found[place] = least
    return found


def _tested(words: Sequence[str], group: Sequence[Counter[str]], others: Sequence[Counter[str]]) -> list[float]:
    """The adjusted p of every word over the speakers' rates."""
    if not words:
        return []
    from scipy.stats import mannwhitneyu

    told = mannwhitneyu(_rates(words, group), _rates(words, others), axis=1, method="asymptotic")
    # Two groups with all rates alike have no p: nothing differs.
    return adjusted([float(p) if p == p else 1.0 for p in told.pvalue])


def _rates(words: Sequence[str], speakers: Sequence[Counter[str]]) -> "NDArray[np.float64]":
    import numpy as np

    sizes = [max(1, _total(one)) for one in speakers]
    columns = ([one[word] / size for word in words] for one, size in zip(speakers, sizes, strict=True))
    return np.array(list(columns)).T


def _total(counted: Counter[str]) -> int:
    return sum(counted.values())


def _sum(speakers: Sequence[Counter[str]]) -> Counter[str]:
    whole: Counter[str] = Counter()
    for one in speakers:
        whole.update(one)
    return whole


def _spoken_by(speakers: Sequence[Counter[str]]) -> Counter[str]:
    return Counter(word for one in speakers for word in one)
