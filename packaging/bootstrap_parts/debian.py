"""System packages on Debian and its relatives: installed where we may, else the line to run is said."""

import shlex
import time
from collections.abc import Iterable, Sequence

from bootstrap_parts.machine import Answer, Machine
from bootstrap_parts.place import Place
from bootstrap_parts.system_packages import Need, missing
from bootstrap_parts.voice import Voice, elapsed

_LINES_SHOWN = 6
_WIDTH = 100
_INSTALL = ("install", "--yes", "--no-install-recommends")
_PATIENT = ("-q", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0")


def is_debian(os_release: str) -> bool:
    """Tell from the text of /etc/os-release whether this is Debian, Ubuntu or another relative."""
    fields = dict(line.split("=", 1) for line in os_release.splitlines() if "=" in line)
    family = f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}".replace('"', "").replace("'", "").split()
    return "debian" in family or "ubuntu" in family


def installed(machine: Machine, wanted: Iterable[Need]) -> set[str]:
    """Return which of the packages wanted are installed, by one question to dpkg."""
    names = [name for need in wanted for name in need.names]
    answer = machine.ask(["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *names])
    return {line.split()[0] for line in answer.output.splitlines() if line.endswith(" installed")}


def known_to_apt(machine: Machine, wanted: Iterable[Need]) -> set[str]:
    """Return which of the packages wanted apt could install."""
    names = [name for need in wanted for name in need.names]
    known, package = set(), ""
    for line in machine.ask(["apt-cache", "policy", *names]).output.splitlines():
        if not line.startswith(" "):
            package = line.rstrip(":")
        elif line.strip().startswith("Candidate:") and "(none)" not in line:
            known.add(package)
    return known


def choose(wanted: Iterable[Need], known: set[str]) -> tuple[list[str], list[Need]]:
    """Return the packages to ask apt for, and the needs it knows no package for."""
    chosen, unknown = [], []
    for need in wanted:
        name = next((name for name in need.names if name in known), None)
        if name is None:
            unknown.append(need)
        else:
            chosen.append(name)
    return chosen, unknown


class SystemPackages:
    """The packages of a Debian-like system, as far as Counterpoint needs them."""

    def __init__(self, place: Place, machine: Machine, voice: Voice) -> None:
        self._place = place
        self._machine = machine
        self._voice = voice

    def provide(self, wanted: Sequence[Need], given_up: Sequence[str]) -> tuple[str, ...]:
        """Install what is missing or say how; return the names of what this system does not have.

        What was found earlier not to be had (`given_up`) is mentioned but not looked for again.
        """
        lacking = missing(wanted, installed(self._machine, wanted), self._machine.find)
        again = [need for need in lacking if need.names[0] not in given_up]
        unknown = [need for need in lacking if need.names[0] in given_up]
        if again:
            unknown += self._look_for(again)
        for need in unknown:
            self._voice.say(f"This system's packages have no {need.names[0]}, for {need.use}.")
        return tuple(need.names[0] for need in unknown)

    def _look_for(self, lacking: Sequence[Need]) -> list[Need]:
        rights = self._rights()
        chosen, unknown = choose(lacking, known_to_apt(self._machine, lacking))
        if rights is None:
            self._say_line([*chosen, *(need.names[-1] for need in unknown)])
            return []
        if unknown:
            self._voice.say("Asking for the system's list of packages")
            update = self._apt(rights, ["update"])
            chosen, unknown = choose(lacking, known_to_apt(self._machine, lacking))
            if update.code != 0 and unknown:  # an old list cannot say that a package does not exist
                self._say_failure(update, [need.names[-1] for need in unknown])
                unknown = []
        if chosen:
            self._install(rights, chosen)
        return unknown

    def _rights(self) -> list[str] | None:
        """Return what has to stand before apt-get for it to be allowed, or None when it never is."""
        if self._machine.is_root():
            return []
        if self._machine.find("sudo") and self._machine.ask(["sudo", "-n", "true"]).code == 0:
            return ["sudo", "-n"]
        return None

    def _install(self, rights: list[str], names: list[str]) -> None:
        began = time.monotonic()
        some = "a package" if len(names) == 1 else f"{len(names)} packages"
        self._voice.say(f"Installing {some} of the system: {' '.join(names)}")
        install = self._apt(rights, [*_INSTALL, *names])
        if install.code != 0 and self._apt(rights, ["update"]).code == 0:
            install = self._apt(rights, [*_INSTALL, *names])  # the list was older than the packages
        if install.code == 0:
            self._voice.say(f"  installed in {elapsed(began)}")
        else:
            self._say_failure(install, names)

    def _apt(self, rights: list[str], arguments: list[str]) -> Answer:
        said: list[str] = []

        def hear(line: str) -> None:
            if line:
                said.append(line)
                self._voice.progress(f"  {line[:_WIDTH]}")

        quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
        command = [*rights, *quiet, "apt-get", *_PATIENT, *arguments]
        with self._place.log.open("a", encoding="utf-8") as log:
            code = self._machine.follow(command, log, hear)
        return Answer(code, "\n".join(said))

    def _say_failure(self, answer: Answer, names: Sequence[str]) -> None:
        self._voice.say("  That did not succeed. The last that apt-get said:")
        for line in answer.output.splitlines()[-_LINES_SHOWN:]:
            self._voice.say(f"    {line}")
        self._say_line(names)

    def _say_line(self, names: Sequence[str]) -> None:
        self._voice.say("Packages of the system are missing. To install them, run this line and begin again:")
        self._voice.say(f"  sudo apt-get {shlex.join([_INSTALL[0], *_INSTALL[2:], *names])}")
        self._voice.say("Going on with what can be done without them.")
