"""Reading and coding transcripts on screen."""
