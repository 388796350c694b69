"""The evidence sheet of one assumption: who said what for and against it, and what was decided."""
