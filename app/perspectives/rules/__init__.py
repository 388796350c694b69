"""What must be exactly right when perspectives are set against each other (DOMAIN §2): no database."""

from app.perspectives.rules.rates import rate, widest_difference

__all__ = ["rate", "widest_difference"]
