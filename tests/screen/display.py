"""A screen of one's own with a window manager, and a hand at its mouse and keyboard: Xvfb, openbox, xdotool."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PIL import Image, ImageChops, ImageGrab

T = TypeVar("T")
Box = tuple[int, int, int, int]

TOOLS = ("Xvfb", "openbox", "xdotool")
PATIENCE = 20.0
"""Seconds after which a thing that should happen is said not to have happened."""
AGAIN = 0.05
_WITHOUT_FRAMES = """
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <theme><keepBorder>no</keepBorder></theme>
  <applications><application class="*"><decor>no</decor></application></applications>
</openbox_config>
"""
"""No keys of the window manager’s own, and no frames: with them xdotool mistakes where a window is."""
_READ_CLIPBOARD = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
sys.stdout.buffer.write(app.clipboard().text().encode())
"""


def missing_tools() -> str:
    """The tools that are not on this machine, for the reason of a skip; empty when all are there."""
    return ", ".join(tool for tool in TOOLS if shutil.which(tool) is None)


def wait_for(what: str, look: Callable[[], T | None], patience: float = PATIENCE) -> T:
    """Look again and again until there is something, and return it."""
    end = time.monotonic() + patience
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"waited {patience:.0f} s in vain for {what}")
        time.sleep(AGAIN)


class Display:
    """Started when made; `stop` ends the screen and its window manager."""

    def __init__(self, home: Path, size: tuple[int, int] = (1600, 1000)) -> None:
        width, height = size
        reading, writing = os.pipe()
        screen = [
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            f"{width}x{height}x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ]
        self._server = subprocess.Popen(["Xvfb", *screen], pass_fds=(writing,), stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise AssertionError("Xvfb did not start")
        self.name = f":{number}"
        self.size = size
        self.environment = {**os.environ, "DISPLAY": self.name, "HOME": str(home)}
        for inherited in ("WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "DBUS_SESSION_BUS_ADDRESS"):
            self.environment.pop(inherited, None)
        config = home / "openbox.xml"
        config.write_text(_WITHOUT_FRAMES, "utf-8")
        self._keeper = subprocess.Popen(
            ["openbox", "--sm-disable", "--config-file", str(config)],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for("the window manager", lambda: self._ask("get_num_desktops"))

    def stop(self) -> None:
        """End both, the window manager first."""
        for process in (self._keeper, self._server):
            process.terminate()
            process.wait(PATIENCE)

    # Looking

    def active(self) -> str:
        """The title of the window that has the keyboard; empty when none has."""
        return self._ask("getactivewindow", "getwindowname")

    def active_window(self) -> str:
        """The number of the window that has the keyboard, for two that have the same title."""
        return self._ask("getactivewindow")

    def place(self) -> Box:
        """Left, upper, right and lower edge of the window that has the keyboard, without its frame."""
        told = self._ask("getactivewindow", "getwindowgeometry", "--shell")
        found = {name: int(value) for name, _, value in (line.partition("=") for line in told.splitlines())}
        return (found["X"], found["Y"], found["X"] + found["WIDTH"], found["Y"] + found["HEIGHT"])

    def picture(self) -> Image.Image:
        """The whole screen as it is now."""
        return ImageGrab.grab(xdisplay=self.name)

    def part(self, colour: str, within: Box) -> float:
        """How much of a part of the screen has a colour, from 0 to 1."""
        seen = self._mask(colour, within)
        return seen.histogram()[255] / (seen.width * seen.height)

    def place_of(self, colour: str, within: Box) -> Box | None:
        """The smallest box around a colour in a part of the screen; None where it is not."""
        found = self._mask(colour, within).getbbox()
        return found and (within[0] + found[0], within[1] + found[1], within[0] + found[2], within[1] + found[3])

    def _mask(self, colour: str, within: Box) -> Image.Image:
        picture = self.picture().convert("RGB").crop(within)
        apart = ImageChops.difference(picture, Image.new("RGB", picture.size, colour)).split()
        farthest = ImageChops.lighter(ImageChops.lighter(apart[0], apart[1]), apart[2])
        return farthest.point(lambda distance: 0 if distance else 255)

    def clipboard(self) -> str:
        """What was copied, as another program gets it."""
        told = subprocess.run(
            [sys.executable, "-c", _READ_CLIPBOARD],
            env={**self.environment, "QT_QPA_PLATFORM": "xcb"},
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )
        return told.stdout.decode()

    # Doing

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as "ctrl+Right"."""
        self._do("key", "--delay", "12", *keys)

    def type(self, words: str) -> None:
        """Type words."""
        self._do("type", "--delay", "12", words)

    def click(self, x: int, y: int) -> None:
        """Click somewhere."""
        self._do("mousemove", str(x), str(y), "click", "1")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the mouse, move it and let go."""
        halfway = ((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
        steps: list[str] = ["mousemove", *map(str, start), "mousedown", "1"]
        for x, y in (halfway, end):
            steps += ["mousemove", str(x), str(y)]
        self._do(*steps, "mouseup", "1")

    def _do(self, *command: str) -> None:
        subprocess.run(["xdotool", *command], env=self.environment, check=True, timeout=PATIENCE)

    def _ask(self, *command: str) -> str:
        done = subprocess.run(
            ["xdotool", *command],
            env=self.environment,
            check=False,
            timeout=PATIENCE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        return done.stdout.strip()
