"""How the study was done, as far as it is recorded; and what was asked for, in words."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.coding import queries as coding
from app.coding.rows import CodeRow
from app.reports.journey_material import JourneyMaterial
from app.reports.material import ClaimMaterial, MethodMaterial, ThemeMaterial
from app.reports.spec import ReportSpec
from app.study import queries as study
from app.study.rows import SourceKind, SourceRow

_ASKED_IN = (SourceKind.INTERVIEW, SourceKind.JOINT, SourceKind.GROUP)


def gather_method(session: Session, sources: Sequence[SourceRow], codes: Sequence[CodeRow]) -> MethodMaterial:
    """Approach, codebook, coders, second reading, topic guide and sign-off."""
    there = {row.id for row in sources}
    done = [row for known, row in coding.progress(session).items() if known in there]
    coders = Counter(name for row in done for name, _ in row.coders)
    signed = {known: row for known, row in study.sign_offs(session).items() if known in there}
    versions = coding.codebook_versions(session)
    return MethodMaterial(
        approach=study.approach(session),
        version=versions[0] if versions else None,
        codes=sum(not row.category for row in codes),
        coders=tuple(sorted(coders.items(), key=lambda pair: (-pair[1], pair[0]))),
        second_read=sum(len(row.coders) > 1 for row in done),
        questions=tuple(study.guide_questions(session)),
        interviews=sum(row.kind in _ASKED_IN for row in sources),
        signed_off=len(signed),
        signers=tuple(sorted({row.by for row in signed.values() if row.by})),
    )


def settings_said(
    spec: ReportSpec,
    themes: Sequence[ThemeMaterial],
    claims: Sequence[ClaimMaterial],
    journeys: Sequence[JourneyMaterial],
) -> dict[str, str]:
    """What was asked for, in words and in order."""
    by_hand = sum(choice.quotes is not None for choice in spec.themes or ())
    quotes = f"{spec.quotes_per_perspective} of each perspective and theme, at most {spec.words_per_quote} words"
    if by_hand:
        quotes += f"; chosen by hand in {by_hand} of {len(themes)} themes"
    scale = spec.scale
    return {
        "Report": f"{spec.kind.value}, {spec.stage.value}{f', {spec.version}' if spec.version else ''}",
        "Date": spec.date.isoformat(),
        "Must not circulate beyond": spec.circle,
        "Themes": "; ".join(theme.name for theme in themes),
        "Assumptions": ", ".join(one.claim.ref for one in claims),
        "Care journeys": ", ".join(one.journey.pseudonym for one in journeys),
        "Filters": "none: everybody who takes part and was heard",
        "Quotes": quotes,
        "Attribution": spec.attribution.value,
        "Counts": spec.wording.value,
        "Words for shares": f"almost all from {scale.almost_all}, most above {scale.most}, about half from "
        f"{scale.about_half}, some from {scale.some} in every 100",
    }
