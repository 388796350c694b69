"""Where a popup goes: beside some words, inside some bounds, never over the words. Numbers only."""

from PySide6.QtCore import QRect, QSize

GAP = 8


def place_beside(words: QRect, size: QSize, bounds: QRect, least_height: int) -> QRect:
    """Below the words if there is room, else above, else on the side with more room and as low as need be.

    Where the words fill the height, it stands to their right, or at the right edge of the bounds.
    """
    width = min(size.width(), bounds.width())
    below = bounds.bottom() - words.bottom() - GAP
    above = words.top() - bounds.top() - GAP
    left = max(bounds.left(), min(words.left() + 24, bounds.right() - width + 1))
    if below >= size.height():
        return QRect(left, words.bottom() + GAP, width, size.height())
    if above >= size.height():
        return QRect(left, words.top() - GAP - size.height(), width, size.height())
    if max(above, below) >= least_height:
        height = max(above, below)
        return QRect(left, words.bottom() + GAP if below >= above else bounds.top(), width, height)
    beside = min(words.right() + GAP, bounds.right() - width + 1)
    top = max(bounds.top(), min(words.top(), bounds.bottom() - size.height()))
    return QRect(beside, top, width, min(size.height(), bounds.height()))
