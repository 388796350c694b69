"""The project file: transactions, undo, backups, locks and formats; knows SQL and nothing about interviews."""
