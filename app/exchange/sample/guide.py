"""The topic guide of the sample study: its questions, what they ask about and where they were asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.coding import actions as coding
from app.coding.rows import CodeId
from app.store.project import Project
from app.study import actions as study
from app.study.rows import SourceId


@dataclass(frozen=True, slots=True)
class SampleQuestion:
    """A question; `asks` are keys of codes, `asked` are transcripts without their ending."""

    text: str
    asks: Sequence[str]
    asked: Sequence[str]


def add_guide(
    project: Project,
    questions: Sequence[SampleQuestion],
    codes: Mapping[str, CodeId],
    interviews: Mapping[str, SourceId],
) -> None:
    """Store the guide inside a step of the caller's; `interviews` are those whose questions are known."""
    for question in questions:
        made = study.add_guide_question(project, text=question.text)
        coding.set_guide_codes(project, question=made, codes=[codes[key] for key in question.asks])
        for asked in (True, False):
            sources = [source for name, source in interviews.items() if (name in question.asked) is asked]
            study.set_asked(project, questions=[made], sources=sources, asked=asked)
