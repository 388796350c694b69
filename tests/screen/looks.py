"""What can be told from the colours on the screen, where neither a file nor a title tells it; the light look."""

from tests.screen.display import Box, Display, wait_for

RAIL, SIDES, HEAD, FOOT = 110, 360, 140, 60
"""How much of the window lies around the page at hand, at most."""


def pages() -> dict[str, str]:
    """Every page of the rail, and the keys that go there."""
    from app.ui.commands.window import page_keys  # only now: these files are read where there is no Qt, too
    from app.ui.rail import RAIL

    return {entry.name: page_keys(entry.name).lower() for entry in RAIL}


def wait_for_transcript(screen: Display) -> None:
    """Wait until there is a page to read."""
    from app.ui.theme.roles import LIGHT  # only now: these files are read where there is no Qt, too

    wait_for("the transcript", lambda: screen.part(LIGHT.raised, page(screen)) > 0.6)


def wait_for_selection(screen: Display) -> Box:
    """Wait until words on the page are marked as selected, and return where."""
    from app.ui.theme.roles import LIGHT

    return wait_for("selected words", lambda: screen.place_of(LIGHT.selection, page(screen)))


def wait_for_button_at_top(screen: Display) -> None:
    """Wait until the page offers what is to be done with it."""
    left, top, right, _ = screen.place()
    _wait_for_accent(screen, (left, top, right, top + HEAD))


def wait_for_button_at_foot(screen: Display) -> None:
    """Wait until a dialog offers to do what it is for."""
    left, _, right, bottom = screen.place()
    _wait_for_accent(screen, (left, bottom - FOOT, right, bottom))


def _wait_for_accent(screen: Display, within: Box) -> None:
    from app.ui.theme.roles import LIGHT

    wait_for("a button in the accent’s colour", lambda: screen.part(LIGHT.accent, within) > 0.01)


def wait_for_other_foot(screen: Display, before: bytes) -> None:
    """Wait until the foot of the window tells something else than it did."""
    wait_for("the foot of the window to tell of it", lambda: foot(screen) != before)


def foot(screen: Display) -> bytes:
    """What the foot of the window looks like: there it says what is saved."""
    left, _, right, bottom = screen.place()
    return screen.picture().crop((left, bottom - 24, (left + right) // 2, bottom)).tobytes()


def page(screen: Display) -> Box:
    """The middle of the window."""
    left, top, right, bottom = screen.place()
    return left + SIDES, top + HEAD, right - SIDES, bottom - FOOT
