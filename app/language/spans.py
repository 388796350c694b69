"""Positions in a text: code points of the stored text, end-exclusive."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The stretch of code points ``start <= position < end``; ``ValueError`` when it is not one."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether every code point of `other` is in this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words of `text` in this span."""
        return text[self.start : self.end]


def words_hash(words: str) -> bytes:
    """SHA-256 of the words in UTF-8: how a passage is known again in another text version."""
    return hashlib.sha256(words.encode("utf-8")).digest()
