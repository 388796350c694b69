"""Killed while it writes the identity key: what was acknowledged is there, what was forgotten is not."""

import os
import signal
import time
from pathlib import Path
from random import Random
from uuid import UUID, uuid4

import pytest

from app.problems import Problem
from app.safeguards.identity import keyfile
from app.safeguards.identity.copies import copy_of, is_of_this_key
from app.safeguards.identity.keyfile import IdentityKey
from app.safeguards.identity.problems import WrongPassphrase
from app.safeguards.identity.rows import Identity
from tests.safeguards.pages import decrypted

PASSPHRASES = ("five grey geese", "one slow barge")
STUDY = UUID("7a1f2a52-5b1e-4c8b-9a3e-0d5c1f6b2e11")
KILLS = 12


def opened(path: Path) -> IdentityKey:
    """The key, by whichever passphrase it has now."""
    for passphrase in PASSPHRASES:
        try:
            return keyfile.open_key(path, passphrase, study=STUDY)
        except Problem:
            continue
    raise AssertionError("the key opens with neither passphrase")


def work(path: Path, out: int, run: int) -> None:
    """Keep people and forget them, change the passphrase now and then; say so after each."""
    key = opened(path)
    for number in range(10_000):
        guid, name = uuid4(), f"Zq{run:03}x{number:05}"
        os.write(out, f"? {name}\n".encode())
        key.set_person(Identity(guid, name))
        os.write(out, f"+ {name}\n".encode())
        if number % 3 == 0:
            os.write(out, f"? {name}\n".encode())
            key.forget_person(guid)
            os.write(out, f"- {name}\n".encode())
        if number % 5 == 4:
            change_passphrase(key)


def change_passphrase(key: IdentityKey) -> None:
    """From the one to the other."""
    try:
        keyfile.change_passphrase(key, *PASSPHRASES)
    except WrongPassphrase:
        keyfile.change_passphrase(key, *reversed(PASSPHRASES))


def killed(path: Path, chance: Random, run: int) -> list[str]:
    """What a child said before it was killed after a random time."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            work(path, write, run)
        finally:
            os._exit(1)
    os.close(write)
    with os.fdopen(read) as heard:
        first = heard.readline()
        time.sleep(chance.uniform(0.0, 1.5))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return [first.strip(), *(line.strip() for line in heard)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a fork")
def test_no_kill_loses_what_was_acknowledged_or_brings_back_what_was_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "names.counterpoint-key"
    keyfile.create(path, PASSPHRASES[0], study=STUDY).close()
    chance, there, gone = Random(29), set[str](), set[str]()
    for run in range(KILLS):
        unsure: set[str] = set()
        for line in killed(path, chance, run):
            mark, _, name = line.partition(" ")
            if mark == "?":
                unsure.add(name)
            elif mark == "+":
                there.add(name)
                unsure.discard(name)
            elif mark == "-":
                there.discard(name)
                gone.add(name)
                unsure.discard(name)
        with opened(path) as key:
            found = {one.real_name for one in key.people()}
            assert there - unsure <= found
            assert found <= there | unsure
            assert not gone & found
            there = found
        for file in (path, copy_of(path)):
            content = decrypted(file, key.key)
            assert [name for name in gone if name.encode() in content] == []
        assert is_of_this_key(path)
        assert {file.suffix for file in tmp_path.iterdir()} == {".counterpoint-key", ".bak"}
    assert there
    assert gone
