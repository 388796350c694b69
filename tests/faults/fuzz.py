"""Files of every kind, broken at random: in their bytes, in the members of their zip, in the trees of their XML.

Each is opened by what opens it in the product, in the process that holds time and memory. It is read or refused
in a sentence; an end of the process other than by its limits, and an error of ours, break the promise.
"""

import random
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from lxml import etree

from app.exchange import transcripts
from app.exchange.pictures import work
from app.problems import Problem
from app.workers.worker import Worker, WorkerBug, WorkerDied, WorkerOutOfMemory, WorkerTimeout
from tests.builders import add, dialogue, new_study
from tests.exchange import hostile_keys, hostile_openers
from tests.exchange.made_files import docx_with_note, odt, pdf, zipped
from tests.exchange.pictures.made import HEIC, corner, moving, saved, tiff_pages
from tests.faults.suites import Result

TALK = ("INT: How was it?", "Robin: Just bags in the car.", "INT: And then?", "Robin: Gone 😕.")
TOKENS = (
    b"\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\xed\xa0\x80", b"\xe2\x80\xae", b"9" * 400, b"-1",
    b"{" * 99, b"(" * 99, b"<" * 9, b"&#0;", b"\r", b"\x1a", b"\"", b",", b"%s%n", b"\xff\xfe", b"\0\0\xff",
)  # fmt: skip
"""What readers stumble over."""

MOST_TREE = 20_000
"""Letters of a tree that may still be put into itself many times."""

Opener = tuple[str, tuple[object, ...]]
READ: Opener = (f"{transcripts.parse.__module__}:{transcripts.parse.__name__}", ((),))
SEEN: Opener = (f"{work.read.__module__}:{work.read.__name__}", (0,))


def _opened(name: str, *more: object) -> Opener:
    return f"{hostile_openers.__name__}:{name}", more


def _words(lines: tuple[str, ...], *, head: str = "") -> bytes:
    return (head + "\n".join(lines) + "\n").encode()


def _study() -> bytes:
    with tempfile.TemporaryDirectory() as folder, new_study(Path(folder)) as study:
        add(study, dialogue("v", [("Robin", "They put my things in bin bags."), ("Interviewer", "mm")]))
        study.close()
        return study.path.read_bytes()


SOUND: dict[str, tuple[Callable[[], bytes], Opener]] = {
    "docx": (lambda: docx_with_note(*TALK, note="Aside."), READ),
    "odt": (lambda: odt(*TALK), READ),
    "rtf": (lambda: rb"{\rtf1\ansi{\fonttbl{\f0 A;}}\f0 INT: How?\par Robin: \u8217 'x\par{\pict 00ff}}", READ),
    "txt": (lambda: _words(TALK), READ),
    "md": (lambda: _words(("# Visit", "**INT:** How?", "**Robin:** *Gone* [x](y)", "|a|b|", "|-|-|")), READ),
    "pdf": (lambda: pdf([(72, 700 - 14 * n, line.replace("😕", "😀")) for n, line in enumerate(TALK)]), READ),
    "srt": (lambda: _words(TALK, head="1\n00:00:01,000 --> 00:00:02,000\n"), READ),
    "vtt": (lambda: _words(("<v INT>How?", "<v Robin>Gone."), head="WEBVTT\n\n00:01.000 --> 00:02.000\n"), READ),
    "png": (lambda: saved(corner(), "PNG"), SEEN),
    "jpeg": (lambda: saved(corner(), "JPEG"), SEEN),
    "webp": (lambda: saved(corner(), "WEBP"), SEEN),
    "gif": (lambda: moving("GIF"), SEEN),
    "tiff": (lambda: tiff_pages(corner(), corner()), SEEN),
    "bmp": (lambda: saved(corner(), "BMP"), SEEN),
    "heic": (lambda: HEIC, SEEN),
    "avif": (lambda: saved(corner(), "AVIF"), SEEN),
    "page of a pdf": (lambda: pdf([(72, 700, "A page")]), SEEN),
    "table": (lambda: b"path,definition,sets\r\nMoves,\"a, b\",s;t\r\nMoves / Bags,c,\r\n", _opened("by_table")),
    "preferences": (lambda: b'{"format": 1, "coder": "R", "recent": ["/a"], "keys": {"a": ["b"]}}',
                    _opened("by_settings")),
    "study": (_study, _opened("by_study", None)),
    "identity key": (hostile_keys.sound, _opened("by_key")),
    "inside of an identity key": (hostile_keys.plain, _opened("by_plain_key")),
}  # fmt: skip


def suite(times: int, seed: int) -> Iterator[Result]:
    """So many broken files of each kind."""
    with tempfile.TemporaryDirectory() as folder:
        for kind in SOUND:
            yield _broken(kind, times, seed, Path(folder))


def _broken(kind: str, times: int, seed: int, folder: Path) -> Result:
    make, (target, more) = SOUND[kind]
    sound, chance, ends = make(), random.Random(f"{seed} {kind}"), Counter[str]()
    path = folder / f"broken.{kind}"
    with Worker(seconds=60) as worker:  # what hangs, hangs longer than a busy computer
        for _ in range(times):
            path.write_bytes(broken(sound, chance))
            ends[_end(worker, target, str(path), more)] += 1
            if sorted(folder.iterdir()) != [path]:
                ends["left something behind"] += 1
                break
    path.unlink()
    good = {"read", "refused", "held by the limit of memory"}
    if (target, more) in (READ, SEEN):
        # The window reads these in a process like this one, too, and says that the file stops its reader.
        good.add("ended the process")
    figure = ", ".join(f"{many:,} {end}" for end, many in ends.most_common())
    return Result("P13", f"{kind}, broken at random", times, figure, set(ends) <= good)


def _end(worker: Worker, target: str, path: str, more: tuple[object, ...]) -> str:
    try:
        told = worker.call(target, path, *more)
    except WorkerTimeout:
        return "hung"
    except WorkerOutOfMemory:
        return "held by the limit of memory"
    except WorkerDied:
        return "ended the process"
    except WorkerBug as bug:
        return f"error of ours ({bug})"
    except Problem:
        return "refused"
    match told:
        case (_, False):
            return "changed what was refused"
        case (str(sentence), True) if sentence:
            return "refused"
    return "read"


def broken(sound: bytes, chance: random.Random) -> bytes:
    """The file after something happened to it."""
    if sound.startswith(b"PK") and chance.random() < 0.7:
        return _zip_broken(sound, chance)
    data = sound
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        data = _bytes_broken(data, chance)
    return data


def _bytes_broken(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    length = chance.choice((1, 2, 4, 16, 200))
    match chance.randrange(6):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + data[at + length :]
        case 2:
            return data[:at] + data[at : at + length] * chance.choice((2, 50)) + data[at:]
        case 3:
            return data[:at] + chance.choice(TOKENS) + data[at:]
        case 4:
            token = chance.choice(TOKENS)
            return data[:at] + token + data[at + len(token) :]
        case _:
            return data[:at] + chance.randbytes(length) + data[at + length :]


def _zip_broken(sound: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(BytesIO(sound)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    name = chance.choice(list(members))
    match chance.randrange(7):
        case 0:
            del members[name]
        case 1:
            members[name] = b""
        case 2:
            members[chance.choice(("../x", "/x", "C:\\x", "con", name.upper()))] = members.pop(name)
        case 3:
            members[name] = _bytes_broken(members[name], chance)
        case _:
            members[name] = _tree_broken(members[name], chance)
    return zipped(members, stored=chance.random() < 0.1)


def _tree_broken(xml: bytes, chance: random.Random) -> bytes:
    """The same XML with an element in another place, too often, too deep or without sense."""
    try:
        root = etree.fromstring(xml)
    except etree.XMLSyntaxError:
        return _bytes_broken(xml, chance)
    elements = list(root.iter("*"))
    for _ in range(chance.choice((1, 3, 10))):
        one, other = chance.choice(elements), chance.choice(elements)
        match chance.randrange(6):
            case 0:
                one.text = chance.choice(("", "x" * 3000, "\u202e", "INT:", "9" * 400))
            case 1 if one.attrib:
                one.set(chance.choice(list(one.attrib)), chance.choice(("", "-1", "9" * 400, "x", "&")))
            case 2 if one not in other.iterancestors() and one is not other and one is not root:
                other.append(one)
            case 3 if len(etree.tostring(root)) < MOST_TREE:
                again = etree.tostring(one, with_tail=False)
                for _ in range(chance.choice((1, 40))):
                    other.append(etree.fromstring(again))
            case 4:
                one.tag = other.tag
            case _:
                etree.SubElement(one, other.tag)
    return etree.tostring(root)
