"""The ways in which a project file can refuse, each with its sentence."""

from app.problems import Problem


class NotAProject(Problem):
    """The file is not one of ours."""


class PassphraseNeeded(Problem):
    """The file is encrypted and no passphrase was given."""

    def __init__(self) -> None:
        super().__init__("This study is protected by a passphrase.", "Give its passphrase to open it.")


class OtherSheet(Problem):
    """A recovery sheet is of another file, or older than the file's passphrase."""

    def __init__(self) -> None:
        super().__init__(
            "That recovery sheet does not open this study.",
            "It is of another study, or the passphrase was changed after it was made: use the newer sheet.",
        )


class WrongPassphrase(Problem):
    """The passphrase does not open the file, or the file is damaged: the two look alike."""

    def __init__(self) -> None:
        super().__init__(
            "That passphrase does not open this study.",
            "Type it again; if you are sure of it, the file may be damaged: try the newest backup.",
        )


class Damaged(NotAProject):
    """The file cannot be read as the study it was; one of its backups can be opened."""

    def __init__(
        self,
        sentence: str = "This study file is damaged.",
        advice: str = "Open its newest backup, and keep the damaged file.",
    ) -> None:
        super().__init__(sentence, advice)


class InUse(Problem):
    """Another window or computer has the file open."""

    def __init__(self, who: str) -> None:
        super().__init__(f"This study is open {who}.", "Close it there first, or open it here to read only.")
        self.who = who


class NotSaved(Problem):
    """A change could not be stored; what was stored before can be copied elsewhere."""


class NewerFormat(Problem):
    """The file was made by a newer Counterpoint."""

    def __init__(self, made: int, known: int) -> None:
        super().__init__(
            f"This study was made by a newer Counterpoint (format {made}; this one knows up to {known}).",
            "Update Counterpoint to open it; nothing in the file was changed.",
        )


class OlderFormat(Problem):
    """The file was made by an older Counterpoint, and was opened without the right to write."""

    def __init__(self) -> None:
        super().__init__(
            "This study has an older format and cannot be brought up to date where it lies.",
            "Copy it to a folder you may write to, and open the copy.",
        )


class ReadOnly(Problem):
    """The file cannot be written where it lies."""

    def __init__(self) -> None:
        super().__init__("This study is open to read only.", "Copy it to a folder you may write to.")


class Displaced(NotSaved):
    """Another program moved, removed or replaced the file while it was open; what was saved is still held."""

    def __init__(self) -> None:
        super().__init__(
            "The file of this study was moved, removed or replaced while it was open; this change was not saved.",
            "Save a copy elsewhere: it holds everything saved before. Or put the file back where it was.",
        )


class Overwritten(NotSaved):
    """Another program wrote over the open file; what it wrote is left as it is, and the newest backup is ours."""

    def __init__(self) -> None:
        super().__init__(
            "Another program wrote over the file of this study while it was open; nothing more is saved in it.",
            "Open the newest backup, which makes a new file of it. What lies there now stays as it is.",
        )


class NotBackedUp(Problem):
    """A backup could not be written or did not verify; the project file itself is as it was."""

    def __init__(self) -> None:
        super().__init__(
            "No backup could be taken; the study itself is saved.",
            "Make sure there is space on the disk, and run a check of the study.",
        )
