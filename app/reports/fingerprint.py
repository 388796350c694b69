"""A fingerprint of everything a report is made from: the same data and settings give the same one."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from app.reports.material import ReportMaterial


def fingerprint(material: ReportMaterial) -> str:
    """SHA-256 in hexadecimal; sets have no order, so nothing in which one stands goes in as it is."""
    found = hashlib.sha256()
    for part in _parts(material):
        found.update(repr(part).encode())
        found.update(b"\0")
    return found.hexdigest()


def _parts(material: ReportMaterial) -> Iterator[object]:
    yield sorted(one.value for one in material.spec.appendices)
    yield replace(material.spec, appendices=frozenset())
    yield material.study, material.groups, material.people, material.sources, material.codebook, material.notes
    for theme in material.themes:
        yield (
            theme.code,
            theme.theme,
            theme.line.cells,
            theme.quotes,
            theme.exceptions,
            theme.against,
            theme.claims,
        )
        yield [(part.code, part.line.cells) for part in theme.below]
    yield material.claims
    for told in material.journeys:
        yield told.glance, told.pages, told.networks, told.quotes, told.left_out
    yield material.method, material.framework, material.whole_codebook, material.thresholds
