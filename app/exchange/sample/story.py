"""Everything the sample study is made of, read from the files it ships in."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.exchange.sample.agreements import SampleAgreement, SampleRetention
from app.exchange.sample.claims import SampleClaim, read_claims
from app.exchange.sample.codebook import SampleChange, SampleCode
from app.exchange.sample.concerns import SampleConcern
from app.exchange.sample.guide import SampleQuestion
from app.exchange.sample.journeys import SampleJourney, read_journeys
from app.exchange.sample.markup import PlainTranscript, read_markup
from app.exchange.sample.networks import SampleNetwork, read_networks
from app.exchange.sample.notes import SampleNotes, read_notes
from app.exchange.sample.people import SampleCase, SamplePerson
from app.exchange.sample.pictures import SamplePicture, read_pictures
from app.exchange.sample.sources import SampleSource
from app.exchange.sample.themes import SampleTheme
from app.paths import resource


@dataclass(frozen=True, slots=True)
class SampleStudy:
    """Everything the sample study is made of; transcripts by their file."""

    name: str
    areas: Sequence[str]
    agreed: Sequence[str]
    coders: Sequence[str]
    people: Sequence[SamplePerson]
    cases: Sequence[SampleCase]
    sources: Sequence[SampleSource]
    codes: Sequence[SampleCode]
    version: Mapping[str, str]
    """The frozen version's name and note."""
    changes: Sequence[SampleChange]
    memos: Mapping[str, str]
    guide: Sequence[SampleQuestion]
    themes: Sequence[SampleTheme]
    notes: SampleNotes
    journeys: Sequence[SampleJourney]
    networks: Sequence[SampleNetwork]
    pictures: Sequence[SamplePicture]
    claims: Sequence[SampleClaim]
    concerns: Sequence[SampleConcern]
    agreements: Sequence[SampleAgreement]
    retention: Sequence[SampleRetention]
    transcripts: Mapping[str, PlainTranscript]

    @property
    def paths(self) -> dict[str, str]:
        """The path of every code by its key."""
        return {code.key: code.path for code in self.codes}


def read_sample() -> SampleStudy:
    """Read the sample study as it ships."""
    said = _read("study")
    folder = resource("sample/transcripts")
    sources = [SampleSource(**entry) for entry in said["sources"]]
    return SampleStudy(
        name=said["name"],
        areas=said["areas"],
        agreed=said["consent"]["agreed"],
        coders=said["coders"],
        people=[SamplePerson(**entry) for entry in said["participants"]],
        cases=[SampleCase(**entry) for entry in said["cases"]],
        sources=sources,
        codes=[SampleCode(**entry) for entry in said["codes"]],
        version=said["version"],
        changes=[SampleChange(**entry) for entry in said["changes"]],
        memos=said["memos"],
        guide=[SampleQuestion(**entry) for entry in said["guide"]],
        themes=[SampleTheme(**entry) for entry in said["themes"]],
        notes=read_notes(said),
        journeys=read_journeys(_read("journeys")),
        networks=read_networks(_read("networks")),
        pictures=read_pictures(_read("pictures")),
        claims=read_claims(_read("claims")),
        concerns=[SampleConcern(**entry) for entry in said["concerns"]],
        agreements=[SampleAgreement(**entry) for entry in said["agreements"]],
        retention=[SampleRetention(**entry) for entry in said["retention"]],
        transcripts={source.file: read_markup((folder / source.file).read_text("utf-8")) for source in sources},
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource(f"sample/{name}.toml").read_text("utf-8"))
