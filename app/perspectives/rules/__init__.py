"""What must be exactly right when perspectives are set against each other (DOMAIN §2): no database."""

from app.perspectives.rules.cases import who_raises
from app.perspectives.rules.closing import CLOSED, lacking, refuse_closing, reminder
from app.perspectives.rules.convergence import converge
from app.perspectives.rules.divergence import groups_apart, jensen_shannon, mean_difference
from app.perspectives.rules.flags import Provenance, Supply, flags_of
from app.perspectives.rules.intervals import Interval, newcombe, wilson
from app.perspectives.rules.lean import COMPARABLE, lean_of, pattern_of, signal_of, silent_groups
from app.perspectives.rules.rates import exact_rate, rate, widest_difference
from app.perspectives.rules.scope import in_scope
from app.perspectives.rules.tally import participant_stance, tally_group
from app.perspectives.rules.thresholds import Thresholds

__all__ = [
    "CLOSED",
    "COMPARABLE",
    "Interval",
    "Provenance",
    "Supply",
    "Thresholds",
    "converge",
    "exact_rate",
    "flags_of",
    "groups_apart",
    "in_scope",
    "jensen_shannon",
    "lacking",
    "lean_of",
    "mean_difference",
    "newcombe",
    "participant_stance",
    "pattern_of",
    "rate",
    "refuse_closing",
    "reminder",
    "signal_of",
    "silent_groups",
    "tally_group",
    "who_raises",
    "widest_difference",
    "wilson",
]
