"""The screen on which names in transcripts are decided and replaced; loaded when somebody first goes there."""
