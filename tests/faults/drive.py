"""A drive that remembers only what was flushed, and of the rest whatever it likes.

What was written to a file since it was last flushed may be there after a power cut or not, each sector of 512
bytes for itself and in any order; so may a cut. Names that were made, moved or removed in a folder come to last
in their order, up to any of them, unless the folder itself was flushed since.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.faults.disk import Deed, Done

SECTOR = 512


@dataclass(slots=True)
class _File:
    lasting: bytearray = field(default_factory=bytearray)
    waiting: list[Done] = field(default_factory=list)

    def settle(self) -> None:
        """All that was written lasts."""
        for done in self.waiting:
            _put(self.lasting, done.deed, done.at, done.data)
        self.waiting.clear()

    def after_a_cut(self, chance: Random, share: float) -> bytes:
        """What lasts, and such a share of what waits."""
        content = bytearray(self.lasting)
        for done in self.waiting:
            if done.deed is Deed.CUT:
                if chance.random() < share:
                    _put(content, done.deed, done.at, b"")
                continue
            at, end = done.at, done.at + len(done.data)
            while at < end:
                until = min((at // SECTOR + 1) * SECTOR, end)
                if chance.random() < share:
                    _put(content, done.deed, at, done.data[at - done.at : until - done.at])
                at = until
        return bytes(content)


def _put(content: bytearray, deed: Deed, at: int, data: bytes) -> None:
    if deed is Deed.CUT:
        del content[at:]
    else:
        content.extend(bytes(max(0, at - len(content))))
        content[at : at + len(data)] = data


@dataclass(frozen=True, slots=True)
class _Naming:
    """A name comes to mean a file, or nothing; `instead` is the name it had."""

    name: str
    file: _File | None
    instead: str = ""


class Drive:
    """What a computer believes is on its drive, and what would be after a power cut."""

    def __init__(self, folder: Path) -> None:
        self._names = {
            str(path): _File(bytearray(path.read_bytes())) for path in folder.rglob("*") if path.is_file()
        }
        self._lasting = dict(self._names)
        self._waiting: dict[str, list[_Naming]] = defaultdict(list)

    def do(self, done: Done) -> None:
        """Note one thing that is done."""
        match done.deed:
            case Deed.MADE:
                self._name(_Naming(done.path, _File()))
            case Deed.WRITTEN | Deed.CUT:
                if done.path not in self._names:
                    self._name(_Naming(done.path, _File()))
                self._names[done.path].waiting.append(done)
            case Deed.FLUSHED:
                self._names[done.path].settle()
            case Deed.FOLDER_FLUSHED:
                for naming in self._waiting.pop(done.path, ()):
                    _rename(self._lasting, naming)
            case Deed.REMOVED:
                self._name(_Naming(done.path, None))
            case Deed.MOVED:
                self._name(_Naming(done.to, self._names.get(done.path), done.path))
            case Deed.LINKED:
                self._name(_Naming(done.to, self._names.get(done.path)))

    def after_a_cut(self, chance: Random) -> dict[str, bytes]:
        """What the drive might hold if the power failed now: name -> content."""
        names = dict(self._lasting)
        for waiting in self._waiting.values():
            for naming in waiting[: chance.randint(0, len(waiting))]:
                _rename(names, naming)
        share = chance.choice((0.0, 0.5, 0.9, 1.0, chance.random()))
        return {name: file.after_a_cut(chance, share) for name, file in names.items()}

    def _name(self, naming: _Naming) -> None:
        _rename(self._names, naming)
        self._waiting[str(Path(naming.name).parent)].append(naming)


def _rename(names: dict[str, _File], naming: _Naming) -> None:
    names.pop(naming.instead, None)
    if naming.file is None:
        names.pop(naming.name, None)
    else:
        names[naming.name] = naming.file
