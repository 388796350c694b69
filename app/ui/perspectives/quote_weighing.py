"""Weighing the words beside the matrix: one key links the card at hand to the assumption in hand."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.perspectives.claim_rows import Stance
from app.ui.commands import add_command
from app.ui.open_study import OpenStudy
from app.ui.perspectives.quotes_panel import QuotesPanel
from app.ui.weighing.evidence_desk import Where
from app.ui.weighing.weighing import Weighing

NO_CARD = "Go to a card of words first."


class QuoteWeighing(QObject):
    """`page` has the actions and is what the dialogs lie in."""

    def __init__(self, study: OpenStudy, panel: QuotesPanel, page: QWidget) -> None:
        super().__init__(page)
        self._study, self._panel = study, panel
        weighing = Weighing(study, self._at_hand, None, page)
        deeds: dict[str, Callable[[], object]]
        deeds = {f"quotes.{stance}": partial(weighing.press, stance) for stance in Stance}
        deeds |= {"quotes.in_hand": weighing.ask_in_hand, "quotes.assumption": weighing.ask_link}
        for name, do in deeds.items():
            action = add_command(page, name, do, study.keys)
            action.setEnabled(not study.read_only or name == "quotes.in_hand")
        panel.command_pressed.connect(lambda name: deeds[name]())
        study.keys.changed.connect(lambda: panel.keys.take(study.keys))
        panel.keys.take(study.keys)

    def _at_hand(self) -> tuple[Sequence[Where], str] | None:
        passage = self._panel.passage_at_hand()
        if passage is None:
            self._study.said.emit(NO_CARD)
            return None
        return [passage.segment], passage.speech or passage.text
