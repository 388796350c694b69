"""What finding names looks into: the lists that ship, and the table of capitals that is made on a computer."""

from pathlib import Path

import pytest

from app.language.names import cases
from app.language.names.cases import Cases, kept_cases
from app.language.names.gazetteer import read_gazetteer
from app.paths import resource

MADE = Cases(frozenset(("leeds", "zoë")), frozenset(("will",)))


@pytest.fixture
def making(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often the table was made anew; it is a tiny one."""
    made: list[int] = []

    def make() -> Cases:
        made.append(1)
        return MADE

    monkeypatch.setattr(cases, "made_cases", make)
    return made


def test_the_lists_that_ship_are_in_order_and_say_whose_they_are() -> None:
    for name in ("first", "last", "places", "more_first", "more_places", "countries"):
        lines = resource(f"names/{name}.txt").read_text("utf-8").splitlines()
        assert lines == sorted({*lines}), name
        assert all(line == line.strip() and line[0].isupper() for line in lines), name
    notice = resource("names/NOTICE.txt").read_text("utf-8")
    for owner in ("Faker", "United States Census Bureau", "GeoNames", "Creative Commons Attribution 4.0"):
        assert owner in notice


def test_names_of_many_origins_and_british_places_are_on_them() -> None:
    lists = read_gazetteer()
    assert {"kayleigh", "mohammed", "oluwaseun", "agnieszka", "sian", "niamh", "zainab"} <= lists.first
    assert {"smith", "khan", "okonkwo", "kowalski", "jones"} <= lists.last
    assert {"leeds", "harehills", "hull", "stoke-on-trent", "eritrea"} <= lists.places
    assert "Milton Keynes" in lists.long_places["milton"]


def test_the_table_of_capitals_is_made_once(tmp_path: Path, making: list[int]) -> None:
    path = tmp_path / "words" / "capitals.json.gz"
    assert kept_cases(path) == MADE
    assert kept_cases(path) == MADE
    assert making == [1]
    assert [file.name for file in path.parent.iterdir()] == ["capitals.json.gz"]


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\x1f\x8b\x08\x00", None])
def test_a_damaged_table_is_made_again(tmp_path: Path, making: list[int], damage: bytes | None) -> None:
    path = tmp_path / "capitals.json.gz"
    kept_cases(path)
    path.write_bytes(path.read_bytes()[:40] if damage is None else damage)
    assert kept_cases(path) == MADE
    assert kept_cases(path) == MADE
    assert making == [1, 1]


def test_where_it_cannot_be_kept_it_is_made_each_time(tmp_path: Path, making: list[int]) -> None:
    (tmp_path / "words").write_text("a file where the folder should be")
    path = tmp_path / "words" / "capitals.json.gz"
    assert (kept_cases(path), kept_cases(path)) == (MADE, MADE)
    assert making == [1, 1]
