"""The Accounts view: what each person tells of the same events, side by side (DOMAIN §1.6)."""
