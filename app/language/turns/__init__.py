"""Finds who speaks when in a transcript: labels by grammar, repetition and company.

`finding.find_turns` proposes; the person importing decides. Nothing here knows of files or of the study.
Who only asks whether a label is an interviewer's has that from `labels`, without the rest.
"""
