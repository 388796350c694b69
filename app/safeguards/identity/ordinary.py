"""Names that are ordinary words as well: written small they are the word, not the name."""

ORDINARY_WORDS = frozenset(
    """
    amber angel april art ash august autumn basil berry bill blue bob brook brooke buck bud carol chance charity
    chase chip chuck clay cliff colt crystal dale dane daisy dawn dean dee destiny dick dolly don drew duke earl
    ebony eve faith fay fern flora forest frank gene ginger glen grace grant guy hank harmony harry hazel heath
    heather herb holly hope hunter iris ivy jack jade jasmine jay jean jewel jimmy joy june junior kit lance
    lane laurel leo lily major marina mark marsh mason max may maverick melody mercy miles misty nick norm olive
    opal pansy pat patience patsy pearl peg penny pepper peter pierce piers piper poppy precious prince prudence
    randy ray reed rich rob robin rocky rod rose rosemary rowan ruby rusty sage sally sandy scarlet scout
    serenity shelly sierra sky skye spike star stella storm sue summer sunny tally tanner ted terry tiffany
    timothy tiger trinity tripp trish trudge tucker unity van verity victor viola violet wade ward will willow
    winter wren abbot archer armour arrow baker banks bank barber barker barn barrow batten beach bean beck bell
    bench best bird bishop black blades blunt bolt bond booker booth bow bowl bowler brand bread bridge bridges
    bright broad brown bull bunch burn burns bush butcher butler byte camp carpenter carter carver case castle
    chamber chambers chandler church clerk close coates cole cook cooke cooper corner cotton court craft crane
    creek crisp crook cross crow curry cutter dark day days dear deal dove drake draper driver drum dry duck
    dyer early east end fair fairy farmer fields field finch fisher fish fleet fletcher flint flood flowers
    flower foot ford forester forge foster fowler fox free freeman french frost fry fuller gale gallop gardener
    gardner garland gates glass glover gold golden good goose gore grain gray green grey groom grove gull hall
    hammer hand hands hardy hare harper hart hatch hawk hay head heard heart heel high hill hills hood hook
    hopper horn house hull hunt inch iron irons jewell joiner judge keen key king kirk knight knot lake lamb
    land large last law lawn lead leader leaf leech light little lock long lord love low main mann marshal
    marshall martin meadows mercer merry mill miller mills mist money moon moor moore more moss moody mount
    mountain nail new newman noble noon north nurse oak oaks orange page painter palmer park parks parish parson
    peacock peck pike pine pitt plant plum pond pool poor pope porter post potter potts power price priest prior
    proud purple queen quick rain rains read reader reading redman rice ridge rivers river road roach rock root
    roots ruler sadler sale salt sand sands savage sawyer sea seal sharp sheep shepherd shore short silver
    singer skinner slater small smart smith snow south spark sparks spear speed spence spring squire stack stark
    steel steele stone stones strange street strong stubbs swan swift tailor taylor temple thorn tree turner
    tyler underwood wall walker waller walls war wards warren waters water weaver webb week weeks wells west
    wheat wheeler white whiting wild winner wise wolf wood woods woodward worth wright yard yates young bath
    battle bury eye hove lancing nelson poole rugby sandwich settle stoke ware wash
    """.split()
)
"""Bare letters: small, without accents."""
