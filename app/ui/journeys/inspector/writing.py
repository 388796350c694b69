"""What stands in the fields beside the map, stored: every function is one step, and refuses with a Problem."""

from app.coding import actions as coding
from app.journeys import actions
from app.journeys.evidence_rows import Loss, MarkCode
from app.journeys.journey_rows import EventId, MarkId
from app.journeys.layout import Kind, Ref
from app.journeys.rules import Status
from app.store.project import Project
from app.study.rows import CaseId
from app.ui.journeys.inspector.at_hand import AtHand
from app.ui.journeys.inspector.mark_fields import MarkFields, New, NewAccount, NewEvent, NewPoint, NewSpell
from app.ui.telling.form import Form


def make(project: Project, case: CaseId, new: New, fields: MarkFields) -> Ref:
    """Store something new as the fields have it."""
    match new:
        case NewSpell():
            return Ref(Kind.SPELL, actions.add_spell(project, case=case, spell=fields.spell.draft()))
        case NewPoint():
            return Ref(Kind.POINT, actions.add_point(project, case=case, point=fields.point.draft()))
        case NewAccount(event):
            account = fields.account.draft()
            return Ref(Kind.ACCOUNT, actions.add_account(project, event=event, account=account), event)
        case NewEvent():
            event_draft, account = fields.what.draft(), fields.account.draft()
            made, _ = actions.add_event(project, case=case, event=event_draft, account=account)
            return Ref(Kind.EVENT, event=made)


def store(project: Project, case: CaseId, form: Form, here: AtHand, fields: MarkFields) -> None:
    """Store what one form says of the mark at hand, or of the whole journey."""
    if form is fields.spell and here.spell is not None:
        actions.edit_spell(project, mark=here.spell.mark, spell=fields.spell.draft())
    elif form is fields.point and here.point is not None:
        actions.edit_point(project, mark=here.point.mark, point=fields.point.draft())
    elif form is fields.what and here.event is not None:
        actions.edit_event(project, event=here.event.id, draft=fields.what.draft())
    elif form is fields.account and here.account is not None:
        actions.edit_account(project, mark=here.account.mark, account=fields.account.draft())
    elif form is fields.whole and not here.told:
        actions.set_journey(
            project,
            case=case,
            born=fields.whole.born.words,
            reviewed_on=fields.whole.reviewed.words,
            age_at_review=fields.whole.months_old(),
            summary=fields.whole.words.toPlainText(),
        )


def remove(project: Project, ref: Ref) -> Loss | None:
    """Take what is at hand off the map; None for what only stands for labels."""
    match ref:
        case Ref(Kind.SPELL, int(mark)):
            return actions.remove_spell(project, mark=MarkId(mark))
        case Ref(Kind.POINT, int(mark)):
            return actions.remove_point(project, mark=MarkId(mark))
        case Ref(Kind.ACCOUNT, int(mark)):
            return actions.remove_account(project, mark=MarkId(mark))
        case Ref(Kind.EVENT, event=int(event)):
            return actions.remove_event(project, event=EventId(event))
    return None


def judge(project: Project, event: EventId, status: Status | None, because: str, by: str) -> None:
    """Set the agreement of an event over the computed one, or let that hold again."""
    if status is None:
        actions.take_back_judgement(project, event=event)
    else:
        actions.judge_event(project, event=event, status=status, because=because, by=by)


def uncode(project: Project, mark: MarkId, coded: MarkCode) -> None:
    """Take a code off a mark, whoever put it there."""
    with project.step("Remove code from mark"):
        coder = coding.coder_named(project, name=coded.coder)
        actions.uncode_mark(project, mark=mark, code=coded.code, coder=coder)


def loss_words(loss: Loss) -> str:
    """What went with a mark, in a sentence."""
    gone = ((loss.links, "link"), (loss.codings, "code"), (loss.notes, "note"))
    with_it = ", ".join(f"{many} {what}{'' if many == 1 else 's'}" for many, what in gone if many)
    return f"Removed{f' with {with_it}' if with_it else ''}. Undo brings it back."
