"""The tables a researcher fills in: forgiving about form, exact about faults."""

from pathlib import Path

import pytest

from app.coding.rows import CodingDraft
from app.exchange.speakers import read_codings, read_participants, read_speakers
from app.problems import Problem
from app.study.consent_rows import AgreementKind
from app.study.rows import AgreementDraft, ConsentDraft, ConsentScope, ParticipantDraft, SpeakerDraft


def table(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "table.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_speakers(tmp_path: Path, encoding: str, delimiter: str, newline: str) -> None:
    rows = [
        "source,label,participant,perspective,role,area",
        "visit,INT,,,,",
        "",
        "visit,Zoë,CYP07,Children,child,North",
    ]
    mapping = read_speakers(table(tmp_path, newline.join(rows).replace(",", delimiter), encoding))
    assert mapping.speaker("Visit", "int") == SpeakerDraft("int", interviewer=True)
    assert mapping.speaker("visit", " zoe\u0308 ") == SpeakerDraft(
        " zoe\u0308 ", False, "CYP07", "Children", "child", "North"
    )
    assert mapping.speaker("other", "INT") is None


def test_heads_may_stand_in_any_order_and_spelling(tmp_path: Path) -> None:
    mapping = read_speakers(table(tmp_path, ' Participant , LABEL\nCYP07,"Robin, 11"\n'))
    assert mapping.speaker("any source", "Robin, 11") == SpeakerDraft("Robin, 11", False, "CYP07")


def test_participants_with_attributes(tmp_path: Path) -> None:
    heads = "participant;Perspective;Quote consent;Excluded;Placement type\n"
    text = f"{heads}CYP07;Children;yes;0;Foster care\nCYP08;;N;;\n"
    assert read_participants(table(tmp_path, text)) == [
        ParticipantDraft(
            "CYP07",
            "Children",
            excluded=False,
            attributes=(("Placement type", "Foster care"),),
            consents=(ConsentDraft(ConsentScope.QUOTE, True),),
        ),
        ParticipantDraft("CYP08", consents=(ConsentDraft(ConsentScope.QUOTE, False),)),
    ]


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        *((word, True) for word in ("yes", "TRUE", "1", "Y")),
        *((word, False) for word in ("no", "False", "0", "n")),
        *((word, None) for word in ("", " ")),
    ],
)
def test_yes_and_no_in_their_usual_spellings(tmp_path: Path, word: str, meaning: bool | None) -> None:
    (draft,) = read_participants(table(tmp_path, f"participant,quote_consent\nA,{word}\n"))
    assert [one.given for one in draft.consents] == ([] if meaning is None else [meaning])


def test_codings(tmp_path: Path) -> None:
    text = (
        'source,start,end,code,coder,memo\nvisit,0,12,Home / Moving,Ada,"first, and\nlast"\nvisit,3,4,Home,Ada,\n'
    )
    assert read_codings(table(tmp_path, text)) == {
        2: CodingDraft("visit", 0, 12, "Home / Moving", "Ada", "first, and\nlast"),
        3: CodingDraft("visit", 3, 4, "Home", "Ada"),
    }


def test_an_apostrophe_that_guards_against_calculation_is_taken_off(tmp_path: Path) -> None:
    (draft,) = read_participants(table(tmp_path, "participant,note\n'=A1,'tis\n"))
    assert (draft.pseudonym, draft.attributes) == ("=A1", (("note", "'tis"),))


CODINGS = "source,start,end,code,coder\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "empty"),
        ("source,start,end,code\na,1,2,b\n", "no column coder"),
        ("source,start,end,code,coder,coder\na,1,2,b,c,d\n", "same name"),
        ("source,start,end,code,coder,colour\na,1,2,b,c,d\n", "Column 6"),
        (f"{CODINGS}a,1,2,b,c\n\na,x,2,b,c\n", "Row 4 of the table, column start"),
        (f"{CODINGS}a,-1,2,b,c\n", "Row 2 of the table, column start"),
        (f"{CODINGS}a,²,2,b,c\n", "column start"),
        (f"{CODINGS}a,2,2,b,c\n", "Row 2 of the table, column end"),
        (f"{CODINGS}a,1,2,,c\n", "Row 2 of the table, column code"),
        (f"{CODINGS}a,1,2,b,c,Robin said\n", "Row 2 of the table has more fields"),
        (f'{CODINGS}a,1,2,b,"c\n', "not well formed"),
    ],
)
def test_faults_are_named_by_row_and_column_and_never_repeated(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(Problem, match=sentence) as caught:
        read_codings(table(tmp_path, text))
    assert "Robin" not in str(caught.value)


def test_a_wrong_yes_or_no_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="Row 3 of the table, column excluded: it must be yes, no or empty"):
        read_participants(table(tmp_path, "participant,excluded\nA,no\nB,maybe\n"))


def test_the_same_participant_or_speaker_twice_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="Row 3 of the table, column participant"):
        read_participants(table(tmp_path, "participant\nA\nA\n"))
    with pytest.raises(Problem, match="Row 3 of the table, column label"):
        read_speakers(table(tmp_path, "label,participant\nRobin,A\nrobin,B\n"))
    read_speakers(table(tmp_path, "label,participant\nRobin,A\nRobin,A\n"))


@pytest.mark.parametrize(("column", "rows"), [("perspective", "Carers,|Children,"), ("area", ",North|,South")])
def test_one_participant_cannot_belong_to_two_perspectives_or_areas(
    tmp_path: Path, column: str, rows: str
) -> None:
    first, second = rows.split("|")
    heads = "source,label,participant,perspective,area\n"
    with pytest.raises(Problem, match=f"Row 3 of the table, column {column}: it gives a second answer"):
        read_speakers(table(tmp_path, f"{heads}a,Jo,Jo,{first}\nb,Jo,Jo,{second}\n"))
    read_speakers(table(tmp_path, f"{heads}a,Jo,Jo,{first}\nb,Jo,Jo,,\nc,Jo,Jo,{first}\n"))


def test_the_table_knows_which_of_its_labels_speak_nowhere(tmp_path: Path) -> None:
    mapping = read_speakers(
        table(tmp_path, "source,label,participant\nVisit.docx,Jo,A\nvisit,Robn,B\nother,Kim,C\n,Dad,D\n")
    )
    assert mapping.labels == ("Jo", "Robn", "Kim", "Dad")
    assert mapping.unheard("visit", ["INT", "jo", "Robin"]) == 1
    assert mapping.unheard("third", ["INT"]) == 0


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_what_excel_saves_is_read_and_a_guess_is_said(tmp_path: Path, delimiter: str) -> None:
    said: list[str] = []
    text = f"participant{delimiter}role\r\nZoë O’Neil{delimiter}\r\n"

    (draft,) = read_participants(table(tmp_path, text, "cp1252"), said.append)

    assert draft.pseudonym == "Zoë O’Neil"
    assert ["Windows-1252" in warning for warning in said] == [True]
    (draft,) = read_participants(table(tmp_path, f"sep={delimiter}\r\n{text}"), said.append)
    assert (draft.pseudonym, len(said)) == ("Zoë O’Neil", 1)


def test_damaged_letters_are_refused(tmp_path: Path) -> None:
    path = table(tmp_path, "participant\nZoë Zoë Zoë Zoë Zoë\n")
    path.write_bytes(path.read_bytes() + b"Zo\xc3\n")
    with pytest.raises(Problem, match="letters of the table are damaged") as caught:
        read_participants(path)
    assert "UTF-8" in caught.value.advice


def test_all_scopes_and_agreements_of_a_list_with_their_days(tmp_path: Path) -> None:
    heads = "participant,drawings_consent,drawings_consent_until,link consent,Own agreement,own_agreement_on\n"
    (draft,) = read_participants(table(tmp_path, heads + "A,yes,11/2027,,no,1/2/2026\n"))
    assert draft.consents == (ConsentDraft(ConsentScope.DRAWINGS, True, until="11/2027"),)
    assert draft.agreements == (AgreementDraft(AgreementKind.OWN, False, on="1/2/2026"),)
    assert draft.attributes == ()


@pytest.mark.parametrize("column", ["audio_consent_until", "gatekeeper_agreement_on"])
def test_a_day_of_a_list_that_is_none_is_told_by_its_cell(tmp_path: Path, column: str) -> None:
    with pytest.raises(Problem, match=f"Row 2 of the table, column {column}"):
        read_participants(table(tmp_path, f"participant,{column}\nA,soon\n"))
