"""What the main job costs at study scale, each figure beside the raw limit measured in the same run.

    python -m tests.benchmarks [NAME …] [--scale 10] [--plain]

CPU seconds (medians where the work can be repeated). Figures of one machine mean little; ratios last.
The transcript view has a benchmark of its own: ``python -m tests.benchmarks.bench_transcript_view``.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from app import studyfile
from app.coding import actions, queries
from app.coding.asking.asking import ask
from app.coding.asking.conditions import (
    AllOf,
    Beside,
    Coded,
    Codes,
    Field,
    How,
    Not,
    Op,
    Says,
    Speaker,
    Target,
    Unit,
)
from app.coding.asking.cooccurrence import cooccurrence, shared_passages
from app.coding.asking.matrix import matrix
from app.coding.passages import passages
from app.coding.rows import CodeRow
from app.language.forms import english
from app.language.query import parse, words_in_any_form
from app.perspectives.queries import compare
from app.reports.spec import ReportSpec, ThemeChoice
from app.reports.theme_summary import theme_summary
from app.store.keys import key_for
from app.store.project import Project
from app.study import queries as study
from app.study.queries.finding import LimitedPatterns, Question, find, find_first
from app.study.queries.finding.limited import SECONDS
from app.study.queries.search import search
from app.workers.worker import Worker
from tests.benchmarks.corpus_study import PASSPHRASE, Corpus, add_arguments, finished_study, import_texts
from tests.benchmarks.measure import median, once
from tests.benchmarks.raw import RawStudy, read_docx_text


@dataclass(frozen=True)
class Figure:
    """One line of the table; seconds unless `unit` says otherwise."""

    what: str
    ours: float
    raw: float | None
    goal: float | None
    unit: str = "s"

    def __str__(self) -> str:
        ratio = f"{self.ours / self.raw:8.1f}" if self.raw else " " * 8
        raw = f"{self.raw:10.4f}" if self.raw is not None else " " * 10
        goal = f"{self.goal:8.3f}" if self.goal is not None else " " * 8
        return f"{self.what:<46}{self.ours:10.4f}{raw}{ratio}{goal}  {self.unit}"


class Bench:
    """The study, its raw twin and what is measured on them."""

    def __init__(self, home: Path, scale: int, *, encrypted: bool, work: Path) -> None:
        self._home, self._scale, self._encrypted, self._work = home, scale, encrypted, work
        self._corpus = Corpus.of(home, scale)
        self._path = finished_study(home, scale, encrypted=encrypted)

    def import_txt(self) -> Iterator[Figure]:
        """Every .txt: turns, hashes, index."""
        raw = RawStudy(self._work / "raw.sqlite")
        limit = once(lambda: raw.store(self._corpus.folder / "txt"))
        raw.close()
        with self._new_study("txt") as project:
            yield Figure(
                "import all .txt", once(lambda: import_texts(project, self._corpus)), limit, self._goal(0.9, 11)
            )

    def import_docx(self) -> Iterator[Figure]:
        """The twenty .docx, the worker's start left out."""
        files = sorted((self._corpus.folder / "docx").glob("*.docx"))
        limit = median(lambda: [read_docx_text(file) for file in files])
        from app.exchange.formats.docx import read_docx
        from app.exchange.transcripts import read_transcripts

        data = [file.read_bytes() for file in files]
        yield Figure("read 20 .docx", median(lambda: [read_docx(one) for one in data]), limit, 0.13)
        yield Figure("read 20 .docx in the limited worker", once(lambda: read_transcripts(files)), None, None)

    def coding(self) -> Iterator[Figure]:
        """Codings in bulk and one at a time."""
        raw = self._raw()
        limit = median(raw.code_one, 20)
        with self._copy() as project, project.reading() as session:
            source = study.sources(session)[3]
            transcript = study.transcript(session, source.id)
            code = queries.codes(session)[5].id
            coder = actions.coder_named(project, name="Benchmark")
            spans = iter([turn.speech for turn in transcript.turns if len(turn.speech) > 0])

            def apply_one() -> None:
                actions.apply_code(project, version=transcript.version, span=next(spans), code=code, coder=coder)

            yield Figure("apply one code, committed", median(apply_one, 25), limit, 0.016)
        raw.close()

    def opening(self) -> Iterator[Figure]:
        """Opening the study, the key derived and not."""
        key = median(lambda: key_for(self._path, PASSPHRASE))
        yield Figure("derive the key", key, None, None)
        whole = median(lambda: self._open().close())
        yield Figure(
            "open and close the study, without the key", max(0.0, whole - key), None, self._goal(0.08, 0.25)
        )

    def transcript(self) -> Iterator[Figure]:
        """Reading one transcript with its coding, as the view asks for it."""
        with self._open() as project, project.reading() as session:
            source = study.sources(session)[3].id

            def read() -> None:
                queries.codings_in(session, study.transcript(session, source).version)

            yield Figure("read a transcript and its coding", median(read), None, 0.05)

    def passages(self) -> Iterator[Figure]:
        """The passages of a code: the first screen, and all."""
        raw = self._raw()
        with self._open() as project, project.reading() as session:
            code = self._busiest(queries.codes(session))
            number = next(c["id"] for c in self._corpus.plan["codes"] if c["name"] == code.name)
            limit = median(lambda: raw.passages(number))
            first = median(lambda: passages(session, code.id, limit=50))
            yield Figure("first 50 passages of a code", first, None, 0.03)
            everything = median(lambda: passages(session, code.id))
            yield Figure(f"all {code.passages} passages of a code", everything, limit, self._goal(0.1, 0.6))
        raw.close()

    def comparison(self) -> Iterator[Figure]:
        """Codes against perspectives, in people, rolled up to parents."""
        raw = self._raw()
        limit = median(raw.codes_by_document)
        with self._open() as project, project.reading() as session:
            yield Figure("compare by perspective", median(lambda: compare(session)), limit, self._goal(0.1, 0.7))
            yield Figure("code tree with counts", median(lambda: queries.codes(session)), None, None)
        raw.close()

    def asking(self) -> Iterator[Figure]:
        """Passages of one code that overlap another's, said from one perspective, without a third code."""
        with self._open() as project, project.reading() as session:
            codes = sorted(queries.codes(session), key=lambda row: row.passages, reverse=True)
            one, other, third = (Codes(Target.CODE, row.id) for row in codes[:3])
            carers = Speaker(Field.PERSPECTIVE, Op.IS, (study.perspectives(session)[1].id,))
            where = AllOf((Coded(one), Beside(How.OVERLAPS, other), carers, Not(Coded(third))))
            yield Figure("ask: overlapping, one group, without", median(lambda: ask(session, where)), None, None)
            words = AllOf((Coded(one), Beside(How.NEAR, other, 20, Unit.WORDS), Says("school")))
            yield Figure("ask: near by words, saying a word", median(lambda: ask(session, words)), None, None)
            yield Figure("ask: everything one group says", median(lambda: ask(session, carers)), None, None)

    def cooccurring(self) -> Iterator[Figure]:
        """All codes against all, in places and people; and the places of the pair that has most."""
        raw = self._raw()
        limit = median(raw.overlapping)
        with self._open() as project, project.reading() as session:
            all_pairs = median(lambda: cooccurrence(session))
            yield Figure("co-occurrence of all codes", all_pairs, limit, self._goal(0.1, 0.6))
            below = median(lambda: cooccurrence(session, below=True))
            yield Figure("the same, rolled up to parents", below, None, None)
            most = cooccurrence(session).pairs[0]
            opened = median(lambda: shared_passages(session, most.one, most.other))
            yield Figure("the passages of its fullest cell", opened, None, None)
        raw.close()

    def matrices(self) -> Iterator[Figure]:
        """Codes against groups and against every participant, in passages and people, rolled up."""
        with self._open() as project, project.reading() as session:
            groups = median(lambda: matrix(session))
            yield Figure("codes × perspectives", groups, None, self._goal(0.1, 0.7))
            people = median(lambda: matrix(session, "participant"))
            yield Figure("codes × participants", people, None, None)

    def searching(self) -> Iterator[Figure]:
        """A common word and a phrase: the first 50 hits and all counts."""
        raw = self._raw()
        with self._open() as project, project.reading() as session:
            for words in ("school", "they know"):
                limit = median(partial(raw.search, words))
                ours = median(partial(search, session, words))
                yield Figure(f"search “{words}”", ours, limit, self._goal(0.05, 0.1))
        raw.close()

    def finding(self) -> Iterator[Figure]:
        """Words, forms and nearness: the first 50 lines with their counts, and every line."""
        forms = english()
        yield Figure("read the tables of word forms", median(english), None, None)
        with self._open() as project, project.reading() as session:
            for typed in ("school", "school NOT home", "near(school home, 5)", "~say", "sch* car*"):
                query = parse(typed)
                if query is None:
                    continue
                asked = {word: forms.forms_of(word) for word in words_in_any_form(query)}
                question = Question(query, asked)
                first = median(partial(find_first, session, question))
                yield Figure(f"find {typed}: first 50", first, None, self._goal(0.05, 0.1))
                found = find(session, question)
                whole = median(partial(find, session, question), 3)
                yield Figure(f"find {typed}: all {found.places}", whole, None, None)
            pattern = parse(r"/\bsch\w+ (is|was)\b/")
            if pattern is not None:
                with Worker(seconds=SECONDS) as worker:
                    ours = once(lambda: find(session, Question(pattern), match_patterns=LimitedPatterns(worker)))
                yield Figure("find a pattern in everything, our side of it", ours, None, None)

    def report(self) -> Iterator[Figure]:
        """Twelve themes to Word."""
        with self._open() as project, project.reading() as session:
            themes = tuple(row.id for row in queries.codes(session) if row.depth < 2)[:12]
            spec = ReportSpec(themes=tuple(ThemeChoice(code=theme) for theme in themes), date=date(2026, 1, 1))
            ours = once(lambda: theme_summary(session, spec, self._work / "report.docx"))
            yield Figure("theme report, 12 themes, to Word", ours, None, self._goal(3, 6))

    def size(self) -> Iterator[Figure]:
        """The file with its search index, beside the bare text."""
        text = sum(file.stat().st_size for file in (self._corpus.folder / "txt").iterdir())
        ours = self._path.stat().st_size
        yield Figure("file size", ours / 1e6, text / 1e6, self._goal(17, 160), "MB")

    def memory(self) -> Iterator[Figure]:
        """The most memory a process holds that opens the study, compares and reads a transcript."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.memory", str(self._path)],
            capture_output=True,
            text=True,
            check=True,
        )
        yield Figure("memory, study open and compared", float(done.stdout), None, self._goal(150, 250), "MB")

    def _goal(self, one: float, ten: float) -> float | None:
        return {1: one, 10: ten}.get(self._scale)

    def _open(self) -> Project:
        return studyfile.open_study(self._path, PASSPHRASE, home=self._work / "home", read_only=True)

    def _copy(self) -> Project:
        copy = self._work / "copy.counterpoint"
        copy.write_bytes(self._path.read_bytes())
        return studyfile.open_study(copy, PASSPHRASE, home=self._work / "home")

    def _new_study(self, name: str) -> Project:
        path = self._work / f"{name}.counterpoint"
        return studyfile.create(path, PASSPHRASE if self._encrypted else None, name=name, home=self._work / "home")

    def _raw(self) -> RawStudy:
        raw = RawStudy(self._work / "raw.sqlite")
        raw.store(self._corpus.folder / "txt")
        raw.code(self._corpus.plan["codings"])
        return raw

    @staticmethod
    def _busiest(codes: list[CodeRow]) -> CodeRow:
        return max(
            (code for code in codes if code.passages == code.passages_below), key=lambda code: code.passages
        )


MEASURES: dict[str, Callable[[Bench], Iterator[Figure]]] = {
    "import": Bench.import_txt,
    "docx": Bench.import_docx,
    "open": Bench.opening,
    "transcript": Bench.transcript,
    "coding": Bench.coding,
    "passages": Bench.passages,
    "compare": Bench.comparison,
    "ask": Bench.asking,
    "cooccurrence": Bench.cooccurring,
    "matrix": Bench.matrices,
    "search": Bench.searching,
    "find": Bench.finding,
    "report": Bench.report,
    "size": Bench.size,
    "memory": Bench.memory,
}


def main() -> None:
    """Measure what is named, or everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASURES))
    add_arguments(parser)
    given = parser.parse_args()
    unknown = set(given.names) - set(MEASURES)
    if unknown:
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(given.home, given.scale, encrypted=not given.plain, work=Path(work))
        print(f"{'CPU seconds':<46}{'ours':>10}{'raw':>10}{'ratio':>8}{'goal':>8}")
        for name in given.names or MEASURES:
            for figure in MEASURES[name](bench):
                print(figure, flush=True)


if __name__ == "__main__":
    main()
