"""What the topic guide asks: frozen values."""

from dataclasses import dataclass
from typing import NewType

GuideQuestionId = NewType("GuideQuestionId", int)


@dataclass(frozen=True, slots=True)
class GuideQuestionRow:
    """A question of the topic guide, and in how many interviews it was asked and was not."""

    id: GuideQuestionId
    text: str
    asked: int
    not_asked: int
