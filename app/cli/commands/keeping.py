"""Keeping a study safe on the command line: its passphrase, its backups, and going back to one."""

import argparse
from pathlib import Path

from app import studyfile
from app.cli.terminal import Terminal
from app.problems import Problem
from app.store.backup import Backup
from app.store.keys import has_log, is_encrypted
from app.store.lock import ProjectLock
from app.store.rekey import Rekeyed
from app.store.restore import backups_for, copy_backup
from app.store.restore import restore as restored

ON_DISK = "What was kept without a passphrase until now may be found on the disk by programs that look for it."
OLD_SHEET = "A recovery sheet made before opens the study no more: make a new one in the window."


def rekey(given: argparse.Namespace, terminal: Terminal) -> int:
    """Give the study another passphrase; 1 where a backup keeps the old one."""
    was_plain = not is_encrypted(given.study)
    if given.plain and was_plain:
        raise Problem("This study has no passphrase.", "There is nothing to take away.")
    reason = terminal.reason(given.reason) if given.plain else ""
    if given.plain and not reason:
        raise Problem("A study without a passphrase needs a reason.", "Give --reason WORDS.")
    old = None if was_plain else terminal.passphrase(given.passphrase_file)
    new = None if given.plain else terminal.new_passphrase(given.new_passphrase_file)
    done = studyfile.change_passphrase(
        given.study, old, new, home=terminal.home, person=terminal.person, reason=reason
    )
    terminal.say("The passphrase was taken away." if given.plain else "The study has the new passphrase.")
    return _say_backups(done, terminal, was_plain=was_plain)


def lock(given: argparse.Namespace, terminal: Terminal) -> int:
    """See that a study is encrypted, open nowhere and whole in its file; 1 where somebody has it open."""
    encrypted, left = is_encrypted(given.study), 0
    ProjectLock(given.study.absolute()).ask()
    if not encrypted:
        new = terminal.new_passphrase(given.new_passphrase_file)
        done = studyfile.change_passphrase(given.study, None, new, home=terminal.home, person=terminal.person)
        terminal.say("The study has a passphrase now.")
        left = _say_backups(done, terminal, was_plain=True)
    elif has_log(given.study):
        with terminal.study(given.study, given.passphrase_file, writing=True):
            pass
        terminal.say("What a window had left beside the file is in it now.")
    terminal.say(f"Locked: {given.study} is encrypted, open nowhere, and all of it is in this one file.")
    return left


def _say_backups(done: Rekeyed, terminal: Terminal, *, was_plain: bool) -> int:
    terminal.say(f"Backups changed with it: {done.backups}.")
    terminal.warn(ON_DISK if was_plain else OLD_SHEET)
    if done.left:
        terminal.warn(f"{done.left} backups did not open with the old passphrase and were left as they are.")
    return 1 if done.left else 0


def backup(given: argparse.Namespace, terminal: Terminal) -> int:
    """Take a backup, where anything changed since the last one."""
    with terminal.study(given.study, given.passphrase_file, writing=True) as project:
        project.back_up()
        newest = project.backups()[0]
    if given.to is not None:
        terminal.say(f"Backup written: {copy_backup(newest, given.to, given.study.stem)}")
    else:
        terminal.say(f"Backup of {_when(newest)}: {newest.path}")
    return 0


def restore(given: argparse.Namespace, terminal: Terminal) -> int:
    """List the backups, or make a new file of one beside the study."""
    found = backups_for(given.study, terminal.home)
    if not found:
        raise Problem("There is no backup of this study on this computer.", "Look where you copied one to.")
    if given.number is None:
        if given.json:
            terminal.say_json([_as_json(number, one) for number, one in enumerate(found, 1)])
            return 0
        for number, one in enumerate(found, 1):
            terminal.say(f"{number}  {_when(one)}  {_size(one.path)}")
        return 0
    if not 1 <= given.number <= len(found):
        raise Problem(f"There are {len(found)} backups of this study.", "Choose one of them by its number.")
    chosen = found[given.number - 1]
    passphrase = terminal.passphrase(given.passphrase_file) if is_encrypted(chosen.path) else None
    made = restored(chosen, given.study, passphrase)
    if given.json:
        terminal.say_json({"written": str(made)})
    else:
        terminal.say(f"Restored as a new file: {made}")
    return 0


def rescue(given: argparse.Namespace, terminal: Terminal) -> int:
    """Save what can be read of a damaged study; 1 where anything is lost."""
    passphrase = terminal.passphrase(given.passphrase_file) if is_encrypted(given.study, whole=False) else None
    done, lost = studyfile.rescue(given.study, passphrase, home=terminal.home, person=terminal.person)
    saved = sum(done.saved.values())
    gone = sorted(table for table in done.saved if done.unreadable[table] or done.orphaned.get(table))
    if given.json:
        terminal.say_json(
            {
                "written": str(done.path),
                "saved": done.saved,
                "unreadable": {table: many for table, many in done.unreadable.items() if many},
                "orphaned": done.orphaned,
                "lost_sources": lost,
            }
        )
    else:
        terminal.say(f"Rescued into a new file: {done.path} ({saved} rows)")
        for name in lost:
            terminal.say(f"Lost, to be imported again: {name}")
    if gone:
        terminal.warn(f"Not everything could be read. Rows are missing from: {', '.join(gone)}.")
        terminal.warn("Compare it with the newest backup (counterpoint restore) before you go on with it.")
    return 1 if gone or lost else 0


def _when(one: Backup) -> str:
    return f"{one.at.astimezone():%d %B %Y %H:%M}"


def _size(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.1f} MB"


def _as_json(number: int, one: Backup) -> dict[str, object]:
    return {
        "number": number,
        "at": one.at.isoformat(),
        "change": one.change,
        "bytes": one.path.stat().st_size,
        "path": str(one.path),
    }
