"""Finding names in many texts, in a process of its own, with and without a language model of the user's own."""

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy

from app.language.names import installed
from app.language.names.known import KnownNames, nothing
from app.language.names.many import MEMORY, SECONDS, Finding, Heard, find_in_many, find_in_texts
from app.language.names.mentions import Mention, NameKind, Why
from app.language.spans import Span
from app.problems import Cancelled, Problem
from app.workers.worker import Worker
from tests.language.named_speech import LOOKED_AT


def heard(text: str) -> Heard:
    """A text that is all speech."""
    return Heard(text, (Span(0, len(text)),))


def found_by(texts: list[Heard], known: KnownNames | None = None) -> Finding:
    with Worker(seconds=SECONDS, memory=MEMORY) as worker:
        return find_in_many(texts, known or nothing(), call=worker.call)


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny model that knows one organisation and one feast."""
    language = spacy.blank("en")
    ruler: Any = language.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": "the Tall Ships"}, {"label": "DATE", "pattern": "Shrovetide"}])
    package = tmp_path / "en_tiny_sm"
    package.mkdir()
    language.to_disk(package / "data")
    (package / "__init__.py").write_text(
        "import spacy, pathlib\n"
        "def load(**given):\n    return spacy.load(pathlib.Path(__file__).parent / 'data', **given)\n"
    )
    told = tmp_path / "en_tiny_sm-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: en_tiny_sm\nVersion: 1.0\n")
    (told / "entry_points.txt").write_text("[spacy_models]\nen_tiny_sm = en_tiny_sm\nen_tiny_trf = nowhere\n")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    return package


def test_names_are_found_text_by_text_and_whether_it_writes_capitals_is_told() -> None:
    small = LOOKED_AT.text.lower()
    answer = found_by([heard("Ask Priya."), heard(small), heard("")], KnownNames(people=("Kayleigh",)))
    assert [(one.kind, one.span.start) for one in answer.texts[0].mentions] == [(NameKind.PERSON, 4)]
    assert [one.capitals for one in answer.texts] == [True, False, True]
    known = [one for one in answer.texts[1].mentions if one.why is Why.KNOWN]
    assert [one.span.of(small) for one in known] == ["kayleigh", "kayleigh"]
    assert (answer.model, answer.trouble) == ("", "")


def test_an_installed_model_is_one_more_source(model: Path) -> None:
    answer = found_by([heard("We saw the Tall Ships at Shrovetide.")])
    assert answer.model.startswith("en_tiny_sm")
    assert Mention(Span(11, 21), NameKind.ORGANISATION, Why.MODEL) in answer.texts[0].mentions


def test_a_broken_model_is_done_without_and_that_is_said(model: Path) -> None:
    (model / "__init__.py").write_text("raise OSError('broken')")
    answer = found_by([heard("Ask Priya."), heard("Ask Priya.")])
    assert len(answer.texts) == 2
    assert answer.texts[0].mentions
    assert (answer.model, answer.trouble) == ("", "The installed language model could not be used (OSError).")


def test_a_model_that_ends_the_process_is_done_without(model: Path) -> None:
    (model / "__init__.py").write_text("import os\nos._exit(1)")
    answer = found_by([heard("Ask Priya.")])
    assert answer.texts[0].mentions
    assert answer.trouble.startswith("The installed language model could not be used. ")


def test_the_largest_that_is_not_too_large_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    def there(names: str) -> None:
        entries = [type("Entry", (), {"name": name}) for name in names.split()]
        monkeypatch.setattr(installed, "entry_points", lambda group: entries)

    there("de_core_news_lg en_core_web_sm en_core_web_trf en_core_web_md")
    assert installed.installed_model() == "en_core_web_md"
    there("en_core_web_trf nl_core_news_sm")
    assert installed.installed_model() == ""


def test_looking_which_models_there_are_imports_no_spacy() -> None:
    script = (
        "import sys; from app.language.names import many; many.installed_model(); print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_progress_is_told_and_work_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.language.names.many.AT_A_TIME", 10)
    steps: list[int] = []

    def call(_: str, texts: tuple[Heard, ...], *rest: object) -> Finding:
        return find_in_texts(texts, nothing(), *map(str, rest[1:]))

    texts = [heard("Ask Priya."), heard("Ask Dave."), heard("No.")]
    answer = find_in_many(texts, nothing(), call=call, progress=lambda done, of, what: steps.append(done))
    assert [len(one.mentions) for one in answer.texts] == [1, 1, 0]
    assert steps == [0, 1, 2, 3]
    with pytest.raises(Cancelled):
        find_in_many(texts, nothing(), call=call, cancelled=lambda: len(steps) >= 4)


def test_without_a_model_the_workers_problem_is_told() -> None:
    def call(*_: object) -> Finding:
        raise Problem("It ended.")

    with pytest.raises(Problem, match="It ended"):
        find_in_many([heard("Ask Priya.")], nothing(), call=call)
