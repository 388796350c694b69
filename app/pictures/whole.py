"""A stored picture as one picture again, for a page or a file; what may leave is not decided here."""

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from app.pictures.cutting import decode
from app.pictures.tiles import Level, TiledPicture

if TYPE_CHECKING:
    from PIL.Image import Image

_QUALITY = 95


@dataclass(frozen=True, slots=True)
class PictureFile:
    """One ordinary picture file with nothing in it but pixels."""

    media: str
    """image/png or image/jpeg."""
    width: int
    height: int
    content: bytes


def whole(picture: TiledPicture, longest: int | None = None) -> "Image":
    """All pixels, or no more than it takes to show the picture with `longest` in its longer side."""
    from PIL import Image

    level = level_shown(picture, longest)
    made: Image.Image | None = None
    for place in level.places():
        left, top, right, bottom = level.box(place)
        tile = decode(picture.tile(place), (right - left, bottom - top))
        made = made or Image.new(tile.mode, (level.width, level.height))
        made.paste(tile, (left, top))
    assert made is not None
    return made


def level_shown(picture: TiledPicture, longest: int | None) -> Level:
    """The level from which the picture is made when its longer side is to have so many pixels; None is all."""
    side = max(picture.width, picture.height)
    return picture.level_for((longest or side) / side)


def as_file(image: "Image", *, lossless: bool, longest: int | None = None) -> PictureFile:
    """The picture as a file, made smaller where its longer side has more pixels than asked for; PNG or JPEG."""
    from PIL import Image

    if longest is not None and max(image.size) > longest:
        image = image.copy()
        image.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=None)
    out = BytesIO()
    if lossless:
        image.save(out, "PNG", compress_level=6)
    else:
        image.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return PictureFile("image/png" if lossless else "image/jpeg", image.width, image.height, out.getvalue())


def is_lossless(picture: TiledPicture) -> bool:
    """Whether every pixel is as it came."""
    return picture.tile(next(picture.levels[0].places())).is_lossless
