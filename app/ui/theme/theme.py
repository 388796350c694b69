"""The theme of a running window: which roles hold now, and the word when they change."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.theme import fonts
from app.ui.theme.fonts import TextSize
from app.ui.theme.marks import SHAPES, MarkShape, PerspectiveLook, mark_slot
from app.ui.theme.roles import DARK, LIGHT, Roles
from app.ui.theme.style import qt_palette, style_sheet


class Mode(StrEnum):
    """What the user chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_WISHED = {
    Mode.SYSTEM: Qt.ColorScheme.Unknown,
    Mode.LIGHT: Qt.ColorScheme.Light,
    Mode.DARK: Qt.ColorScheme.Dark,
}

LINE_HEIGHT = 20
"""Of what is typed into a field, in pixels, at letters of the usual size."""


class Theme(QObject):
    """Answers every question of look; `changed` is emitted after the application wears the new look."""

    changed = Signal()

    def __init__(self, mode: Mode = Mode.SYSTEM, text_scale: float = 1.0) -> None:
        super().__init__()
        self._mode = mode
        self._text_scale = text_scale
        self._app: QApplication | None = None
        self._system_font: QFont | None = None
        self._fonts: dict[tuple[TextSize, bool, float], QFont] = {}
        self._roles = DARK if mode is Mode.DARK else LIGHT

    @property
    def mode(self) -> Mode:
        """System, light or dark, as chosen."""
        return self._mode

    @property
    def roles(self) -> Roles:
        """The colours that hold now."""
        return self._roles

    @property
    def text_scale(self) -> float:
        """How much larger than usual all text of the window is."""
        return self._text_scale

    def apply(self, app: QApplication) -> None:
        """Dresses the application, and follows the system's colour scheme from now on."""
        if self._app is None:
            self._app = app
            fonts.load_fonts()
            self._system_font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
            app.setStyle("Fusion")
            app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._dress()

    def take_off(self) -> None:
        """Stops following the system: another theme is to be worn."""
        if self._app is not None:
            self._app.styleHints().colorSchemeChanged.disconnect(self._follow_system)
            self._app = None

    def set_mode(self, mode: Mode) -> None:
        """Chooses system, light or dark."""
        self._mode = mode
        self._dress()

    def set_text_scale(self, scale: float) -> None:
        """Makes all text of the window larger or smaller."""
        self._text_scale = scale
        self._dress()

    def colour(self, role: str) -> QColor:
        """The colour of a role by its name, such as ``"muted"``."""
        return QColor(str(getattr(self._roles, role)))

    def qt_palette(self) -> QPalette:
        """The roles as Qt's palette, for a widget that changes some of it."""
        return qt_palette(self._roles)

    def code_colour(self, index: int) -> QColor:
        """The mark colour of a code by the index its row carries."""
        return QColor(self._roles.codes[index % len(self._roles.codes)])

    def perspective(self, palette: int | None) -> PerspectiveLook:
        """Colour, ink and shape of a perspective; of nobody's when `palette` is None."""
        roles = self._roles
        if palette is None:
            return PerspectiveLook(roles.edge, roles.muted, MarkShape.DASH)
        slot = mark_slot(palette, len(SHAPES))
        return PerspectiveLook(roles.perspectives[slot], roles.perspective_inks[slot], SHAPES[slot])

    def font(self, size: TextSize = TextSize.BODY, *, strong: bool = False, zoom: float = 1.0) -> QFont:
        """A face of the window; `zoom` on top of the window's text scale."""
        wanted = (size, strong, self._text_scale * zoom)
        if wanted not in self._fonts:
            system = self._system_font or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
            self._fonts[wanted] = fonts.font_of(system, size, strong=strong, scale=wanted[2])
        return QFont(self._fonts[wanted])  # a copy: whoever asks may change it

    def _follow_system(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        self._fonts.clear()
        dark = self._mode is Mode.DARK
        if self._app is not None:
            hints = self._app.styleHints()
            hints.setColorScheme(_WISHED[self._mode])  # so that the frame of the window follows, where it can
            if self._mode is Mode.SYSTEM:
                dark = hints.colorScheme() is Qt.ColorScheme.Dark
        self._roles = DARK if dark else LIGHT
        if self._app is not None:
            self._app.setPalette(qt_palette(self._roles))
            self._app.setFont(self.font())
            small, title = (self.font(size).pointSizeF() for size in (TextSize.SMALL, TextSize.TITLE))
            # Fields and buttons are never lower than their letters, however large those are.
            line_height = round(LINE_HEIGHT * self._text_scale)
            sheet = style_sheet(self._roles, small=small, title=title, line_height=line_height)
            self._app.setStyleSheet(sheet)
        self.changed.emit()
