"""What the largest pictures cost: 12,000 × 9,000 pixels read, shown, zoomed and copied safely.

    python -m tests.benchmarks.bench_pictures

A photograph in which every pixel differs, the worst there is, and a drawing in ink, as JPEG and PNG. CPU seconds;
memory is that of the process that does the work, and of one that only shows the picture.
"""

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PIL import Image, ImageDraw

from app.exchange.pictures import work
from app.exchange.pictures.work import PictureRead
from app.pictures.covering import safe_copy
from app.pictures.regions.region import Region, Shape
from app.pictures.tiles import TILE, Place, TiledPicture
from tests.benchmarks.measure import median, once

WIDTH, HEIGHT = 12_000, 9_000
WINDOW = (1600, 1000)


def photograph() -> Image.Image:
    """Soft shapes of every colour under fine grain."""
    dice = random.Random(1)
    soft = Image.frombytes("RGB", (40, 30), dice.randbytes(3600)).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    grain = Image.frombytes("RGB", (1000, 1000), dice.randbytes(3_000_000))
    fine = Image.new("RGB", (WIDTH, HEIGHT))
    for left in range(0, WIDTH, 1000):
        for top in range(0, HEIGHT, 1000):
            fine.paste(grain, (left, top))
    return Image.blend(soft, fine, 0.1)


def drawing() -> Image.Image:
    """Four hundred strokes of felt-tip pens."""
    dice = random.Random(2)
    image = Image.new("RGB", (WIDTH, HEIGHT), (252, 250, 245))
    pen = ImageDraw.Draw(image)
    for _ in range(400):
        x, y = dice.random() * WIDTH, dice.random() * HEIGHT
        line = [(x + dice.gauss(0, 600), y + dice.gauss(0, 600)) for _ in range(6)]
        colour = (dice.randrange(200), dice.randrange(200), dice.randrange(200))
        pen.line(line, fill=colour, width=dice.randrange(4, 30))
    return image


def peak() -> str:
    """The most memory this process ever had."""
    status = Path("/proc/self/status").read_text("ascii")
    return f"{next(int(line.split()[1]) for line in status.splitlines() if line.startswith('VmHWM')) // 1000} MB"


def tell(what: str, seconds: float, more: str = "") -> None:
    """One line."""
    print(f"  {what:<44}{seconds:8.3f} s  {more}", flush=True)


def read(path: str) -> PictureRead:
    """Read the picture and tell what it took; leave its tiles beside it."""
    found: list[PictureRead] = []
    seconds = once(lambda: found.append(work.read(path, 0)))
    size = sum(len(tile.content) for tile in found[0].tiles)
    tell("read and cut into tiles", seconds, f"{size // 1_000_000} MB stored, {peak()} of memory")
    for tile in found[0].tiles:
        place = tile.place
        Path(f"{path}.{place.level}.{place.row}.{place.column}").write_bytes(tile.content)
    return found[0]


def beside(path: str) -> TiledPicture:
    """The picture whose tiles lie beside the file, as a study has them in a table."""

    def content(place: Place) -> bytes:
        return Path(f"{path}.{place.level}.{place.row}.{place.column}").read_bytes()

    return TiledPicture(WIDTH, HEIGHT, content)


def copy(path: str) -> None:
    """Cover a name and a large part of the picture."""
    picture = beside(path)
    name = Region.of(Shape.RECTANGLE, [(0.1, 0.1), (0.2, 0.13)])
    much = Region.of(Shape.ELLIPSE, [(0.1, 0.1), (0.9, 0.9)])
    tell("safe copy for a page (2,400 pixels)", once(lambda: safe_copy(picture, [name, much], 2400)))
    tell("safe copy in full", once(lambda: safe_copy(picture, [name, much])), f"{peak()} of memory")


def show(path: str) -> None:
    """Show the picture as a view would: only the tiles its window needs, the last ones kept."""
    from PySide6.QtGui import QImage, QPainter

    picture, kept = beside(path), dict[Place, QImage]()
    screen = QImage(*WINDOW, QImage.Format.Format_RGB32)

    def frame(scale: float, across: float, down: float) -> None:
        level = picture.level_for(scale)
        size = TILE * scale * picture.width / level.width
        painter = QPainter(screen)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place in level.places():
            left, top = place.column * size - across * scale, place.row * size - down * scale
            if -size < left < WINDOW[0] and -size < top < WINDOW[1]:
                if place not in kept:
                    kept[place] = QImage.fromData(picture.tile(place).content)
                painter.save()
                painter.translate(left, top)
                painter.scale(size / TILE, size / TILE)
                painter.drawImage(0, 0, kept[place])
                painter.restore()
        painter.end()
        while len(kept) > 160:
            kept.pop(next(iter(kept)))

    whole = WINDOW[1] / HEIGHT
    tell("the first sight of it", once(lambda: frame(whole, 0, 0)))
    zooming = [once(partial(frame, whole * 1.1**step, 3000, 2000)) for step in range(30)]
    tell("zooming in by tenths, the slowest step", max(zooming))
    panning = [once(partial(frame, 1, 1000 + step * 50, 4000)) for step in range(150)]
    tell("moving at full size, the slowest step", max(panning), f"{peak()} of memory")
    tell("the same again, nothing new to decode", median(lambda: frame(1, 8450, 4000)))


PARTS: dict[str, Callable[[str], object]] = {"read": read, "show": show, "copy": copy}


def main() -> None:
    """Measure each part in a process of its own, so that its memory is its own."""
    if len(sys.argv) == 3:
        PARTS[sys.argv[1]](sys.argv[2])
        return
    with tempfile.TemporaryDirectory() as folder:
        for make, name in ((photograph, "photograph.jpg"), (drawing, "drawing.png")):
            path = os.path.join(folder, name)
            make().save(path, quality=92) if name.endswith("jpg") else make().save(path)
            print(name, f"({os.path.getsize(path) // 1_000_000} MB)", flush=True)
            for part in PARTS:
                environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
                command = [sys.executable, "-m", "tests.benchmarks.bench_pictures", part, path]
                subprocess.run(command, check=True, env=environment)


if __name__ == "__main__":
    main()
