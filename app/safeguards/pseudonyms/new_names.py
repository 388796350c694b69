"""Names for people who have no pseudonym yet: short, said of any gender, and spread over the alphabet."""

NEW_NAMES = tuple(
    """
    Ellis Noor Jules Casey Remy Toni Lou Avery Quinn Ezra Devon Marley Shay Bobbie Indy Wynne Kerry
    Frankie Yael Ocean Alex Billie Charlie Dani Emery Finley Georgie Harley Isa Jamie Kai Lennon Micah
    Nicky Ollie Peyton Reese Sam Taylor Uma Vesper Whitney Xen Yuri Zion Ari Blake Corey Drew Eden Flynn
    Gray Hayden Ira Jess Kendall Logan Morgan Nat Oakley Pat Rory Sasha Tatum Val Winnie Zuri Ashley
    Bailey Cameron Darcy Elliot Frances Gale Hollis Ivory Jody Keegan Leslie Mel Nico Orla Parker Rowan
    Sidney Tyler Vic Wren Zee
    """.split()
)
