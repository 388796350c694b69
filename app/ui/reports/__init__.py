"""What leaves the study as a document, chosen and looked at on screen first."""
