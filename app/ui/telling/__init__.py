"""What is told of a journey, in fields: spells, events, accounts of them and wellbeing; for any page."""
