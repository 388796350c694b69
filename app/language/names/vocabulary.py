"""Words that decide what a capital means, casefolded but where said otherwise; nothing but lists."""

from app.language.common_words import COMMON_WORDS
from app.language.turns.vocabulary import ASIDES


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


RELATIONS = _words("""
    nan nana nanna nanny nannie gran granny grannie grandma grandmother grandad granddad grandpa gramps
    grandparents mum mummy mam mammy mom mommy ma mother dad daddy da pa father stepmum stepdad step-mum
    step-dad auntie aunty aunt uncle cousin brother sister bro sis baby wife husband partner son daughter nephew
    niece godmother godfather parents nain taid tadcu mamgu mama papa baba abbu ammi dada dadi nani amma ammu
    """)
"""Who somebody is to the one who speaks: no names."""

TITLES = _words("""
    mr mrs ms miss mx dr doctor prof professor sir dame lord lady rev reverend father sister brother mother imam
    rabbi pastor pc dc wpc sgt sergeant inspector constable judge justice nurse matron councillor cllr auntie
    aunty aunt uncle cousin nan nana nanna nanny gran granny grandma grandad granddad grandpa headteacher coach
    """)
"""What stands before a name as a part of how somebody is called."""

PEOPLE = RELATIONS | _words("""
    friend mate friends mates bestie girlfriend boyfriend ex fiancé fiancée fiance twin twins sibling
    half-brother half-sister stepbrother stepsister step-brother step-sister stepmother stepfather foster-mum
    foster-dad worker carer carers social-worker teacher tutor mentor manager solicitor psychologist therapist
    counsellor keyworker key-worker advocate officer neighbour lad girl boy kid child man woman lady guy bloke
    dog cat puppy kitten hamster rabbit horse pony ta senco iro pa yot sw boss colleague supervisor landlord
    landlady gp dentist coach midwife visitor
    """)
"""“my … Dave”: after these, and a possessive before them, stands a name."""

POSSESSIVES = _words("my your his her our their this that a another one the me")

DAYS_AND_FEASTS = _words("""
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec christmas xmas easter halloween hallowe'en ramadan eid diwali hanukkah passover
    lent advent boxing bonfire valentine's valentines pancake mother's father's mothers fathers vaisakhi vaisakh
    new year's mondays tuesdays wednesdays thursdays fridays saturdays sundays christmases easters
    """)

ORDINARY_CAPITALS = DAYS_AND_FEASTS | _words("""
    i i'm i’m i'd i’d i'll i’ll i've i’ve ok okay tv pc it uk us usa eu gb england scotland wales britain
    british english scottish welsh irish northern-irish european american african asian caribbean black white
    mixed french german spanish italian polish romanian bulgarian lithuanian albanian turkish kurdish greek
    russian ukrainian chinese japanese vietnamese indian pakistani bangladeshi bengali punjabi urdu gujarati
    hindi tamil arabic arab somali nigerian ghanaian eritrean ethiopian sudanese syrian afghan iraqi iranian
    jamaican portuguese yoruba igbo twi swahili tigrinya pashto dari farsi latin muslim muslims islam islamic
    christian christians christianity catholic protestant church-of-england hindu hindus hinduism sikh sikhs
    sikhism jewish jew jews buddhist buddhism jehovah's witness witnesses rastafarian quran qur'an koran bible
    god allah jesus lord heaven satan traveller travellers gypsy gypsies roma romany maths science geography
    history drama pe re ict dt gcse gcses btec btecs sats a-level a-levels ks1 ks2 ks3 ks4 ks5 year reception
    nhs camhs gp gps a&e adhd asd autism ptsd ocd odd fasd dla pip uc esa cse cce ehcp ehcps pep peps lac cla
    clas lacs iro iros yot yos yoi sgo sgos sen senco sencos send senda dsl lado mash cin cp section dwp hmrc
    dfe ofsted cafcass marac mappa pru prus ta tas sw sws ssw iv ivs dbs cctv dvd cd id dob dna std sti hiv aids
    covid corona ipad iphone ipod xbox playstation ps3 ps4 ps5 nintendo wii switch fortnite minecraft roblox
    fifa gta cod mario pokemon pokémon lego barbie disney netflix youtube youtuber tiktok instagram insta
    snapchat snap facebook messenger whatsapp twitter google zoom teams skype discord spotify amazon alexa siri
    apple samsung sony adidas nike primark asda tesco tescos aldi lidl morrisons sainsbury's sainsburys iceland
    argos boots greggs subway mcdonald's mcdonalds mcdonald’s maccies maccy kfc nando's nandos nando’s starbucks
    costa ikea uber wetherspoons coke pepsi haribo cadbury kitkat calpol ritalin concerta vaseline hoover
    sellotape biro lucozade marvel batman spiderman spider-man superman elsa frozen shrek simpsons eastenders
    coronation hollyoaks x-factor bgt potter hogwarts santa tooth fairy father wifi wi-fi bbc itv sky hbo ps pm
    am ad bc ai vr dj ceo hr it's mp mps phd ma ba bsc msc qtlr nvq ni internet covid-19 brexit olympics
    world-cup premier league champions mexican belgian danish dutch israeli austrian canadian australian roman
    western eastern northern southern soviet swedish norwegian finnish swiss hungarian czech slovak croatian
    serbian latvian estonian egyptian libyan algerian moroccan tunisian kenyan ugandan tanzanian zimbabwean
    congolese gambian senegalese filipino thai malaysian korean brazilian colombian cuban palestinian lebanese
    kuwaiti saudi yemeni nepalese sinhalese kosovan macedonian georgian armenian maltese cypriot antarctic
    arctic atlantic mediterranean labour tory tories conservative republican democratic democrats hebrew yiddish
    orthodox methodist baptist quaker ramadhan creole patois geordie scouse scouser brummie cockney mancunian aw
    aww awww yay ugh urgh ohh oooh ooh whoa woah wooh yikes ciao howdy hmmm mmmm ahh ahhh argh eek oops whoops
    gosh blimey haha hahaha lol omg wtf cheers hiya nope yup yo oi hey ssh shh mhm uh-huh aye nay interviewer
    interviewee sdq pas warhammer tudors victorians romans egyptians
    """)
"""What has its capital by right and gives nobody away."""

GENERIC = (
    COMMON_WORDS
    | ASIDES
    | _words("""
    new old big little great st saint north south east west upper lower central royal county city town village
    district borough local national united regional community parish unitary metropolitan first second third
    fourth last next main high low middle special emergency respite short long term residential foster fostering
    adoption adoptive kinship family families children's childrens child child's children youth young people
    people's person adult adults mental health social services service care caring support leaving looked after
    duty team teams assessment safeguarding protection placement offending justice education educational virtual
    primary secondary infant infants junior juniors nursery pre-school preschool grammar comprehensive academy
    college school schools university sixth form head teacher teachers deputy class year reception pupil
    referral unit centre center hospital hospitals clinic surgery ward gp council councils trust house home
    homes hostel hotel lodge court courts crown magistrates police station fire ambulance library museum church
    mosque temple gurdwara synagogue chapel park leisure swimming pool gym sports football club clubs project
    group charity agency foundation association society company limited ltd plc independent reviewing officer
    officers worker workers manager managers assistant key personal adviser advisor advocate mentor psychologist
    therapist nurse midwife visitor doctor solicitor judge guardian plan plans review reviews meeting meetings
    contact order orders interim full supervision guardianship act section pathway life story work book box
    memory skills drive report letter panel government state public private voluntary sector department office
    board street road lane prison offender institution secure open
    """)
)
"""Words that are in the names of schools and offices and name none by themselves."""

SCHOOL_ENDS = (
    "Sixth Form College|Community College|Community Academy|Children’s Centre|Children's Centre|"
    "Secondary School|Community School|Primary Academy|Infants’ School|Primary School|Infants School|"
    "Nursery School|Grammar School|Special School|Infant School|Junior School|Comprehensive|"
    "High School|Sixth Form|University|Pre-School|Secondary|Preschool|Primary|Infants|Juniors|"
    "Nursery|Grammar|Academy|College|School|High"
)
ORGANISATION_ENDS = (
    "Young Offenders Institution|Children’s Hospital|Children's Hospital|Housing Association|"
    "Community Hospital|Magistrates’ Court|Magistrates Court|General Hospital|District Council|"
    "Foundation Trust|Community Centre|Medical Practice|Borough Council|Shopping Centre|Children’s Home|"
    "Children's Home|Social Services|County Council|Medical Centre|Leisure Centre|Health Centre|"
    "Sports Centre|Family Centre|Foster Agency|Football Club|Swimming Club|City Council|Youth Centre|"
    "County Court|Family Court|Constabulary|Crown Court|Foster Care|Association|Boxing Club|"
    "Foundation|Youth Club|Rugby Club|Boxing Gym|Infirmary|NHS Trust|Synagogue|Cathedral|Fostering|"
    "Wanderers|Hospital|Gurdwara|Athletic|Services|Brownies|Hospice|Council|Surgery|Cottage|"
    "Housing|Project|Limited|Library|Theatre|Centre|Clinic|Church|Mosque|Temple|Chapel|Prison|"
    "Hostel|Agency|Rovers|Albion|United|Police|Museum|Scouts|Guides|Cadets|Trust|House|Lodge|"
    "Manor|Hotel|Homes|Group|Hall|Farm|Care|Club|Cubs|YOI|AFC|RFC|Ltd|plc|Gym|FC"
)

PLACE_BEFORE = _words("in near outside around through from to at via towards leave left visit visiting across")
PLACE_SURELY_BEFORE = _words("in near outside around through via across")
SAYING = _words("""
    said says say was is were has had have did does didn't didn’t doesn't doesn’t wasn't wasn’t isn't isn’t told
    tells asked asks thought thinks knew knows went goes came comes got gets just would wouldn't wouldn’t could
    couldn't used always never really also still took takes gave gives made makes wanted wants lives lived moved
    left started stopped helped helps rang called phoned texted shouted cried laughed hit hates hated likes
    liked loves loved who and or
    """)
"""What a name is the subject of at the start of a sentence: “Rose said”, not “Rose petals”."""

ALSO_WORDS = _words("""
    will mark may grace hope faith joy rose summer autumn winter dawn bill rob sue pat art chase miles drew
    frank grant guy christian jewel amber ruby pearl lily daisy ivy holly heather iris violet olive poppy penny
    robin jay dale glen cliff lane brook page june april august young black white brown green grey cook baker
    bush wood woods stone hill field fields marsh moss rice price pound cash bank rich sharp strong small long
    short bright day knight king prince duke earl bishop pope abbot dean deacon carter cooper mason miller
    porter potter smith taylor turner walker weaver archer butcher carpenter fisher gardener hunter shepherd
    skinner driver farmer fox wolf lamb bird swan crane finch wren martin hawk bear bull ray bass pike fish
    salmon herring crab bee love dear darling sweet swift speed wise good best better self little noble moody
    savage coy blunt bold brave gay merry jolly angel destiny trinity harmony melody cherry peach plum ginger
    rosemary basil sage clover fern hazel jasmine petal blossom rain storm sky sunny star moon sun crystal gem
    diamond sapphire max jack jimmy harry nick mick don dick peter victor jean jeans denim paris florence
    chelsea kent lance gene rusty sandy dusty buddy buster chip chuck hank skip randy bob barb bev carol
    christmas noel eve dot kitty bunny honey sugar candy cat ed al les reading bath sale wells deal eye march
    ash battle rugby ware over lee poole barking barrow hook beer bury bolt nelson look sandwich cross
    settle goole staines diss ham hale hare rye hythe sway looe mold flint barry usk wick tongue dollar kelty
    tain alloa ayr tring wing hull stoke ely down highland angus stratford brent acton hayes camden an my do so
    in are van la el del sad son see sam us un ok her mad doc ice man tan too toy to said me be no on at as is
    it or if by he we go up the this that then than them they there here what who how why when where which well
    much many more most such some any all each every both few own same other another
    """)
"""Of the listed names, those that are everyday words too."""
