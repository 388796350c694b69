"""The sentences of the open transcript: found in a process of their own, taken by Enter and F7."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.language.spans import Span
from app.language.tokens import sentence_places
from app.ui.coding import sentence_reading
from app.ui.coding.sentence_reading import SentenceReading, spans
from app.ui.coding.transcript.places import sentence_at
from app.ui.coding.transcript.transcript_view import TranscriptView
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from app.workers.worker import Worker
from tests.made_studies import Copies
from tests.ui.coding.open_studies import opened, press
from tests.ui.coding.samples import transcript

LONG = 30_000
"""Milliseconds: the tokenizer is loaded in a process of its own."""
SAID = transcript(("INT", "And?"), ("Robin", "Dr. Patel came.Then we left. [pause] Nobody said why."))
OTHER = transcript(("INT", "And now?"), ("Sam", "I said nothing. It was fine."))


@pytest.fixture
def study(copies: Copies, tmp_path: Path, theme: Theme) -> Iterator[OpenStudy]:
    with opened(copies, tmp_path, theme, empty=True) as shown:
        yield shown


def open_transcript(view: TranscriptView, reading: SentenceReading) -> None:
    view.set_transcript(SAID)
    reading.read(SAID)


def sentence_with(words: str, view: TranscriptView) -> str | None:
    found = sentence_at(SAID, SAID.text.index(words), view.sentences)
    return found.of(SAID.text) if found else None


def test_the_sentences_of_an_open_transcript_arrive_and_are_taken(
    study: OpenStudy, view: TranscriptView, qtbot: QtBot
) -> None:
    reading = SentenceReading(study, view)
    open_transcript(view, reading)
    assert sentence_with("Nobody", view) == "Then we left. [pause] Nobody said why.", "Qt's, until then"
    qtbot.waitUntil(lambda: bool(view.sentences), timeout=LONG)
    view.set_caret(SAID.text.index("Patel"))
    passage = view.passage_at_hand()
    assert passage is not None
    assert passage.of(SAID.text) == "Dr. Patel came."
    assert sentence_with("Then", view) == "Then we left."
    assert sentence_with("Nobody", view) == "[pause] Nobody said why."


def test_only_the_transcript_that_lies_open_gets_its_sentences(
    study: OpenStudy, view: TranscriptView, qtbot: QtBot
) -> None:
    reading = SentenceReading(study, view)
    open_transcript(view, reading)
    qtbot.waitUntil(lambda: bool(study.tasks.running), timeout=LONG)
    view.set_transcript(OTHER)
    reading.read(OTHER)
    qtbot.waitUntil(lambda: bool(view.sentences), timeout=LONG)
    assert [sentence.of(OTHER.text) for sentence in view.sentences] == [
        "And now?",
        "I said nothing.",
        "It was fine.",
    ]


def test_a_worker_that_fails_leaves_qt_s_boundaries_and_says_nothing(
    study: OpenStudy, view: TranscriptView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sentence_reading, "FIND", "tests.workers.targets:refuse_texts")
    reading = SentenceReading(study, view)
    with qtbot.waitSignal(study.tasks.finished, timeout=LONG), qtbot.assertNotEmitted(study.tasks.problem):
        open_transcript(view, reading)
    assert view.sentences == ()
    view.set_caret(SAID.text.index("Nobody"))
    passage = view.passage_at_hand()
    assert passage is not None
    assert passage.of(SAID.text).endswith("Nobody said why.")
    with qtbot.assertNotEmitted(study.tasks.started, wait=2 * sentence_reading.REST):
        open_transcript(view, reading)


def test_the_process_ends_with_the_study(
    study: OpenStudy, view: TranscriptView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Worker] = []

    class Kept(Worker):
        def _start(self) -> None:
            made.append(self)
            super()._start()

    monkeypatch.setattr(sentence_reading, "Worker", Kept)
    open_transcript(view, SentenceReading(study, view))
    qtbot.waitUntil(lambda: bool(view.sentences), timeout=LONG)
    process = made[0]._process
    assert process is not None
    assert process.poll() is None
    study.stop_work()
    assert process.poll() is not None


def test_a_study_closed_while_the_tokenizer_loads_does_not_wait_for_it(
    study: OpenStudy, view: TranscriptView, qtbot: QtBot
) -> None:
    open_transcript(view, SentenceReading(study, view))
    qtbot.waitUntil(lambda: bool(study.tasks.running), timeout=LONG)
    study.stop_work()
    assert study.tasks.running == ()
    assert view.sentences == ()


def test_places_outside_their_turn_are_not_believed() -> None:
    answer = [[(0, 4), (2, 999)], [(-3, 2), (0, 15), (5, 5)]]
    assert [span.of(SAID.text) for span in spans(SAID, answer)] == ["And?", "Dr. Patel came."]


def test_a_worker_is_answered_with_numbers_alone() -> None:
    assert sentence_places(["One. Two.", ""]) == [[(0, 4), (5, 9)], []]


def test_f7_selects_the_sentence_and_then_the_turn(view: TranscriptView, qtbot: QtBot) -> None:
    view.set_transcript(SAID)
    speech = SAID.turns[1].speech
    view.sentences = spans(SAID, sentence_places([turn.speech.of(SAID.text) for turn in SAID.turns]))
    view.set_caret(SAID.text.index("we left"))
    with qtbot.waitSignal(view.passage_selected):
        press(view, Qt.Key.Key_F7)
    assert selected(view) == "Then we left."
    press(view, Qt.Key.Key_F7)
    assert view.selection() == speech
    press(view, Qt.Key.Key_F7)
    assert view.selection() == speech


def test_f7_on_some_words_of_a_sentence_takes_the_sentence(view: TranscriptView) -> None:
    view.set_transcript(SAID)
    place = SAID.text.index("said")
    view.select(Span(place, place + 4))
    view.sentences = spans(SAID, sentence_places([turn.speech.of(SAID.text) for turn in SAID.turns]))
    press(view, Qt.Key.Key_F7)
    assert selected(view) == "[pause] Nobody said why."


def test_f7_in_a_label_selects_nothing(view: TranscriptView) -> None:
    view.set_transcript(SAID)
    view.set_caret(SAID.text.index("Robin") + 1)
    press(view, Qt.Key.Key_F7)
    assert view.selection() is None


def selected(view: TranscriptView) -> str | None:
    passage = view.selection()
    return passage.of(SAID.text) if passage else None
