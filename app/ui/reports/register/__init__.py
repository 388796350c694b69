"""What has left the study: a list of files with whose words are in them, and the way to write one again."""
