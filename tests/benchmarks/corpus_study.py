"""A study of the seeded corpus, through the product's own doors, kept between runs in a folder."""

import argparse
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import studyfile
from app.coding import actions as coding
from app.coding.rows import CodingDraft
from app.exchange.speakers import SpeakerLine, SpeakerMapping
from app.exchange.transcripts import draft_of, expand, read_transcripts
from app.store.project import Project
from app.study import actions, queries
from app.study.rows import SourceStatus
from tests.benchmarks import make_corpus

PERSPECTIVES = {"child": "Children and young people", "carer": "Carers", "practitioner": "Practitioners"}
PASSPHRASE = "a passphrase for benchmarks"


@dataclass(frozen=True)
class Corpus:
    """The corpus of one scale in a folder: ``txt/``, ``docx/`` and its plan."""

    folder: Path
    plan: dict[str, Any]

    @classmethod
    def of(cls, home: Path, scale: int) -> "Corpus":
        """The corpus, made when it is not there yet."""
        folder = home / f"corpus-{scale}"
        plan = folder / "corpus.json"
        if not plan.exists():
            folder.mkdir(parents=True, exist_ok=True)
            make_corpus.make(folder, scale, 20240501, 20)
        return cls(folder, json.loads(plan.read_text("utf-8")))

    def speakers(self) -> SpeakerMapping:
        """Whose labels these are: one interviewee a document, of the document's group."""
        areas = {case["id"]: case["site"] for case in self.plan["cases"]}
        lines = []
        for document in self.plan["documents"]:
            kind, number = document["name"].split("-")
            label = f"{kind[:2].upper()}{int(number):03d}"
            lines.append(
                SpeakerLine(document["name"], label, label, PERSPECTIVES[kind], area=areas[document["case"]])
            )
        return SpeakerMapping(lines)

    def codings(self) -> list[CodingDraft]:
        """Every coding of the plan, as a list to apply."""
        paths: dict[int, str] = {}
        for code in self.plan["codes"]:
            above = f"{paths[code['parent']]} / " if code["parent"] else ""
            paths[code["id"]] = above + code["name"]
        names = {document["id"]: document["name"] for document in self.plan["documents"]}
        return [
            CodingDraft(names[document], start, end, paths[code], coder, memo)
            for _, document, code, start, end, coder, memo in self.plan["codings"]
        ]


def import_texts(project: Project, corpus: Corpus, folder: str = "txt") -> None:
    """Read and store every transcript of a folder."""
    speakers = corpus.speakers()
    readings = read_transcripts(expand([corpus.folder / folder]))
    actions.add_sources(project, drafts=[draft_of(reading, speakers) for reading in readings])


def finished_study(home: Path, scale: int, *, encrypted: bool) -> Path:
    """The file of the whole study, coded and marked fully coded; made when it is not there yet."""
    path = home / f"study-{scale}-{'encrypted' if encrypted else 'plain'}.counterpoint"
    if path.exists():
        return path
    corpus = Corpus.of(home, scale)
    making = path.with_name("making.counterpoint")
    making.unlink(missing_ok=True)
    project = studyfile.create(making, PASSPHRASE if encrypted else None, name="Benchmark", home=home / "backups")
    with project:
        import_texts(project, corpus)
        coding.code_passages(project, rows=corpus.codings())
        with project.reading() as session:
            every = [row.id for row in queries.sources(session)]
        actions.set_status(project, sources=every, status=SourceStatus.CODED)
    shutil.move(making, path)
    return path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments every benchmark takes."""
    parser.add_argument("--scale", type=int, default=1, help="1: 178 transcripts, 20,000 codings; 10: ten times")
    parser.add_argument("--plain", action="store_true", help="a plain study instead of an encrypted one")
    parser.add_argument(
        "--home", type=Path, default=Path("out/benchmarks"), help="where corpus and studies are kept"
    )
