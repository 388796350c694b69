"""Contrast of colours as WCAG 2.2 defines it, and the ink that can be read on a colour."""


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 (black) to 1 (white)."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(ground: str) -> str:
    """Black or white, whichever is read better on `ground`: always at least 4.5 : 1."""
    return max("#000000", "#FFFFFF", key=lambda ink: contrast(ink, ground))


def blend(over: str, under: str, share: float) -> str:
    """`over` laid on `under` with the opacity `share`, as one opaque colour."""
    parts = []
    for i in (1, 3, 5):
        top, ground = int(over[i : i + 2], 16), int(under[i : i + 2], 16)
        parts.append(round(top * share + ground * (1 - share)))
    return "#{:02X}{:02X}{:02X}".format(*parts)
