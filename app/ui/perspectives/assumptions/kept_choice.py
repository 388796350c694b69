"""How a reader looked at assumptions last: kept among the preferences, never anybody's words."""

from app.perspectives.claim_rows import OTHER_HOLDERS
from app.ui.choosing.kept_keys import sign_of
from app.ui.open_study import OpenStudy
from app.ui.perspectives.assumptions.board.board_head import BoardHead
from app.ui.perspectives.assumptions.board.ordering import Order
from app.ui.perspectives.assumptions.claim_words import SIGNALS

ANY = "-"


class KeptChoice:
    """View, order and signal, and a holder who is known to every study; what was typed is forgotten."""

    def __init__(self, study: OpenStudy, head: BoardHead) -> None:
        self._study, self._head = study, head
        self._name = f"assumptions {sign_of(study)}"
        self._taken = False

    def keep(self) -> None:
        """Remembers, unless this computer is to remember no studies."""
        head, window = self._head, self._study.settings.window
        signal = ANY if head.signal.value is None else str(SIGNALS.index(head.signal.value))
        holder = str(OTHER_HOLDERS.index(head.holder.value)) if head.holder.value in OTHER_HOLDERS else ANY
        said = f"{head.switch.now} {list(Order).index(head.order.value)} {signal} {holder}"
        if self._taken and self._study.settings.remember_recent and window.get(self._name) != said:
            self._study.prefer(window={**window, self._name: said})

    def take(self) -> None:
        """Goes by what was remembered, once."""
        if self._taken:
            return
        self._taken = True
        parts = self._study.settings.window.get(self._name, "").split()
        if len(parts) != 4 or not all(part == ANY or part.isdigit() for part in parts):
            return
        view, order, signal, holder = parts
        self._head.order.choose(list(Order)[int(order) % len(Order)])
        self._head.signal.choose(None if signal == ANY else SIGNALS[int(signal) % len(SIGNALS)])
        if holder != ANY:
            self._head.holder.offer({"": "", OTHER_HOLDERS[int(holder) % len(OTHER_HOLDERS)]: ""}, "")
            self._head.holder.choose(OTHER_HOLDERS[int(holder) % len(OTHER_HOLDERS)])
        self._head.switch.choose(int(view) % len(self._head.switch.buttons))
