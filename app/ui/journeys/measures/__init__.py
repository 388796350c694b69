"""The Measures view: the numbers of a journey, each with the spells it counts (DOMAIN §1.3)."""
