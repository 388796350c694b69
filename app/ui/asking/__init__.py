"""The Queries screen: passages by conditions in plain words, codes beside each other and against anything."""
