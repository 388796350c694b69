"""The tables of the study. Rows of one person hang off that person, so that deletion can be real."""

from app.study.model.cases import Case, CaseLink
from app.study.model.guide import GuideQuestion, GuideTick
from app.study.model.outputs import Export, ExportedPerson, SavedReport
from app.study.model.people import Agreement, Area, Attribute, AttributeValue, Consent, Participant, Perspective
from app.study.model.pictures import Picture, PictureTile, Redaction, SafeCopy
from app.study.model.safekeeping import RetentionDate, Withdrawal
from app.study.model.settings import StudySetting
from app.study.model.sources import FieldNote, SignOff, Source, SourceFile, Speaker
from app.study.model.texts import Replacement, TextMark, TextVersion, Turn, VersionText

__all__ = [
    "Agreement",
    "Area",
    "Attribute",
    "AttributeValue",
    "Case",
    "CaseLink",
    "Consent",
    "Export",
    "ExportedPerson",
    "FieldNote",
    "GuideQuestion",
    "GuideTick",
    "Participant",
    "Perspective",
    "Picture",
    "PictureTile",
    "Redaction",
    "Replacement",
    "RetentionDate",
    "SafeCopy",
    "SavedReport",
    "SignOff",
    "Source",
    "SourceFile",
    "Speaker",
    "StudySetting",
    "TextMark",
    "TextVersion",
    "Turn",
    "VersionText",
    "Withdrawal",
]
