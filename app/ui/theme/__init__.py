"""How everything looks: named colour roles, type, marks of perspectives, light and dark as equals.

Screens and widgets take the `Theme` they are given and ask it for a role, a font or a mark; no colour and no
size is written anywhere else.
"""

from app.ui.theme.contrast import contrast, ink_on
from app.ui.theme.fonts import TextSize
from app.ui.theme.icons import icon
from app.ui.theme.marks import MarkShape, PerspectiveLook, perspective_letters
from app.ui.theme.roles import DARK, LIGHT, Roles
from app.ui.theme.theme import Mode, Theme

__all__ = [
    "DARK",
    "LIGHT",
    "MarkShape",
    "Mode",
    "PerspectiveLook",
    "Roles",
    "TextSize",
    "Theme",
    "contrast",
    "icon",
    "ink_on",
    "perspective_letters",
]
