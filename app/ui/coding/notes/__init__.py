"""Notes and field notes beside a transcript."""
