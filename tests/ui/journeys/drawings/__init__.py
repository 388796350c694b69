"""The Drawings view: what a child drew, marked, coded, linked, made safe."""
