"""The panes of a page, between which F6 moves: the rail, and what the page's splitters part."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QSplitter, QWidget


def panes_in(page: QWidget) -> list[QWidget]:
    """The panes in sight, in reading order; the page itself when nothing parts it."""
    found: list[QWidget] = []

    def walk(widget: QWidget) -> None:
        splitters = [s for s in widget.findChildren(QSplitter) if _outermost(s, widget) and s.isVisibleTo(page)]
        if isinstance(widget, QSplitter):
            for place in range(widget.count()):
                part = widget.widget(place)
                if part is not None and part.isVisibleTo(page) and part.width() > 0 and part.height() > 0:
                    walk(part)
        elif splitters:
            for splitter in splitters:
                walk(splitter)
        else:
            found.append(widget)

    walk(page)
    return found


def _outermost(splitter: QSplitter, below: QWidget) -> bool:
    parent = splitter.parentWidget()
    while parent is not None and parent is not below:
        if isinstance(parent, QSplitter):
            return False
        parent = parent.parentWidget()
    return True


def enter(pane: QWidget) -> bool:
    """Give the keyboard to a pane: to its own choice, else to the first thing in it that takes it."""
    chosen = pane.focusProxy()
    inside = pane.findChildren(QWidget)
    # What is in a page that scrolls comes before the page itself.
    inside.sort(key=lambda widget: isinstance(widget, QScrollArea))
    for widget in (*([chosen] if chosen is not None else ()), pane, *inside):
        if _takes_keys(widget) and widget.isVisibleTo(pane.window()):
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False


def _takes_keys(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def enter_next(panes: list[QWidget], step: int) -> None:
    """Give the keyboard to the pane after the one that has it, or before it."""
    focused = QApplication.focusWidget()
    at = next(
        (place for place, pane in enumerate(panes) if focused is not None and _holds(pane, focused)),
        -1 if step > 0 else 0,
    )
    for distance in range(1, len(panes) + 1):
        if enter(panes[(at + step * distance) % len(panes)]):
            return


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)
