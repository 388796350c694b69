"""Pictures through the dialog: real files, and bad ones."""
