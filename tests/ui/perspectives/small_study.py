"""A study small enough to count on one's fingers: synthetic people only.

Bags: of the children Robin (twice) and Ash of 3 raised it, Kit did not, and Wren, who is pending, did; none of
the 2 carers did; of the practitioners nobody is fully coded. Nathan is excluded: his words are nowhere.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.coding import actions as coding
from app.coding.rows import CodingDraft
from app.language.spans import Span
from app.settings import Settings
from app.store.project import Project
from app.study import actions, queries
from app.study.rows import SourceId, SourceStatus
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from tests import builders
from tests.builders import CARER, CHILD, INTERVIEWER, PRACTITIONER
from tests.made_studies import Copies, open_copy
from tests.ui.opened import lent

NATHAN_SAYS = "My bags were stolen on the day."
INTERVIEWS = {
    "Robin": "I had two bags. They were black bags. Then nothing.",
    "Ash": "My bags came later.",
    "Kit": "I liked the dog.",
    "Wren": "Bags again, always bags.",
    "Marian": "We waited all day.",
    "Joan": "We waited for a call.",
    "Lena": "There were bags in the hall.",
}
PERSPECTIVES = {
    "Robin": CHILD,
    "Ash": CHILD,
    "Kit": CHILD,
    "Wren": CHILD,
    "Marian": CARER,
    "Joan": CARER,
    "Lena": PRACTITIONER,
}
AREAS = {"Robin": "North", "Ash": "South", "Marian": "North"}
PENDING = ("Wren", "Lena")
CODED = {
    "Robin": (("I had two bags.", "Moves / Bags"), ("They were black bags.", "Moves / Bags")),
    "Ash": (("My bags came later.", "Moves / Bags"),),
    "Wren": (("Bags again, always bags.", "Moves / Bags"),),
    "Marian": (("We waited all day.", "Moves / Waiting"),),
    "Joan": (("We waited for a call.", "Moves / Waiting"),),
    "Kit": (("I liked the dog.", "Animals"),),
    "Lena": (("There were bags in the hall.", "Moves / Bags"),),
}


@contextmanager
def opened(copies: Copies, folder: Path, theme: Theme, *, filled: bool = True) -> Iterator[OpenStudy]:
    """The study as screens are given it."""
    project = open_copy(copies, folder, "small", fill) if filled else builders.new_study(folder)
    with lent(project, theme, Settings(), list[Settings]().append) as study:
        yield study


def fill(project: Project) -> None:
    """Everybody speaks, is coded and, but for the pending, fully coded."""
    drafts = [
        builders.dialogue(
            f"{name} interview",
            [(INTERVIEWER, "How was it?"), (name, words)],
            [builders.speaker(name, PERSPECTIVES[name], area=AREAS.get(name, ""), role="")],
        )
        for name, words in INTERVIEWS.items()
    ]
    nathan = builders.dialogue("Nathan interview", [("Nathan", NATHAN_SAYS)], [builders.speaker("Nathan", CHILD)])
    sources = dict(zip([*INTERVIEWS, "Nathan"], builders.add(project, *drafts, nathan), strict=True))
    said = [(name, words, code) for name, codings in CODED.items() for words, code in codings]
    rows = [
        _coding(project, name, sources[name], words, code)
        for name, words, code in [*said, ("Nathan", NATHAN_SAYS, "Moves / Bags")]
    ]
    coding.code_passages(project, rows=rows)
    done = [source for name, source in sources.items() if name not in PENDING]
    actions.set_status(project, sources=done, status=SourceStatus.CODED)
    actions.set_excluded(project, participant=builders.person(project, "Nathan"), excluded=True)
    builders.allow_quotes(project, "Robin", "Kit", "Marian")
    builders.signed_off(project)


def _coding(project: Project, name: str, source: SourceId, words: str, code: str) -> CodingDraft:
    span = builders.place_of(project, source, words)
    return CodingDraft(f"{name} interview", span.start, span.end, code, "Ada")


def source(study: OpenStudy, name: str) -> SourceId:
    """The interview of somebody."""
    with study.project.reading() as session:
        return queries.source_named(session, f"{name} interview").id


def place(study: OpenStudy, name: str, words: str) -> Span:
    """Where somebody says something."""
    return builders.place_of(study.project, source(study, name), words)


def shown(qtbot: QtBot, screen: QWidget, width: int = 1300, height: int = 850) -> None:
    """Puts a screen before the reader, with the keyboard."""
    qtbot.addWidget(screen)
    screen.resize(width, height)
    screen.show()
    screen.activateWindow()
    qtbot.waitExposed(screen)
    qtbot.waitUntil(lambda: screen.isActiveWindow())


def settled(qtbot: QtBot, study: OpenStudy) -> None:
    """Waits until nothing is under way."""
    qtbot.waitUntil(lambda: not study.tasks.running)
