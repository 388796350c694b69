"""The register of assumptions: a board by status, a table, and the sheet of evidence behind each."""
