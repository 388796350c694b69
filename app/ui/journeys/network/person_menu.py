"""The menu of somebody in a network: what is most often changed, each in one step."""

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.journeys.network_rows import NetworksRow, NodeRow
from app.ui.journeys.network import picks

Store = Callable[[NodeRow, str, object], object]


def person_menu(
    row: NetworksRow, node: NodeRow, actions: Iterable[QAction], store: Store, parent: QWidget
) -> QMenu:
    """Tie, direction, ring, part of life and supports as ticks, then what else can be done."""
    menu = QMenu(parent)
    for title, column, offered, now in (
        ("Tie", "Tie", picks.TIES, node.tie),
        ("Direction", "Direction", picks.DIRECTIONS, node.direction),
        ("Ring", "Ring", picks.rings(row), node.ring),
        ("Part of life", "Part of life", picks.sectors(row), node.sector),
    ):
        below = menu.addMenu(title)
        for words, value in offered:
            action = _tick(below, words, on=value == now)
            action.triggered.connect(lambda _=False, column=column, value=value: store(node, column, value))
    gives = menu.addMenu("Gives")
    has = {code.casefold() for code in node.supports}
    for words, code in picks.supports(row):
        action = _tick(gives, words, on=str(code).casefold() in has)
        action.toggled.connect(lambda on, code=str(code): store(node, "Gives", _with(node, code, on=on)))
    menu.addSeparator()
    for action in actions:
        menu.addAction(action)
    return menu


def _with(node: NodeRow, code: str, *, on: bool) -> str:
    others = [one for one in node.supports if one.casefold() != code.casefold()]
    return ", ".join([*others, *([code] if on else [])])


def _tick(menu: QMenu, words: str, *, on: bool) -> QAction:
    action = menu.addAction(words.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(on)
    return action
