"""What a command is: a name that stays, words for people, and the keys it has until somebody chooses others."""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

_FUNCTION_KEYS = frozenset(f"F{number}" for number in range(1, 13))


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done; `name` is what preferences and tests know it by."""

    name: str
    words: str
    help: str
    keys: tuple[str, ...] = ()
    """As Qt writes them on every system; the first is the one shown."""
    standard: QKeySequence.StandardKey | None = None
    """What this system is used to, beside them."""

    @property
    def title(self) -> str:
        """Its words without the sign of an access key."""
        return self.words.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")

    def usual_keys(self) -> tuple[str, ...]:
        """The keys before anybody chose others, those that people know first."""
        known = [] if self.standard is None else QKeySequence.keyBindings(self.standard)
        of_system = [keys.toString(QKeySequence.SequenceFormat.PortableText) for keys in known]
        # Without a key held they are for writing (Backspace), or on special keyboards only (New, Open …).
        more = [keys for keys in of_system if keys not in self.keys and ("+" in keys or keys in _FUNCTION_KEYS)]
        if more and not set(of_system) & set(self.keys):
            return (*more, *self.keys[1:])  # where the system has keys of its own, ours stand back
        return (*self.keys, *more)


@dataclass(frozen=True, slots=True)
class Group:
    """Commands that are heard at the same place."""

    place: str
    """window, the name of a page, or a part of a page that has the keyboard: text, choosing, codebook, pins."""
    title: str
    commands: tuple[Command, ...]
    within: frozenset[str] = frozenset()
    """The places around it, whose keys are heard there too."""
    letters: bool = False
    """Whether a letter or a digit alone may be a key (WCAG 2.1.4: only while the text has the keyboard)."""

    apart: bool = False
    """Whether it stands in a menu of its own below that of its page."""

    @property
    def in_part(self) -> bool:
        """Whether a part of a page hears its keys itself, and only while it has the keyboard."""
        return len(self.within) > 1

    def meets(self, other: "Group") -> bool:
        """Whether there is a moment when the keys of both are heard."""
        return self.place == other.place or self.place in other.within or other.place in self.within


def is_bare(keys: str) -> bool:
    """Whether keys are a single character, with nothing but Shift held."""
    return len(keys.removeprefix("Shift+")) == 1
