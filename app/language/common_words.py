"""Words that stand beside everything and so say nothing of what they stand beside: the little words of English.

In bare letters, as the search index parts them (“don't” is “don” and “t”). Words of denial are not among them:
whether somebody was told or never told is what a study asks.
"""

COMMON_WORDS = frozenset(
    """
    a an the this that these those such
    i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself
    we us our ours ourselves they them their theirs themselves one ones
    who whom whose which what when where why how
    and or but so if because as than while although though until unless whether
    of to in on at by for from with into onto about over under up down off out through between after before during
    around along across against towards upon
    am is are was were be been being do does did done doing have has had having
    can could will would shall should may might must ought
    s t d m ll re ve don doesn didn isn aren wasn weren won wouldn couldn shouldn hasn haven hadn ain
    there here then now just also too very really quite even still again yet only
    some any each every both all more most much many few other others another own same
    um uh er erm mm mhm hmm oh ah yeah yes okay ok well
    """.split()
)
