"""What may leave the study and what must not: consent, disclosure, sign-off and concerns, asked in one place."""
