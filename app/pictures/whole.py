"""A stored picture as one picture again, for a page or a file that leaves; what may leave is not decided here."""

from io import BytesIO
from typing import TYPE_CHECKING

from app.pictures.stored import Level, StoredPicture
from app.pictures.tiles import decode

if TYPE_CHECKING:
    from PIL.Image import Image

_QUALITY = 95


def whole(picture: StoredPicture, longest: int | None = None) -> "Image":
    """All pixels, or the picture made smaller so that its longer side has `longest`; never made larger."""
    from PIL import Image

    size = _within(picture.width, picture.height, longest)
    level = picture.level_for(max(size) / max(picture.width, picture.height))
    made: Image.Image | None = None
    for place in level.places():
        left, top, right, bottom = level.box(place)
        tile = decode(picture.tile(place), (right - left, bottom - top))
        made = made or Image.new(tile.mode, (level.width, level.height))
        made.paste(tile, (left, top))
    assert made is not None
    return made if made.size == size else made.resize(size, Image.Resampling.LANCZOS)


def as_file(picture: StoredPicture, longest: int | None = None) -> tuple[bytes, str]:
    """One ordinary picture file without metadata, and the ending of its name: PNG without loss, else JPEG."""
    image, out = whole(picture, longest), BytesIO()
    if _is_lossless(picture, picture.levels[0]):
        image.save(out, "PNG", optimize=True)
        return out.getvalue(), ".png"
    image.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return out.getvalue(), ".jpg"


def _is_lossless(picture: StoredPicture, level: Level) -> bool:
    return all(picture.is_lossless(place) for place in level.places())


def _within(width: int, height: int, longest: int | None) -> tuple[int, int]:
    if longest is None or max(width, height) <= longest:
        return width, height
    share = longest / max(width, height)
    return max(1, round(width * share)), max(1, round(height * share))
