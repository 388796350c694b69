"""Everybody behind a number by name, made only when somebody looks."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.study.rows import ParticipantId, ParticipantRow
from app.ui.perspectives.people_behind import MOST, PeopleBehind

KIM = ParticipantRow(
    id=ParticipantId(1),
    pseudonym="Kim",
    perspective=None,
    perspective_name="",
    perspective_palette=None,
    role="",
    area=None,
    area_name="",
    quote_consent=None,
    excluded=False,
    withdrawn=False,
    sources=1,
    pending=0,
)


def many(number: int) -> list[ParticipantRow]:
    return [replace(KIM, id=ParticipantId(one), pseudonym=f"P{one}") for one in range(number)]


def test_names_are_made_once_and_of_hundreds_the_first(qtbot: QtBot) -> None:
    behind = PeopleBehind([("Raised it", many(MOST + 7)), ("Not asked", many(2)), ("Nobody here", [])])
    qtbot.addWidget(behind)
    assert behind.findChildren(QPushButton) == []
    behind.name_them()
    behind.name_them()
    assert len(behind.findChildren(QPushButton)) == MOST + 2
    told = [label.text() for label in behind.findChildren(QLabel)]
    assert told == [
        f"Raised it: {MOST + 7} people",
        "and 7 more: the number above lists everybody",
        "Not asked: 2 people",
    ]


def test_who_raised_it_leads_to_their_words_and_others_to_themselves(qtbot: QtBot) -> None:
    behind = PeopleBehind([("Raised it", many(1)), ("Not asked", [KIM])])
    qtbot.addWidget(behind)
    behind.name_them()
    spoke, other = behind.findChildren(QPushButton)
    with qtbot.waitSignal(behind.words_wanted) as wanted:
        spoke.click()
    assert wanted.args == [0]
    with qtbot.waitSignal(behind.person_wanted) as wanted:
        other.click()
    assert wanted.args == [1]
