"""What a delegate is told about the row it paints; the binding's type stubs leave these fields out."""

from typing import Any, cast

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem


def rect_of(option: QStyleOptionViewItem) -> QRect:
    """Where the row is painted."""
    rect: QRect = cast(Any, option).rect
    return rect


def is_selected(option: QStyleOptionViewItem) -> bool:
    """Whether the row is selected."""
    return bool(cast(Any, option).state & QStyle.StateFlag.State_Selected)


def has_focus(option: QStyleOptionViewItem) -> bool:
    """Whether the row has the keyboard."""
    return bool(cast(Any, option).state & QStyle.StateFlag.State_HasFocus)
