"""Where a command reads and writes: streams, environment and this user's folders, passed in."""

import getpass
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from app import studyfile
from app.cli.arguments.shared import KEY_PASSPHRASE_VARIABLE, PASSPHRASE_VARIABLE
from app.problems import Problem
from app.store.keys import Secret, is_encrypted
from app.store.problems import OlderFormat
from app.store.project import BACKUP_EVERY, Project, Session
from app.store.recovery import is_sheet, key_from


@dataclass(frozen=True, slots=True)
class Terminal:
    """The world of one command."""

    stdin: TextIO
    out: TextIO
    err: TextIO
    environ: Mapping[str, str]
    home: Path
    person: str

    def say(self, line: str = "") -> None:
        """One line of plain output."""
        self.out.write(line + "\n")

    def say_json(self, value: Any) -> None:
        """A value as JSON, in Unicode."""
        self.out.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    def warn(self, line: str) -> None:
        """One line beside the output."""
        self.err.write(line + "\n")

    def passphrase(self, file: Path | None) -> Secret:
        """The passphrase from its file, the environment or a prompt; or the key on a recovery sheet."""
        given = self._passphrase(file, f"Give --passphrase-file FILE or set {PASSPHRASE_VARIABLE}.", twice=False)
        return key_from(given) if file is not None and is_sheet(given) else given

    def first_passphrase(self, file: Path | None) -> str:
        """The passphrase of a study that is to be made."""
        otherwise = f"Give --passphrase-file FILE or set {PASSPHRASE_VARIABLE}, or choose --plain."
        return self._passphrase(file, otherwise, twice=True)

    def _passphrase(self, file: Path | None, otherwise: str, *, twice: bool) -> str:
        if file is None and PASSPHRASE_VARIABLE in self.environ:
            return self.environ[PASSPHRASE_VARIABLE]
        return self._given(file, "This study needs a passphrase", otherwise, "Passphrase: ", twice=twice)

    def new_passphrase(self, file: Path | None) -> str:
        """The passphrase a study is to have from now on, from its file or a prompt."""
        otherwise = "Give --new-passphrase-file FILE, or choose --plain."
        return self._given(file, "A new passphrase is needed", otherwise, "New passphrase: ", twice=True)

    def key_passphrase(self, file: Path | None, *, new: bool = False) -> str:
        """The passphrase of an identity key, which is another one than the study's."""
        if file is None and KEY_PASSPHRASE_VARIABLE in self.environ:
            return self.environ[KEY_PASSPHRASE_VARIABLE]
        otherwise = f"Give --key-passphrase-file FILE or set {KEY_PASSPHRASE_VARIABLE}."
        needed, prompt = "The identity key needs a passphrase", "Passphrase of the identity key: "
        return self._given(file, needed, otherwise, prompt, twice=new)

    def new_key_passphrase(self, file: Path | None) -> str:
        """The passphrase an identity key is to have from now on."""
        needed, prompt = "A new passphrase is needed", "New passphrase of the identity key: "
        return self._given(file, needed, "Give --new-key-passphrase-file FILE.", prompt, twice=True)

    def _given(self, file: Path | None, needed: str, otherwise: str, prompt: str, *, twice: bool) -> str:
        if file is not None:
            try:
                return file.read_text("utf-8-sig").rstrip("\r\n")
            except (OSError, UnicodeDecodeError):
                raise Problem("The passphrase file cannot be read.", "Check its name.") from None
        if not self.stdin.isatty():
            raise Problem(f"{needed}, and there is no terminal to ask for it.", otherwise)
        given = getpass.getpass(prompt, self.err)
        if twice and getpass.getpass("Again: ", self.err) != given:
            raise Problem("The two passphrases differ.", "Try again.")
        return given

    def reason(self, given: str | None) -> str:
        """Why a study has no passphrase; asked for where there is somebody to ask."""
        if given is None and self.stdin.isatty():
            self.err.write("Why may anybody read this study? ")
            self.err.flush()
            given = self.stdin.readline()
        return " ".join((given or "").split())

    @contextmanager
    def reading(self, path: Path, passphrase_file: Path | None) -> Iterator[Session]:
        """A study's session for a command that only reads."""
        with self.study(path, passphrase_file, writing=False) as project, project.reading() as session:
            yield session

    @contextmanager
    def study(self, path: Path, passphrase_file: Path | None, *, writing: bool) -> Iterator[Project]:
        """A study opened for one command; reading never needs the right to write, unless its format is old."""
        passphrase = self.passphrase(passphrase_file) if is_encrypted(path) else None
        try:
            project = self._opened(path, passphrase, writing=writing)
        except OlderFormat:
            self._opened(path, passphrase, writing=True).close()
            project = self._opened(path, passphrase, writing=writing)
            self.warn("This study had an older format and was brought up to date; a backup keeps it as it was.")
        with project:
            yield project
            if writing:
                project.back_up(at_most_every=BACKUP_EVERY)

    def _opened(self, path: Path, passphrase: Secret | None, *, writing: bool) -> Project:
        return studyfile.open_study(path, passphrase, home=self.home, person=self.person, read_only=not writing)
