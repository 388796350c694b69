"""The words that speak for or against a label, casefolded; nothing but lists.

Lists help with the first few turns of a text only: what is said often enough at the start of lines
becomes a label by repetition, in any language.
"""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


INTERVIEWERS = _words("""
    i iv ivr ivw q int intv intvr intr inter interv intvw interviewer interviewers researcher facilitator
    fac facil moderator mod questioner question cyfwelydd ymchwilydd hwylusydd
    entrevistador entrevistadora entrevistadores intervieweur intervieweuse enquêteur enquêtrice
    interviewerin interviewerinnen intervistatore intervistatrice intervjuare intervjuer haastattelija
    badacz badaczka intervievator agallóir المحاور محاور المحاورة محاورة الباحث الباحثة
    """)
"""Who asks: their turns are never evidence."""

QUESTIONS = _words("question questions")
"""Who asks where nobody else does; beside an interviewer they head a question that somebody tells of."""

ROLES = INTERVIEWERS | _words("""
    r p rs interviewee respondent resp participant participants ppt speaker person
    answer observer interpreter translator
    child children kid boy girl teen teenager yp cyp youth baby toddler sibling twin son daughter
    stepson stepdaughter brother sister friend girlfriend boyfriend partner wife husband
    carer carers caregiver guardian parent parents mum mom mam mummy mommy mother dad daddy father
    stepmum stepdad stepmother stepfather gran granny nan nana nanny grandma grandmother grandad granddad
    grandpa grandfather grandparent aunt auntie aunty uncle cousin niece nephew
    worker sw ssw practitioner professional manager supervisor teacher headteacher ta senco tutor coach nurse
    midwife visitor therapist psychologist psychiatrist counsellor counselor doctor gp iro lado advocate adviser
    advisor mentor officer solicitor barrister judge magistrate chair chairperson coordinator co-ordinator
    commissioner clinician assistant apprentice trainee volunteer host guest client patient student pupil
    resident member staff colleague male female man woman adult voice caller unknown unidentified
    everyone all both several various group unison
    """)
"""Who a speaker may be; a label that ends in one of these names a part in the talk."""

MODIFIERS = _words("""
    foster kinship adoptive adopted birth biological step half short-term long-term emergency respite lead senior
    junior chief deputy head first second third fourth main other another new old older oldest elder eldest young
    younger youngest little big female male adult peer co focus social support key family youth school link
    health community residential case duty team care personal housing police probation student independent
    reviewing looked-after former ex area local project service unidentified unknown single assistant
    educational clinical special
    """)
"""What may stand before a role in a label."""

PARTICLES = _words("""
    de del della der den di da do dos das du van von vom zu ten ter te la le el al bin ibn bint ap ab ferch verch
    y e i and & or und et with + / nic mac ní ó ua af av
    """)
"""Small words inside people's names, or between two of them."""

FIELDS = _words("""
    date dates time times timestamp venue location place setting site address room city town country county
    subject title topic topics theme themes aim aims objective objectives purpose agenda item items interview
    interviews transcript transcription transcribed transcriber transcriptionist typed recorded recording
    recordings file filename audio video duration length version status draft page pages section sections part
    parts chapter appendix annex figure fig table activity task exercise session visit wave round
    day week weekday weekend month year years term hour hours minute minutes morning afternoon evening night
    monday tuesday wednesday thursday friday saturday sunday january february march july august september
    october november december christmas easter
    present attendees attending apologies age ages aged dob gender sex ethnicity religion
    nationality occupation job relationship consent id ids ref reference code codes pseudonym name
    names surname forename initials phone telephone tel mobile email e-mail fax website url http https ftp www
    mailto from to cc bcc sent re fwd received
    note notes nb ps key legend abbreviations conventions symbols start started starts begin begins end ends ended
    finish finished stop break pause silence laughter laughs laughing laugh crying cries sighs sigh coughs nods
    inaudible unclear crosstalk overlapping redacted anonymised removed background context introduction intro
    preamble summary conclusion conclusions overview description details detail information info comment
    comments observation observations reflection reflections memo memos finding findings result results
    recommendation recommendations action actions outcome outcomes impact method methods discussion data
    warning caution important attention reminder remember tip tips hint example examples e.g eg i.e ie viz etc
    quote quotes source sources link links see contents index list lists step steps stage stages phase option
    options rule rules reason reasons cause causes problem problems issue issues point points fact facts thing
    things pro pros con cons advantages disadvantages strengths weaknesses needs risks plan plans goal goals
    target targets total totals score scores rating number numbers amount cost costs price
    bedtime breakfast lunch lunchtime dinner dinnertime teatime tea supper snack snacks playtime homework
    bathtime medication weather food drink housing health education school contact placement placements
    identity wellbeing relationships trust safety services service protection support meeting meetings review
    reviews scene camhs nhs nspcc sen send ehcp adhd
    gcse gcses dfe covid tv dvd message messages text texts letter letters lesson moral idea ideas verdict headline
    """)
"""What heads a field, a list or a note: never a speaker, and no label begins or ends with one."""

ASIDES = _words("""
    yes yeah yep yup yea no nope nah ok okay right sure fine well so oh ah aha ooh um umm uh uhm er erm hm
    hmm mm mmm mhm mm-hm mm-hmm uh-huh hello hi hey hiya bye goodbye thanks thank cheers please sorry exactly
    absolutely definitely certainly probably possibly maybe perhaps obviously basically actually honestly
    frankly seriously literally anyway anyways also besides plus finally lastly firstly secondly thirdly next
    then now later afterwards before after however therefore thus hence moreover furthermore meanwhile instead
    otherwise overall indeed namely still again always never sometimes usually often today tomorrow yesterday
    tonight cool great good nice lovely brilliant wow true false correct wait look listen like because cause
    and but or nor yet if when while where what why how who whom whose which that this these those there here
    the a my your his her its our their mine yours me you he she it we they us them myself yourself himself
    herself themselves someone somebody everybody anyone anybody nobody something anything nothing
    everything for in on at of by with without about into onto through during until since despite unless
    although though as than not just only even very really quite too one two three four five let let's lets
    it's that's there's here's what's who's i'm i've i'd i'll you're he's she's we're they're don't didn't can't
    first second third fourth fifth dear
    alternatively apparently clearly consequently conversely eventually fortunately generally hopefully
    importantly incidentally initially interestingly ironically luckily mainly mostly normally originally
    personally previously recently sadly similarly specifically strangely suddenly surprisingly thankfully
    typically ultimately unfortunately
    is are was were be been am did does have has had would could should can might must shall said says
    asked think thought know knew mean means meant guess suppose went got going gonna
    """)
"""How sentences begin: no label does, and alone on a line they are an answer."""

INITIALS = _words("am as at be by ie in is me my on or to us")
"""Of these, what in capitals is more likely somebody's initials."""

NEVER_INSIDE = _words("""
    said says say saying asked asks ask told tells replied replies answered thought thinks think know knows knew
    means meant was were is are am be been being has have had do does did went go goes going got get gets would
    could should will can might must shall that because if when while where what why how who which i me my you
    your he him his she her we us our they them their it its this these those there here not so then but just
    always never really want wanted wants felt feel feels like need needed made make makes came come comes
    happened happens following below above for in on at about into than
    """)
"""Words of sentences: a lower-case one anywhere makes a head no label."""

TABLE_HEADINGS = FIELDS | _words(
    "speaker speakers who content transcript talk speech utterance utterances dialogue no line row timespan "
    "word words said response responses"
)
"""What the first row of a transcript table may say."""
