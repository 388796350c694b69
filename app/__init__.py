"""Counterpoint: an offline desktop app for qualitative research.

The map of the house, from the bottom up; imports only point down:

    settings, paths, problems         what everything may use
    store | language                  the project file; words and positions
    pictures | workers                pictures as they are stored; limited processes
    study                             who took part and what they said
    coding                            segments, codes, codings
    perspectives                      perspectives set against each other
    safeguards                        who may be quoted and what may leave
    reports | exchange                documents out; transcripts in
    ui | cli                          the window; the same work without one
    main                              the only assembly
"""

__version__ = "0.1.0"
