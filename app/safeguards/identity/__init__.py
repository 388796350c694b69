"""The identity key: who the pseudonyms are, in an encrypted file of its own that the study never needs (E-05).

It is tied to the study by random identities alone; nothing in the study tells a real name or where the key lies.
"""
