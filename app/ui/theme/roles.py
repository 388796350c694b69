"""The one palette: every colour of the window by its role, in light and dark.

Pure values, so that a test can check each pair of roles that meet on screen. The seven code colours and the
first three perspective colours are the measured ones (apart in every common kind of colour blindness).
"""

from dataclasses import dataclass

from app.ui.theme.contrast import blend


@dataclass(frozen=True, slots=True)
class Roles:
    """Colours by what they are for, as ``#rrggbb``."""

    dark: bool
    surface: str
    """The ground of panes, rails and bars."""
    raised: str
    """Paper: transcripts, lists, cards, fields."""
    hover: str
    line: str
    """Hairlines: decoration, never the only sign of anything."""
    edge: str
    """The outline of fields and controls, at least 3 : 1."""
    text: str
    muted: str
    accent: str
    accent_text: str
    focus: str
    selection: str
    selection_text: str
    selection_idle: str
    """The selection of a pane that has not the keyboard."""
    wash: str
    """Says "coded" under the words, and nothing more."""
    found: str
    """Under words that were searched for."""
    danger: str
    amber: str
    """Words that ask for attention: something is missing, nothing is broken."""
    good: str
    perspectives: tuple[str, ...]
    """Marks of perspectives by palette index, at least 3 : 1."""
    perspective_inks: tuple[str, ...]
    """The same hues for words, at least 4.5 : 1."""
    codes: tuple[str, ...]
    """Marks of codes by colour index, at least 3 : 1."""

    @property
    def alarm(self) -> str:
        """The ground of what stays until something is put right."""
        return blend(self.danger, self.raised, 0.10)

    def tint(self, colour: str) -> str:
        """A quiet ground of a code's colour, on which text is still read."""
        return blend(colour, self.raised, 0.30 if self.dark else 0.20)


LIGHT = Roles(
    dark=False,
    surface="#F6F4F0",
    raised="#FFFFFF",
    hover="#EDEAE4",
    line="#E0DCD4",
    edge="#85807A",
    text="#22201D",
    muted="#635E57",
    accent="#2A5FA5",
    accent_text="#FFFFFF",
    focus="#1D5FBF",
    selection="#CFE0F8",
    selection_text="#16181C",
    selection_idle="#E4E2DD",
    wash="#F1EDE4",
    found="#FFE48A",
    danger="#A8281C",
    amber="#855000",
    good="#2F6B3C",
    perspectives=("#2F4F90", "#4F8B58", "#A93B00", "#7A4A8C", "#86681A", "#1D7C80"),
    perspective_inks=("#2F4F90", "#34703E", "#A03800", "#6F3F82", "#75590F", "#146A6E"),
    codes=("#A93B00", "#2F4F90", "#4F8B58", "#C978A7", "#D97D00", "#1A9AE8", "#3E3542"),
)

DARK = Roles(
    dark=True,
    surface="#252422",
    raised="#1B1B1A",
    hover="#32302D",
    line="#3A3835",
    edge="#8A857E",
    text="#ECEAE6",
    muted="#ABA69E",
    accent="#8AB4F0",
    accent_text="#10141A",
    focus="#8AB4F0",
    selection="#2B4A78",
    selection_text="#FFFFFF",
    selection_idle="#3B3935",
    wash="#34322D",
    found="#594700",
    danger="#FF8F80",
    amber="#E8B04A",
    good="#7FCB8F",
    perspectives=("#5B93E6", "#3ABD77", "#E0622A", "#B98ACB", "#D3AC4A", "#4FB8BC"),
    perspective_inks=("#7BAAF0", "#3ABD77", "#F07C48", "#C69BD6", "#D3AC4A", "#4FB8BC"),
    codes=("#E0622A", "#5B93E6", "#3ABD77", "#C58FB2", "#FFB618", "#A3BBEC", "#FEFFEE"),
)
