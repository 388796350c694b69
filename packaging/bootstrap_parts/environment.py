"""The virtual environment: made, completed or mended, and left alone when it is as it should be."""

import shutil
import sys
import time
from dataclasses import replace

from bootstrap_parts import stamp as stamps
from bootstrap_parts.installing import install_lock, install_project, pinned
from bootstrap_parts.machine import Machine
from bootstrap_parts.pip_failures import failure
from bootstrap_parts.place import Place
from bootstrap_parts.stamp import APP, PROJECT, TEST, Plan, Stamp
from bootstrap_parts.voice import SetupStopped, Voice, elapsed


class Environment:
    """The project's environment, as it is and as it is wanted."""

    def __init__(self, place: Place, machine: Machine, voice: Voice, *, with_tests: bool) -> None:
        self._place = place
        self._machine = machine
        self._voice = voice
        self._wanted = stamps.digests(place, with_tests=with_tests)
        stamp = stamps.read(place)
        self.plan: Plan = stamps.decide(place, stamp, self._wanted)
        self._stamp = stamps.fresh(place) if self.plan.because is not None or stamp is None else stamp

    @property
    def unknown_packages(self) -> tuple[str, ...]:
        """The system packages that apt was found not to know."""
        return self._stamp.unknown_packages

    def clear(self) -> None:
        """Take away what cannot be used, and say why; the folder then stands ready for the log."""
        if self.plan.because is None:
            return
        environment = self._place.environment
        if self.plan.because:
            self._voice.say(f"Making .venv anew, because {self.plan.because}.")
        if environment.is_symlink() or environment.is_file():
            environment.unlink()
        elif environment.exists():
            shutil.rmtree(environment)
        environment.mkdir()
        self._write(self._stamp)

    def complete(self) -> None:
        """Put in what is missing."""
        if self.plan.because is not None:
            self._make()
        if TEST in self.plan.parts:
            # The test lock holds the application's too, at the same versions.
            self._install(TEST, "the packages of Counterpoint and of its tests", (APP, TEST))
        elif APP in self.plan.parts:
            self._install(APP, "the packages Counterpoint stands on", (APP,))
        if PROJECT in self.plan.parts:
            self._install_project()

    def remember_unknown_packages(self, names: tuple[str, ...]) -> None:
        """Keep in mind which system packages cannot be had, so that they are not looked for every time."""
        self._write(replace(self._stamp, unknown_packages=names))

    def _make(self) -> None:
        self._voice.say(f"Making the environment in .venv, with Python {stamps.this_python()}")
        began = time.monotonic()
        said: list[str] = []
        with self._place.log.open("a", encoding="utf-8") as log:
            command = [base_python(), "-I", "-m", "venv", str(self._place.environment)]
            code = self._machine.follow(command, log, said.append)
        if code != 0:
            text = "\n".join(filter(None, said))
            if "ensurepip" in text:
                version = ".".join(map(str, sys.version_info[:2]))
                raise SetupStopped(
                    "This Python cannot make environments: its venv or ensurepip is missing.",
                    f"On Debian and Ubuntu: sudo apt-get install python{version}-venv",
                )
            raise failure(text, self._place.log)
        self._write(self._stamp.having({}))
        self._voice.say(f"  made in {elapsed(began)}")

    def _install(self, part: str, what: str, parts: tuple[str, ...]) -> None:
        began = time.monotonic()
        lock = self._place.lock(part)
        count = len(pinned(lock.read_text(encoding="utf-8")))
        self._voice.say(f"Installing {what}: {count} in all")
        install_lock(self._place, self._machine, self._voice, lock=lock, changing=lambda: self._begin(part))
        self._write(self._stamp.having({name: self._wanted[name] for name in parts}))
        self._voice.say(f"  installed in {elapsed(began)}")

    def _install_project(self) -> None:
        began = time.monotonic()
        self._voice.say("Installing Counterpoint itself")
        build = self._place.lock("build")
        install_lock(self._place, self._machine, self._voice, lock=build, changing=lambda: self._begin(PROJECT))
        install_project(self._place, self._machine, changing=lambda: self._begin(PROJECT))
        self._write(self._stamp.having({PROJECT: self._wanted[PROJECT]}))
        self._voice.say(f"  installed in {elapsed(began)}")

    def _begin(self, part: str) -> None:
        self._write(self._stamp.beginning(part))

    def _write(self, stamp: Stamp) -> None:
        self._stamp = stamp
        stamps.write(self._place, stamp)


def base_python() -> str:
    """Return the Python to make environments with: never one that lies in an environment itself."""
    if sys.prefix == sys.base_prefix:
        return sys.executable
    return str(getattr(sys, "_base_executable", sys.executable))
