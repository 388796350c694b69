"""A decoded picture as it is meant to be seen: turned as its camera says and in the colours that are stored."""

from typing import TYPE_CHECKING

from app.exchange.pictures.colours import Converted

if TYPE_CHECKING:
    from PIL.Image import Image, Transpose

_BAND = 512
_ON_ITS_SIDE = (5, 6, 7, 8)
_MIRRORED_ACROSS = (2, 3, 7, 8)
_MIRRORED_DOWN = (3, 4, 6, 7)


class Turned:
    """The upright picture, a part at a time; the decoded one is never copied whole."""

    def __init__(self, image: "Image", orientation: int, convert: Converted) -> None:
        self._image = image
        self._orientation = orientation
        self._convert = convert
        self.width, self.height = image.size[::-1] if orientation in _ON_ITS_SIDE else image.size

    def part(self, box: tuple[int, int, int, int]) -> "Image":
        """The pixels in a box of the upright picture."""
        part = self._convert(self._image.crop(self._as_stored(box)))
        turn = _turns().get(self._orientation)
        return part if turn is None else part.transpose(turn)

    def small(self, longest: int) -> "Image":
        """The whole picture, its longer side between `longest` and twice that, unless it is smaller already."""
        from PIL import Image

        shrink = max(1, max(self.width, self.height) // longest)
        height = max(shrink, _BAND // shrink * shrink)
        small: Image.Image | None = None
        for top in range(0, self.height, height):
            band = self.part((0, top, self.width, min(top + height, self.height))).reduce(shrink)
            small = small or Image.new(band.mode, (-(-self.width // shrink), -(-self.height // shrink)))
            small.paste(band, (0, top // shrink))
        assert small is not None
        return small

    def release(self) -> None:
        """Give the memory back."""
        self._image.close()

    def _as_stored(self, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
        """The box in the picture as the file has it."""
        left, top, right, bottom = box
        if self._orientation in _ON_ITS_SIDE:
            left, top, right, bottom = top, left, bottom, right
        width, height = self._image.size
        if self._orientation in _MIRRORED_ACROSS:
            left, right = width - right, width - left
        if self._orientation in _MIRRORED_DOWN:
            top, bottom = height - bottom, height - top
        return left, top, right, bottom


def _turns() -> "dict[int, Transpose]":
    """What each value of the EXIF orientation asks for."""
    from PIL.Image import Transpose

    return {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
