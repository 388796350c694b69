"""Small pictures made in the tests."""

import random
from functools import cache

from PIL import Image, ImageDraw

from app.pictures.cutting import Held, cut
from app.pictures.tiles import TiledPicture


@cache
def photo(width: int = 1300, height: int = 900) -> Image.Image:
    """Every pixel differs from its neighbours, as on a photograph."""
    noise = random.Random(width * height)
    coarse = Image.frombytes("RGB", (width // 20, height // 20), noise.randbytes(width // 20 * (height // 20) * 3))
    fine = Image.frombytes("RGB", (width, height), noise.randbytes(width * height * 3))
    return Image.blend(coarse.resize((width, height), Image.Resampling.BICUBIC), fine, 0.15)


@cache
def drawing(width: int = 1300, height: int = 900) -> Image.Image:
    """A few strokes on paper."""
    image = Image.new("RGB", (width, height), (252, 250, 245))
    pen = ImageDraw.Draw(image)
    for number in range(12):
        pen.line([(number * 90, 20), (600, height - number * 40)], fill=(200, number * 20, 40), width=7)
    return image


def stored(image: Image.Image) -> TiledPicture:
    """The picture as it is stored."""
    return TiledPicture.of(image.width, image.height, cut(Held(image)))
