"""Frozen rows as Qt's item models: what lists and trees show, with no reading and no storing of their own."""
