"""Withdrawal in its three kinds, each told exactly before it is done (DOMAIN E-02, E-03, E-04).

`preview` tells and `plan` decides what is whose, the same for both; `actions` carries out; `rewriting` takes turns
out of texts that others share; `reviewing` finds where somebody is quoted or named in what is not theirs.
"""

from app.safeguards.withdrawal.actions import (
    delete_participant,
    exclude,
    set_withdrawal_deadline,
    stop,
    take_back,
    take_up_again,
)
from app.safeguards.withdrawal.forgetting import finish_key, key_waits, let_forget, note_forgotten
from app.safeguards.withdrawal.preview import preview, withdrawal_deadline
from app.safeguards.withdrawal.queries import stopped, withdrawals

__all__ = [
    "delete_participant",
    "exclude",
    "finish_key",
    "key_waits",
    "let_forget",
    "note_forgotten",
    "preview",
    "set_withdrawal_deadline",
    "stop",
    "stopped",
    "take_back",
    "take_up_again",
    "withdrawal_deadline",
    "withdrawals",
]
