"""What follows: what to improve now and what to test, from the track each assumption is on."""

from collections.abc import Sequence

from app.perspectives.claim_rows import ClaimRow, Track
from app.reports.compose.sentences import listed
from app.reports.document import Block, Bullets, Heading, Paragraph, Run, Style, plain
from app.reports.material import ReportMaterial, ThemeMaterial

_TRACKS = ((Track.IMPROVE, "Improve now"), (Track.INNOVATE, "Test something new"))


def implications(material: ReportMaterial) -> list[Block]:
    """Both tracks, and what nobody has put on either."""
    claims = [one.claim for one in material.claims]
    if not claims:
        return []
    blocks: list[Block] = [Heading(1, "Implications")]
    for track, title in _TRACKS:
        theirs = [claim for claim in claims if claim.track in (track, Track.BOTH)]
        blocks.append(Heading(2, title))
        if theirs:
            blocks.append(Bullets(tuple(_item(claim, material.themes) for claim in theirs)))
        else:
            blocks.append(Paragraph(plain("No assumption of this report is on this track."), Style.NOTE))
    open_ones = [claim.ref for claim in claims if claim.track is None]
    if open_ones:
        said = f"No track is chosen yet for {listed(open_ones)}."
        blocks.append(Paragraph(plain(said), Style.NOTE))
    return blocks


def _item(claim: ClaimRow, themes: Sequence[ThemeMaterial]) -> tuple[Run, ...]:
    """What the decision rests on, and which themes speak to it."""
    matters = claim.why_it_matters.strip()
    about = [theme.name for theme in themes if any(one.id == claim.id for one in theme.claims)]
    related = f" See {listed([f'“{name}”' for name in about])}." if about else ""
    return (
        Run(f"{claim.ref}  ", bold=True),
        Run(f"{claim.statement.rstrip('.')} — {claim.status.value}."),
        Run(f" {matters}{'' if matters.endswith(('.', '!', '?')) else '.'}" if matters else ""),
        Run(related, quiet=True),
    )
