"""Preferences of this computer: kept, forgiving, and never in the way."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app import settings
from app.settings import MOST_RECENT, Settings


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "settings.json"
    kept = replace(Settings(), coder="Ayşe", appearance="dark", transcript_zoom=-2, show_stripes=False)
    kept = kept.with_recent(tmp_path / "study.counterpoint")
    settings.save(kept, file)
    assert settings.load(file) == kept
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_with_no_settings_yet_there_are_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "none.json") == Settings()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b'"text"'])
def test_settings_that_cannot_be_read_are_the_defaults(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    assert settings.load(file) == Settings()


def test_an_entry_that_makes_no_sense_is_left_out_and_the_rest_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    entries = {"format": 99, "coder": "Ada", "transcript_zoom": True, "recent": ["a", 1], "window": [], "later": 1}
    file.write_text(json.dumps(entries))
    assert settings.load(file) == replace(Settings(), coder="Ada", recent=("a",))


def test_a_study_opened_again_moves_to_the_top_and_the_list_stays_short(tmp_path: Path) -> None:
    kept = Settings()
    for number in range(MOST_RECENT + 5):
        kept = kept.with_recent(tmp_path / f"{number}.counterpoint")
    kept = kept.with_recent(tmp_path / "9.counterpoint")
    assert len(kept.recent) == MOST_RECENT == len(set(kept.recent))
    assert Path(kept.recent[0]).name == "9.counterpoint"
    assert Path(kept.without_recent(kept.recent[0]).recent[0]).name == f"{MOST_RECENT + 4}.counterpoint"


def test_who_wants_no_list_of_recent_studies_gets_none(tmp_path: Path) -> None:
    kept = Settings().with_recent(tmp_path / "study.counterpoint")
    assert replace(kept, remember_recent=False).with_recent(tmp_path / "other.counterpoint").recent == ()
