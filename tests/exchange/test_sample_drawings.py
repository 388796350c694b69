"""The drawings and networks of the sample study: each another child's, always the same, and explained by words."""

from collections.abc import Iterator, Mapping

import pytest
from PIL import ImageChops

from app import studyfile
from app.coding.queries import regions
from app.exchange.sample import SampleStudy, make_sample, read_sample
from app.exchange.sample.drawings import draw
from app.journeys.network_rows import NetworksRow
from app.journeys.queries import networks_of
from app.journeys.rules import Tie
from app.paths import resource
from app.problems import Problem
from app.store.project import Project
from app.study import queries as study
from app.study.picture_rows import PictureKind, PictureRow
from app.study.queries import picture_to_leave, pictures


@pytest.fixture(scope="module")
def sample() -> SampleStudy:
    return read_sample()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    folder = tmp_path_factory.mktemp("sample")
    with studyfile.create(folder / "sample.counterpoint", None, name="Sample", home=folder) as made:
        make_sample(made)
        yield made


@pytest.fixture(scope="module")
def drawn(project: Project) -> Mapping[str, PictureRow]:
    with project.reading() as session:
        return {row.makers[0].pseudonym: row for row in pictures(session)}


@pytest.fixture(scope="module")
def around(project: Project) -> Mapping[str, NetworksRow]:
    with project.reading() as session:
        return {case.pseudonym: networks_of(session, case.id) for case in study.cases(session)}


def test_every_drawing_of_the_folder_is_in_the_study(sample: SampleStudy) -> None:
    files = {path.stem for path in resource("sample/drawings").iterdir()}
    assert files == {picture.file for picture in sample.pictures}


def test_the_same_words_draw_the_same_picture_and_hardly_any_of_it_is_left_blank() -> None:
    for path in resource("sample/drawings").iterdir():
        described = path.read_text("utf-8")
        picture = draw(described)
        assert ImageChops.difference(picture, draw(described)).getbbox() is None
        left, top, right, bottom = (
            picture.point([255 * (value < 170) for value in range(256)] * 3).getbbox() or (0,) * 4
        )
        assert (right - left) * (bottom - top) > picture.width * picture.height * 0.6


def test_six_children_drew_six_pictures(drawn: Mapping[str, PictureRow]) -> None:
    assert set(drawn) == {"Amira", "Bilal", "Kieran", "Poppy", "Robin", "Zofia"}
    assert {row.kind for row in drawn.values()} == {
        PictureKind.DRAWING,
        PictureKind.JOURNEY_MAP,
        PictureKind.NETWORK_MAP,
    }
    assert all(len(row.described) > 100 for row in drawn.values())


def test_what_is_marked_on_them_has_a_label_and_words_that_explain_it(
    project: Project, drawn: Mapping[str, PictureRow]
) -> None:
    with project.reading() as session:
        marked = {name: regions(session, row.id) for name, row in drawn.items()}
    for name, rows in marked.items():
        assert len(rows) >= 4
        assert all(row.label for row in rows)
        assert sum(bool(row.words) for row in rows) >= 3
        assert any(row.codes for row in rows)
        assert {words.kind for row in rows for words in row.words} == {"explains"}, name
    assert len({row.region.shape for rows in marked.values() for row in rows}) == 4


def test_one_picture_may_leave_one_lacks_consent_and_the_others_a_safe_copy(
    project: Project, drawn: Mapping[str, PictureRow]
) -> None:
    assert {name for name, row in drawn.items() if row.safe} == {"Poppy"}
    assert {name for name, row in drawn.items() if row.hindrance} == {"Robin"}
    with project.reading() as session:
        assert picture_to_leave(session, drawn["Poppy"].id).content
        for name in sorted(set(drawn) - {"Poppy"}):
            with pytest.raises(Problem):
                picture_to_leave(session, drawn[name].id)


def test_two_children_are_seen_by_themselves_and_by_others_one_of_them_at_two_dates(
    around: Mapping[str, NetworksRow],
) -> None:
    views = {name: [network.teller.name for network in row.networks] for name, row in around.items()}
    assert sorted(views.pop("Robin")) == ["Marian", "Robin", "Robin", "Theo"]
    assert views.pop("Amira") == ["Amira", "Delroy"]
    assert not any(views.values())


def test_views_of_one_child_differ_and_lost_people_are_drawn(around: Mapping[str, NetworksRow]) -> None:
    nodes = {
        network.title: {node.person.name: node for node in network.nodes} for network in around["Robin"].networks
    }
    assert nodes["Now"]["Mum"].ring < nodes["As his carer sees it"]["Mum"].ring
    assert nodes["Now"]["The lady who was poorly"].tie is Tie.CUT_OFF
    assert nodes["Now"]["The lady who was poorly"].lost_at is not None
    assert "The lady who was poorly" not in nodes["As his social worker sees it"]
    assert "Reviewing officer" not in nodes["Now"]
