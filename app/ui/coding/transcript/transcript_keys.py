"""What the transcript itself does at its keys; which keys they are stands in `app.ui.commands`."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from app.ui.commands.transcripts import NUMBERS

Deeds = dict[str, Callable[[], object]]


class Reader(Protocol):
    """What the keys can ask of the transcript view."""

    def request_code(self) -> None: ...
    def request_repeat(self) -> None: ...
    def press_number(self, number: int) -> None: ...
    def move_word(self, *, rightwards: bool, select: bool) -> None: ...
    def move_sentence(self, *, forward: bool, select: bool) -> None: ...
    def move_turn(self, *, forward: bool, select: bool) -> None: ...
    def go_to_coded(self, forward: bool) -> None: ...
    def select_wider(self) -> None: ...
    def find_again(self, forward: bool) -> None: ...
    def move_end(self, *, start: bool, later: bool) -> None: ...
    def reads_leftwards(self) -> bool: ...
    def copy_words(self) -> None: ...


def deeds_of(reader: Reader) -> Deeds:
    """What is done at each command that the text does by itself."""
    deeds: Deeds = {
        "text.code": reader.request_code,
        "text.repeat": reader.request_repeat,
        "text.copy": reader.copy_words,
        "text.wider": reader.select_wider,
        "text.next_coded": partial(reader.go_to_coded, True),
        "text.coded_before": partial(reader.go_to_coded, False),
        "text.find_again": partial(reader.find_again, True),
        "text.find_before": partial(reader.find_again, False),
        "text.start_later": partial(reader.move_end, start=True, later=True),
        "text.start_earlier": partial(reader.move_end, start=True, later=False),
        "text.end_right": lambda: reader.move_end(start=False, later=not reader.reads_leftwards()),
        "text.end_left": lambda: reader.move_end(start=False, later=reader.reads_leftwards()),
    }
    for select, name in ((False, "text.{}"), (True, "text.select_{}")):
        for on, word, way in ((True, "word_right", "on"), (False, "word_left", "back")):
            deeds[name.format(word)] = partial(reader.move_word, rightwards=on, select=select)
            deeds[name.format(f"sentence_{way}")] = partial(reader.move_sentence, forward=on, select=select)
            deeds[name.format(f"turn_{way}")] = partial(reader.move_turn, forward=on, select=select)
    deeds |= {f"text.key_{number}": partial(reader.press_number, number) for number in NUMBERS}
    return deeds
