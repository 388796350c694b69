"""Made the frozen studies of format 3, once: ``python -m tests.formats.make_format_3``.

They are kept as they were made. A later Counterpoint must open them and read the same; nobody makes them again.
"""

import json
import sys
from typing import Any

from PIL import Image

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.note_rows import PassagePlace
from app.journeys import actions as journeys
from app.journeys import queries as ways
from app.journeys.draft_rows import AccountDraft, EventDraft, PointDraft, SpellDraft
from app.journeys.journey_rows import EventId, EventKind, LaneKind, Method
from app.journeys.network_rows import NetworkDraft, NodeDraft, PersonDraft, PersonId
from app.journeys.rules import Direction, Status, Tie, When, read_when
from app.language.spans import Span
from app.pictures.covering import safe_copy
from app.pictures.cutting import Held, cut
from app.pictures.regions.region import Region, Shape
from app.pictures.tiles import TiledPicture
from app.store.project import Project
from app.study import actions, queries
from app.study.picture_rows import PageDraft, PictureDraft, PictureKind
from app.study.rows import CaseId, CaseRelation, ConsentScope, SpeakerDraft
from tests.builders import new_study, person
from tests.formats import make_format_1 as format_1
from tests.formats import make_format_2 as format_2

HERE, PASSPHRASE = format_1.HERE, format_1.PASSPHRASE
PLAIN, ENCRYPTED, TOLD = "format_3_plain.counterpoint", "format_3_encrypted.counterpoint", "format_3.json"
ADA, ROBIN = "Ada", "Robin"


def furnish(study: Project) -> None:
    """Put one of everything in: what format 3 can hold."""
    format_2.furnish(study)
    with study.reading() as session:
        case = queries.cases(session)[0].id
    for scope in (ConsentScope.LINK, ConsentScope.DRAWINGS, ConsentScope.ADMINISTRATIVE):
        actions.set_consent(study, participant=person(study, ROBIN), scope=scope, given=True)
    _tell(study, case)
    _draw(study, case)
    _surround(study, case)


def _tell(study: Project, case: CaseId) -> None:
    """A journey with spells, an event told twice and judged, points of wellbeing, a lane and a term of its own."""
    robin = person(study, ROBIN)
    journeys.set_journey(study, case=case, born="2012-05", reviewed_on="2025-03-31", summary="moved «twice» 👜")
    journeys.add_lane(study, name="Band")
    journeys.set_term(study, listed="placement", code="X9", label="with a friend's family")
    move = EventDraft(EventKind.MOVE, "Left the flat", critical=True)
    account = AccountDraft(robin, When.age(9), told_why=False, effect=-2, words="just bags")
    event, mark = journeys.add_event(study, case=case, event=move, account=account)
    of_record = AccountDraft(None, read_when("2021-09-03"), reason="CARPL", planned=True)
    journeys.add_account(study, event=event, account=of_record)
    journeys.judge_event(study, event=event, status=Status.CONFLICT, because="two accounts", by=ADA)
    home = SpellDraft(LaneKind.HOME, robin, When.age(5), When.after(event), label="Nan's", carer="Nan")
    journeys.add_spell(study, case=case, spell=home)
    placed = SpellDraft(LaneKind.HOME, None, read_when("2021-09-03"), None, code="U4", began_because="CARPL")
    journeys.add_spell(study, case=case, spell=placed)
    for value in (1.0, None):
        point = PointDraft(robin, When.age(10), value, Method.DRAWN, "after")
        journeys.add_point(study, case=case, point=point)
    with study.reading() as session:
        joint = queries.sources(session)[0]
        words = codings.codings_in(session, joint.version)[0].span
        code = codings.code_at(session, "Moves").id
        coder = codings.coders(session)[0].id
    journeys.link_evidence(study, mark=mark, evidence=PassagePlace(joint.version, words), by=ADA)
    journeys.code_mark(study, mark=mark, code=code, coder=coder, memo="his own word")


def _draw(study: Project, case: CaseId) -> None:
    """A drawing with two regions, one of them linked to words, a part hidden and a copy that may leave."""
    image = Image.new("RGB", (120, 80), "bisque")
    image.paste("teal", (10, 10, 60, 40))
    page = PageDraft(image.width, image.height, cut(Held(image)), "a river")
    maker = SpeakerDraft(ROBIN, interviewer=False, participant=ROBIN)
    draft = PictureDraft(
        "River", (page,), makers=(maker,), kind=PictureKind.JOURNEY_MAP, case=case, relation=CaseRelation.SELF
    )
    actions.add_pictures(study, drafts=[draft])
    with study.reading() as session:
        [picture] = queries.pictures(session)
        joint = queries.sources(session)[0]
        words = codings.codings_in(session, joint.version)[0].span
        code = codings.code_at(session, "Moves").id
        coder = codings.coders(session)[0].id
    rectangle = Region.of(Shape.RECTANGLE, [(0.1, 0.1), (0.5, 0.5)])
    freehand = Region.of(Shape.FREEHAND, [(0.6, 0.6), (0.9, 0.6), (0.7, 0.9)])
    first = coding.mark_region(study, picture=picture.id, region=rectangle, label="the waterfall")
    coding.mark_region(study, picture=picture.id, region=freehand)
    coding.code_segment(study, segment=first, code=code, coder=coder, memo="blue")
    place = PassagePlace(joint.version, Span(words.start, words.end))
    coding.link_region(study, segment=first, evidence=place, kind="explains", by=ADA, note="the same day")
    actions.add_redaction(study, picture=picture.id, region=freehand, reason="a name", by=ADA)
    copy = safe_copy(TiledPicture.of(page.width, page.height, page.tiles), [freehand])
    actions.make_safe_copy(study, picture=picture.id, copy=copy, covers=[freehand], by=ADA)


def _surround(study: Project, case: CaseId) -> None:
    """Two networks, the later with somebody lost."""
    with study.reading() as session:
        event = ways.journey(session, case).events[0].id
    robin = person(study, ROBIN)
    then = journeys.add_network(study, case=case, network=NetworkDraft(robin, When.age(9), "then"))
    now = journeys.add_network(study, case=case, network=NetworkDraft(robin, When.age(11), "now"))
    nan: PersonId | PersonDraft = PersonDraft("Nan", "person", "grandmother")
    for network, lost in ((then, None), (now, event)):
        node = NodeDraft(
            "family", 1, tie=Tie.STRONG, direction=Direction.BOTH, supports=("listens",), lost_at=lost
        )
        journeys.place_person(study, network=network, person=nan, node=node)
        with study.reading() as session:
            nan = ways.networks_of(session, case).people[0].id


def told(study: Project) -> Any:
    """Everything a study says, without ids, as JSON has it."""
    with study.reading() as session:
        case = queries.cases(session)[0].id
        way, around = ways.journey(session, case), ways.networks_of(session, case)
        names = {row.id: row.pseudonym for row in queries.participants(session)}
        titles = {event.id: event.title for event in way.events}
        lanes = {lane.id: lane.name for lane in way.lanes}

        def time(when: When | None) -> Any:
            return when and (when.precision, when.low, when.high, titles.get(EventId(when.event or 0)), when.words)

        found = {
            "as format 2": format_2.told(study),
            "journey": [way.pseudonym, way.born, way.reviewed_on, way.summary, [lane.name for lane in way.lanes]],
            "spells": [
                (
                    lanes[row.lane],
                    row.teller and names[row.teller],
                    time(row.start),
                    time(row.end),
                    *_of(row, "code", "label", "carer", "began_because"),
                )
                for row in way.spells
            ],
            "events": [
                (
                    *_of(row, "kind", "title", "critical", "judged", "judged_because", "judged_by"),
                    [
                        (
                            one.teller and names[one.teller],
                            time(one.when),
                            *_of(one, "reason", "planned", "told_why", "effect", "first_hand", "words"),
                        )
                        for one in row.accounts
                    ],
                )
                for row in way.events
            ],
            "points": [
                (names[row.teller], time(row.when), *_of(row, "value", "method", "words")) for row in way.points
            ],
            "behind": sorted(_of(row, "passages", "regions", "notes") for row in way.evidence.values()),
            "terms": [term.label for term in way.vocabulary.list("placement").terms if term.code == "X9"],
            "networks": [
                (
                    row.title,
                    time(row.when),
                    [
                        (
                            *_of(node.person, "name", "kind", "relation"),
                            *_of(node, "sector", "ring", "tie", "direction", "supports"),
                            node.lost_at and titles[node.lost_at],
                        )
                        for node in row.nodes
                    ],
                )
                for row in around.networks
            ],
            "pictures": [
                (
                    *_of(row, "source_name", "page", "kind", "width", "height", "described", "safe"),
                    [
                        (
                            *_of(region, "number", "label"),
                            region.region.text,
                            [_of(code, "path", "coder", "memo") for code in region.codes],
                            [(one.kind, one.note, one.passage.words) for one in region.words],
                        )
                        for region in codings.regions(session, row.id)
                    ],
                    [(one.region.text, one.reason, one.made_by) for one in queries.redactions(session, row.id)],
                )
                for row in queries.pictures(session)
            ],
        }
    return json.loads(json.dumps(found))


def _of(row: object, *names: str) -> tuple[Any, ...]:
    """These fields of a row: others may follow in later formats."""
    return tuple(getattr(row, name) for name in names)


def main() -> int:
    """Make the files; refused where they are there already."""
    for name, passphrase in ((PLAIN, None), (ENCRYPTED, PASSPHRASE)):
        if (HERE / name).exists():
            print(f"{name} is frozen: it is never made again.")
            return 1
        work = HERE / "work"
        work.mkdir()
        with new_study(work, passphrase=passphrase, name="Frozen – format 3") as study:
            furnish(study)
            words = json.dumps(told(study), ensure_ascii=False, indent=1) + "\n"
        study.path.rename(HERE / name)
        work.rmdir()
        (HERE / TOLD).write_text(words, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
