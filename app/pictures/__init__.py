"""Pictures as they are stored: tiles, regions of them, safe copies; knows nothing of the study."""
