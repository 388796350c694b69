"""A screen of one's own with a window manager, and a hand at its mouse and keyboard: Xvfb, openbox, xdotool."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PIL import Image, ImageGrab

T = TypeVar("T")

TOOLS = ("Xvfb", "openbox", "xdotool")
PATIENCE = 20.0
"""Seconds after which a thing that should happen is said not to have happened."""
AGAIN = 0.05


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
        screen = ["-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"]
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
        self._keeper = subprocess.Popen(
            ["openbox", "--sm-disable"],
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

    def windows(self, title: str) -> list[str]:
        """The windows in sight whose title is exactly this."""
        found = self._ask("search", "--onlyvisible", "--name", f"^{title}$")
        return found.split()

    def active(self) -> str:
        """The title of the window that has the keyboard; empty when none has."""
        return self._ask("getactivewindow", "getwindowname")

    def place(self, window: str) -> tuple[int, int, int, int]:
        """Left, top, width and height of a window."""
        told = dict(line.split("=") for line in self._ask("getwindowgeometry", "--shell", window).splitlines())
        return int(told["X"]), int(told["Y"]), int(told["WIDTH"]), int(told["HEIGHT"])

    def picture(self) -> Image.Image:
        """The whole screen as it is now."""
        return ImageGrab.grab(xdisplay=self.name)

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
