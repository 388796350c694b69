"""What was put aside of the list of negative cases still to be looked for (DOMAIN §2.7)."""

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.base import Base, Exchangeable


class PromptAnswer(Exchangeable, Base):
    """That a prompt of the worklist was put aside, and why; what it is about says which prompt."""

    __tablename__ = "prompt_answer"

    id: Mapped[int] = mapped_column(primary_key=True)
    prompt: Mapped[str] = mapped_column(Text)
    """Which of the rules asks."""
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), index=True)
    code_id: Mapped[int | None] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"), index=True)
    perspective_id: Mapped[int | None] = mapped_column(
        ForeignKey("perspective.id", ondelete="CASCADE"), index=True
    )
    event_id: Mapped[int | None] = mapped_column(ForeignKey("journey_event.id", ondelete="CASCADE"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    answered_by: Mapped[str] = mapped_column(Text, default="")
