"""The rules of disclosure in outputs (DOMAIN E-10, E-11): no database."""
