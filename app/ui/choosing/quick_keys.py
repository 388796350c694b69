"""Which code has which number key: pinned ones stay, the others go to the codes used lately. No Qt.

A code keeps its key while it is in use, so that fingers can learn it: a new one takes the key that has not
been used for longest.
"""

from collections.abc import Collection, Sequence

from app.coding.rows import CodeId, CodeRow

KEYS = range(1, 10)


class QuickKeys:
    """Nine keys, 1 to 9."""

    def __init__(self) -> None:
        self._codes: dict[int, CodeId] = {}
        self._pinned: set[int] = set()
        self._lately: list[CodeId] = []

    @property
    def recent(self) -> Sequence[CodeId]:
        """Codes used lately, the last one first."""
        return tuple(self._lately)

    def code_on(self, number: int) -> CodeId | None:
        """The code of a key."""
        return self._codes.get(number)

    def key_of(self, code: CodeId) -> int | None:
        """The key of a code."""
        return next((number for number, known in self._codes.items() if known == code), None)

    def is_pinned(self, code: CodeId) -> bool:
        """Whether a code's key was chosen for it."""
        return self.key_of(code) in self._pinned

    def begin_with(self, codes: Sequence[CodeRow]) -> None:
        """Gives keys that are free to the codes used most."""
        used = sorted((row for row in codes if row.passages), key=lambda row: -row.passages)
        for row in used:
            number = next((number for number in KEYS if number not in self._codes), None)
            if number is None:
                return
            if self.key_of(row.id) is None:
                self._codes[number] = row.id

    def use(self, code: CodeId) -> None:
        """A code was put on a passage."""
        self._lately = [code, *(other for other in self._lately if other != code)]
        if self.key_of(code) is None:
            free = [number for number in KEYS if number not in self._pinned]
            if free:
                self._codes[min(free, key=self._idle)] = code

    def pin(self, code: CodeId, number: int) -> None:
        """Gives a key to a code for good."""
        self.unpin(code)
        self._codes = {key: known for key, known in self._codes.items() if known != code}
        self._codes[number] = code
        self._pinned.add(number)

    def unpin(self, code: CodeId) -> None:
        """Lets a code's key go to another when that one is used."""
        self._pinned -= {number for number, known in self._codes.items() if known == code}

    def keep_only(self, codes: Collection[CodeId]) -> None:
        """Codes that are no longer in the study give their keys back."""
        self._codes = {number: code for number, code in self._codes.items() if code in codes}
        self._pinned &= set(self._codes)
        self._lately = [code for code in self._lately if code in codes]

    def told(self) -> str:
        """The keys as they are kept among the preferences: "3=17!" is code 17 pinned to key 3."""
        return " ".join(
            f"{number}={code}{'!' if number in self._pinned else ''}"
            for number, code in sorted(self._codes.items())
        )

    def take(self, told: str) -> None:
        """The keys as they were kept; what makes no sense is passed over."""
        for part in told.split():
            number, _, code = part.partition("=")
            if number.isdigit() and int(number) in KEYS and code.rstrip("!").isdigit():
                self._codes[int(number)] = CodeId(int(code.rstrip("!")))
                if code.endswith("!"):
                    self._pinned.add(int(number))

    def _idle(self, number: int) -> tuple[bool, int]:
        """How long a key has not been used: a free one first, then the least lately used."""
        code = self._codes.get(number)
        if code is None:
            return False, number
        return True, -(
            self._lately.index(code) if code in self._lately else len(self._lately) + KEYS.stop - number
        )


def pin_command(number: int | None) -> str:
    """The command of `app.ui.commands` that gives a key to a code; with None, the one that takes it away."""
    return "pins.none" if number is None else f"pins.key_{number}"


def pinned_by(command: str) -> int | None:
    """The number in such a command."""
    number = command.rpartition("_")[2]
    return int(number) if number.isdigit() else None
