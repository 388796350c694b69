"""From the colours a picture came in to those it is stored in: grey or sRGB, eight bits, on white.

A part at a time, so that a scan of 12,000 pixels is in memory once.
"""

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

Converted = Callable[["Image"], "Image"]
"""What makes "L" or "RGB" of any part of one picture."""

_MOST_PROFILE = 4_000_000
_GREY = {"1", "L", "LA", "La", "I", "F"}
_SPACES = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK", "LAB": "Lab"}
_LOST = "Its colour profile could not be used; colours may differ a little."


def conversion(image: "Image") -> tuple[Converted, tuple[str, ...]]:
    """How parts of the picture are converted, and what to tell about it."""
    grey = image.mode in _GREY or image.mode.startswith("I;16")
    plain = _plain(image)
    in_mode = "L" if grey else image.mode if image.mode in ("CMYK", "LAB") else "RGB"
    profile = image.info.get("icc_profile")
    profiled: Converted | None = None
    warnings: tuple[str, ...] = ()
    if in_mode == "LAB" or (isinstance(profile, bytes) and profile):
        profiled = _profiled(profile if isinstance(profile, bytes) else b"", in_mode)
        warnings = () if profiled else (_LOST,)
    wanted = "L" if grey else "RGB"

    def convert(part: "Image") -> "Image":
        converted = plain(part)
        if profiled:
            converted = profiled(converted)
        return converted if converted.mode == wanted else converted.convert(wanted)

    return convert, warnings


def _plain(image: "Image") -> Converted:
    """What makes eight bits without transparency of a part."""
    if image.mode.startswith("I;16"):
        return lambda part: part.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.mode in ("I", "F"):
        return _stretched(image)
    if image.has_transparency_data:
        return _on_white
    if image.mode in ("CMYK", "LAB", "L", "RGB"):
        return lambda part: part
    return lambda part: part.convert("L" if part.mode == "1" else "RGB")


def _stretched(image: "Image") -> Converted:
    """Measurements rather than colours: the least becomes black and the greatest white."""
    extremes = image.getextrema()
    least, greatest = float(str(extremes[0])), float(str(extremes[1]))
    scale = 255 / (greatest - least) if greatest > least else 0.0
    return lambda part: part.point(lambda value: value * scale - least * scale).convert("L")


def _on_white(part: "Image") -> "Image":
    from PIL import Image

    seen = part.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    paper.alpha_composite(seen)
    return paper.convert("RGB")


def _profiled(profile: bytes, mode: str) -> Converted | None:
    """What takes a part of this mode to sRGB; None when the profile is none or for another mode."""
    from PIL import ImageCms

    if len(profile) > _MOST_PROFILE:
        return None
    try:
        if mode == "LAB" and not profile:
            given = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        else:
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
        if given.profile.xcolor_space.strip() != _SPACES[mode]:
            return None
        transform = ImageCms.buildTransform(given, ImageCms.createProfile("sRGB"), mode, "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None

    def apply(part: "Image") -> "Image":
        fitting = part if part.mode == mode else part.convert(mode)
        made = ImageCms.applyTransform(fitting, transform)
        assert made is not None
        return made

    return apply
