"""Made-up speech with every name in it marked: {person:Amy} says that “Amy” is a person. Everybody is invented.

LOOKED_AT and SPOKEN_LOOKED_AT were read while the rules were written; HELD_BACK and SPOKEN_HELD_BACK were written
with them and the rules were never bent to them, so only their figures say anything of other texts, and little: one
author wrote all.
"""

import re
from dataclasses import dataclass

from app.language.names.finding import NameFinder
from app.language.names.mentions import NameKind
from app.language.spans import Span

_MARKED = re.compile(r"\{(?P<kind>[a-z]+):(?P<words>[^{}]+)\}")
KINDS = {
    "person": NameKind.PERSON,
    "place": NameKind.PLACE,
    "school": NameKind.SCHOOL,
    "office": NameKind.ORGANISATION,
    "address": NameKind.ADDRESS,
    "postcode": NameKind.POSTCODE,
    "phone": NameKind.PHONE,
    "email": NameKind.EMAIL,
    "born": NameKind.BORN,
    "date": NameKind.DATE,
    "age": NameKind.AGE,
    "nhs": NameKind.NHS_NUMBER,
    "case": NameKind.CASE_NUMBER,
}


@dataclass(frozen=True, slots=True)
class Gold:
    """Some speech and what in it gives somebody away."""

    text: str
    names: tuple[tuple[Span, NameKind], ...]


def gold(turns: str) -> Gold:
    """Speech without its marks, a turn a line, and where they stood."""
    text, names, at = "", [], 0
    marked = "\n".join(line.strip() for line in turns.strip().splitlines())
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        names.append((Span(len(text), len(text) + len(match["words"])), KINDS[match["kind"]]))
        text += match["words"]
        at = match.end()
    return Gold(text + marked[at:], tuple(names))


LOOKED_AT = gold("""
    So I was with my mum until I was {age:six}, and then me and {person:Kayleigh} went to live with \
    {person:Jean} and {person:Roy}. {person:Jean}'s nice.
    {person:Kayleigh}? She's my sister, she's {age:11} now. She goes to {school:Oakfield Primary} and I go \
    to {school:Temple Moor High School}.
    My social worker was called {person:Dave}, then it was {person:Priya}, then Mrs {person:Adeyemi} came, \
    well, {person:Folasade}.
    We lived in {place:Harehills}, then {place:Chapeltown}, and then they moved me to {place:Hull}. \
    {place:Hull} was all right.
    {person:Mohammed} was my best mate at {school:St Mary's}. Him and {person:Tyrone} and {person:Grace}. \
    {person:Grace} moved to {place:Milton Keynes}.
    Nan said no. Nan {person:Sheila}, I mean, not Nana {person:Pat}. She lives at {address:14 Acacia Road} \
    near the Tesco.
    The number's {phone:07700 900123} if you want it, and it's {email:robin.fox@example.org} for the email.
    I rang CAMHS on Monday and they said ring the GP. At Christmas I got an Xbox and we played Fortnite.
    {person:Will} didn't want to go. Will you tell him? I said to {person:Will}, I said, it may be good. In \
    May we went.
    My contact was at {office:Rowan House} with Miss {person:Khan}. She's at {office:Leeds City Council}, \
    the Leaving Care Team.
    He was born on {born:3rd of March 2011} at the {office:Leeds General Infirmary}. His NHS number is \
    {nhs:943 476 5919}.
    When {person:Amina} came she didn't speak English. She came from {place:Eritrea}, through \
    {place:Calais}. She was {age:fifteen}.
    {person:Rose} was like, no way. {person:Rose} and {person:Summer} were at {place:Bradford} with Dad.
    I don't know. Maybe. Yeah, Mum did come. Social Services took us on {date:12 June 2019}, I remember that.
    {person:Szymon}'s brother, {person:Kuba}, he's at {school:Cardinal Heenan}. They're from {place:Poland}.
    My foster carer {person:Bev} said that {person:Mark} from {office:Barnardo's} could come on Tuesday.
    Dr {person:Okonkwo} at {office:Park Edge Surgery} gave me Ritalin. I hated it. She said it's ADHD.
    Then {person:Chelsea} got moved and I never saw her again. {person:Chelsea} was my sister, kind of.
    My IRO, I think it's {person:Helen}, she writes the letter. She wrote: Dear {person:Jayden}, you did well.
    {person:Siân} and {person:Dafydd} speak Welsh. They come from near {place:Aberystwyth}.
    It's case number {case:CH/20394}, they say that more than my name. The postcode is {postcode:LS8 3QD}.
    {person:Zainab} cried. I told {person:Zainab} it's only {place:York}. It's not far.
    We had a dog called {person:Biscuit}. God, I miss him. And a cat, {person:Smokey}.
    The worker from {office:Signpost Housing} was Mr {person:Singh} and he'd come with Auntie {person:Jo}.
""")

HELD_BACK = gold("""
    I was {age:eight} when we left {place:Sunderland}. Me, {person:Callum} and the baby, {person:Ellie-Mae}. \
    Dad stayed.
    {person:Tanzeela} is my key worker now. Before that I had {person:Ian}, and before him \
    {person:Gurpreet}. Three in one year.
    Our school, {school:Ashgrove Academy}, it was good. Mr {person:Whitcombe} let me sit in his room. \
    {person:Whitcombe} was sound.
    She put me in respite with {person:Angela} in {place:Whitley Bay}. {person:Angela} had loads of rules. I \
    liked {person:Pete}, though, her husband.
    {person:Precious} wouldn't go to contact. Her mum's in {place:Peckham} and her dad, {person:Emeka}, he's \
    in {office:Wormwood Scrubs}.
    Honestly? {person:Faith} is the only one. I have faith in nobody else. {person:Faith} knows.
    They moved me on {date:14/02/2020}, on Valentine's Day. To {place:Grimsby}. {person:Art} drove me. He's \
    the agency worker.
    My sister {person:Ffion} is at {school:Ysgol Bryn Mawr} and my brother is in {place:Cardiff} with Nain.
    You can email {person:Saira} at {email:saira.b@example.net} or ring {phone:0113 496 0512}, extension two.
    The guardian, {person:Judith Black}, asked the judge. Then Judge {person:Farquhar} said I could stay at \
    {person:Maureen}'s.
    Nobody at {office:Kirkstall Fostering} told {person:Ayaan} why. He thought it was because of {person:Deniz}.
    I like Minecraft and maths. My TA helps me. I don't like PE. On Friday we have assembly.
    {person:Jaxon} hit {person:Oluwaseun}, so he got excluded from {school:Hillcrest}. Then he went to the PRU.
    Mam said {person:April} was a mistake. {person:April}'s my stepmum. In April we had a court date.
    It was {person:Shaz} who told me. {person:Shaz} from the {office:Hub}. Well, {person:Sharon}, but \
    everyone says {person:Shaz}.
    We live on {address:Mafeking Street} now, number 8, in {place:Beeston}. It's got a trampoline.
    Her date of birth is {born:07.11.2008}, so she was {age:13} when she came into care, and {person:Lacey} \
    was {age:ten}.
    When I'm {age:18} I want a flat in {place:Leeds}, not {place:Batley}, and a dog. My PA, {person:Yusuf}, \
    is sorting it.
    {person:Agnieszka} translated. She said Pani {person:Kowalska} was angry. I think {person:Agnieszka} is \
    from {place:Gdynia}.
    Reading is hard for me. {person:Hope} reads to me. We went to {place:Reading} once to see Uncle \
    {person:Trev}.
    I was under {office:Airedale Hospital}, and Dr {person:Bhattacharya} said {person:Kofi} had to eat.
    Christian? He's Christian, yeah, and his name is {person:Christian} too. Muslim lads there too, \
    {person:Hamza} and that.
    The police came, PC {person:Doyle}, at three in the morning. I was in my Spiderman pyjamas at Nan's.
    Some kids say stuff. {person:Kyle} says stuff. I said to {person:Kyle}, leave {person:Mia} alone, and \
    then Miss came.
""")


SPOKEN_LOOKED_AT = gold("""
    So miss {person:Okafor} rang me, and Mrs {person:Kaur} from the school, and auntie {person:Jo} was there too.
    My sister {person:Kayleigh} said no. {person:Kayleigh}'s mate {person:Shaz} was like, tell {person:Trev}.
    Me and {person:Grace} went to {place:Bradford}. I told {person:Grace} that {person:Will} said it was fine.
    You can ring me on {phone:oh seven seven double oh nine double oh one two three} or ask nan {person:Sheila}.
    He was born on the {born:third of March two thousand and eleven} and she \
    was born in {born:two thousand and nine}.
    My foster carer {person:Bev Sutcliffe} and her husband {person:Roy Sutcliffe} live near {place:Otley}.
    I will tell you, the mark on the wall was from when {person:Mark} said we had to go. Mark my words.
    My social worker's called {person:Priyanka} and before that it was a guy called {person:Dave}.
    It may be. I hope so. The rose garden was nice, and in the summer we went with {person:Bex} and {person:Kev}.
    Mr {person:Adeyemi} and Dr {person:Bello} said the number's {phone:01632 960 144}, and it's \
    {phone:zero one six three two, nine six zero, one four four} again.
    His birthday's the {born:twenty first of June} and her date of birth is the {born:fourth of May twenty ten}.
    We were in {place:Huddersfield} then, at {school:Newsome Academy}, and I miss {person:Danielle} so much.
    {person:Rose} told me that {person:Faith} lives with {person:Hope}'s mum now. I told {person:Rose} that.
    My cousin {person:Mohammed} and uncle {person:Tariq} came, and judge {person:Hartley} said that I could stay.
    My brother {person:Jord} hated it. I said to {person:Tash}, miss, I can't, and miss said okay.
    It was PC {person:Walsh} who came, and sergeant {person:Doyle}, and the nurse said to sit down.
    I got a letter from {person:Agnieszka Nowak} at the council. {person:Nowak} never came. I miss school, I do.
""")
"""As machines write speech down: see `small` and `in_sentences`. Read while the rules for it were written."""

SPOKEN_HELD_BACK = gold("""
    Well {person:Ollie} and me were at nana {person:Jean}'s, and miss {person:Begum} came with {person:Kirsty}.
    I asked {person:Summer} if {person:Art} said anything. {person:Art} told {person:Summer} that he was leaving.
    There was this worker called {person:Femi}, and Mrs {person:Lightfoot}, she was the head at \
    {school:Westbrook Primary}.
    The art room was nice. In the summer it may be hot. I will say that I hope it gets better, I will.
    My key worker {person:Steph Barraclough} took us to {place:Scarborough}. {person:Barraclough} drove like mad.
    It's {phone:oh one six three two nine six oh double one seven}, ask for {person:Loz}, or text {person:Ahmed}.
    My date of birth is the {born:second of February two thousand and eight}. He was born on \
    the {born:twelfth of October}.
    Uncle {person:Winston} lives in {place:Tottenham}, and cousin {person:Tyrese}, and my auntie {person:Pearl}.
    I miss {person:Ayesha} and I miss my dog. I used to miss the bus. {person:Ayesha}'s brother {person:Zayn} \
    knows.
    Me and {person:May} were best friends. I may go back. Dr {person:Sandhu} said that I might.
    My mate {person:Gav} got moved to {place:Rotherham} and his sister {person:Kels} stayed with \
    {person:Lorraine}.
    {person:Dawn} rang and {person:Dawn} said the judge wanted to see us at dawn, well, early, at {place:Preston}.
    PC {person:Mistry} wrote it down. Mr {person:Bright} was nice, he was bright and all. Sir {person:Bright}, ha.
    She said her name is {person:Xiomara}. I'd never heard that. {person:Xiomara} went to {place:Slough}.
    My mum's boyfriend {person:Lee} was horrible. I told {person:Lee} that. Dad's friend {person:Sandeep} was okay.
""")
"""Written with the one before and never looked at again while the rules were made."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How well names were found: exactly where they stand, and of the right kind where they were."""

    recall: float
    precision: float
    kind: float


def measured(speech: Gold, finder: NameFinder) -> Measured:
    """What a finder does on speech of which the names are known."""
    names = dict(speech.names)
    found = {one.span: one.kind for one in finder.find(speech.text, [Span(0, len(speech.text))])}
    right = [span for span in found if span in names]
    same = sum(found[span] is names[span] for span in right)
    return Measured(len(right) / len(names), len(right) / len(found), same / len(right))


def small(speech: Gold) -> Gold:
    """The same as a machine may write it down: no capitals."""
    lowered = "".join(letter if len(letter.lower()) > 1 else letter.lower() for letter in speech.text)
    return Gold(lowered, speech.names)


def in_sentences(speech: Gold) -> Gold:
    """The same as other machines do: a capital where a sentence begins, and in “I”, and nowhere else."""
    lowered = small(speech).text
    begun = re.sub(r"(?:^|[.?!\n] ?)\w", lambda found: found[0].upper(), lowered)
    return Gold(re.sub(r"\bi(?=\b|['’])", "I", begun), speech.names)
