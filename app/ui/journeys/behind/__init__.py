"""What stands behind a mark of a map or a network, put there from its page: words of transcripts, and codes."""
