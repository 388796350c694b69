-- Format 1: the study, its texts and their coding.

CREATE TABLE area (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_area_name UNIQUE (name)
);

CREATE TABLE attribute (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_attribute_name UNIQUE (name)
);

CREATE TABLE audit (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    rows TEXT NOT NULL
);

CREATE TABLE code (
    id INTEGER NOT NULL,
    parent_id INTEGER,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    colour INTEGER NOT NULL,
    definition TEXT NOT NULL,
    when_to_use TEXT NOT NULL,
    when_not TEXT NOT NULL,
    example TEXT NOT NULL,
    made_by TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_code_parent_id_name UNIQUE (parent_id, name),
    FOREIGN KEY(parent_id) REFERENCES code (id) ON DELETE CASCADE
);

CREATE TABLE coder (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_coder_name UNIQUE (name)
);

CREATE TABLE perspective (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    palette INTEGER NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_perspective_name UNIQUE (name)
);

CREATE TABLE project (
    id INTEGER NOT NULL,
    guid BLOB NOT NULL,
    name TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    made_with TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_project_one_row CHECK (id = 1)
);

CREATE TABLE source (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    collected_on TEXT NOT NULL,
    format TEXT NOT NULL,
    encoding TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 BLOB NOT NULL,
    made_by TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_source_name UNIQUE (name)
);

CREATE TABLE participant (
    id INTEGER NOT NULL,
    pseudonym TEXT NOT NULL,
    perspective_id INTEGER,
    role TEXT NOT NULL,
    area_id INTEGER,
    excluded BOOLEAN NOT NULL,
    withdrawn_on TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_participant_pseudonym UNIQUE (pseudonym),
    FOREIGN KEY(perspective_id) REFERENCES perspective (id) ON DELETE SET NULL,
    FOREIGN KEY(area_id) REFERENCES area (id) ON DELETE SET NULL
);

CREATE INDEX ix_participant_area_id ON participant (area_id);

CREATE INDEX ix_participant_perspective_id ON participant (perspective_id);

CREATE TABLE source_file (
    id INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_source_file_source_id UNIQUE (source_id),
    FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
);

CREATE TABLE study_case (
    id INTEGER NOT NULL,
    pseudonym TEXT NOT NULL,
    area_id INTEGER,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_study_case_pseudonym UNIQUE (pseudonym),
    FOREIGN KEY(area_id) REFERENCES area (id) ON DELETE SET NULL
);

CREATE INDEX ix_study_case_area_id ON study_case (area_id);

CREATE TABLE text_version (
    id INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    words INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    current BOOLEAN NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_text_version_source_id_number UNIQUE (source_id, number),
    FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
);

CREATE TABLE agreement (
    id INTEGER NOT NULL,
    participant_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    given_by TEXT NOT NULL,
    basis TEXT NOT NULL,
    form_version TEXT NOT NULL,
    explained_how TEXT NOT NULL,
    given_on TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE
);

CREATE INDEX ix_agreement_participant_id ON agreement (participant_id);

CREATE TABLE attribute_value (
    id INTEGER NOT NULL,
    participant_id INTEGER NOT NULL,
    attribute_id INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_attribute_value_participant_id_attribute_id UNIQUE (participant_id, attribute_id),
    FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE,
    FOREIGN KEY(attribute_id) REFERENCES attribute (id) ON DELETE CASCADE
);

CREATE INDEX ix_attribute_value_attribute_id ON attribute_value (attribute_id);

CREATE TABLE case_link (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    participant_id INTEGER NOT NULL,
    relation TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_case_link_case_id_participant_id UNIQUE (case_id, participant_id),
    FOREIGN KEY(case_id) REFERENCES study_case (id) ON DELETE CASCADE,
    FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE
);

CREATE INDEX ix_case_link_participant_id ON case_link (participant_id);

CREATE TABLE consent (
    id INTEGER NOT NULL,
    participant_id INTEGER NOT NULL,
    scope TEXT NOT NULL,
    given BOOLEAN NOT NULL,
    decided_on TEXT NOT NULL,
    withdrawn_on TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_consent_participant_id_scope UNIQUE (participant_id, scope),
    FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE
);

CREATE TABLE segment (
    id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words_hash BLOB NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_segment_version_id_start_end UNIQUE (version_id, start, "end"),
    FOREIGN KEY(version_id) REFERENCES text_version (id) ON DELETE CASCADE
);

CREATE TABLE speaker (
    id INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    label TEXT NOT NULL,
    interviewer BOOLEAN NOT NULL,
    participant_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT uq_speaker_source_id_label UNIQUE (source_id, label),
    CONSTRAINT ck_speaker_one_of_two CHECK (NOT (interviewer AND participant_id IS NOT NULL)),
    FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE,
    FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE SET NULL
);

CREATE INDEX ix_speaker_participant_id ON speaker (participant_id);

CREATE TABLE text_mark (
    id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(version_id) REFERENCES text_version (id) ON DELETE CASCADE
);

CREATE INDEX ix_text_mark_version_id ON text_mark (version_id);

CREATE TABLE version_text (
    version_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (version_id),
    FOREIGN KEY(version_id) REFERENCES text_version (id) ON DELETE CASCADE
);

CREATE TABLE coding (
    id INTEGER NOT NULL,
    segment_id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    coder_id INTEGER NOT NULL,
    memo TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_coding_segment_id_code_id_coder_id UNIQUE (segment_id, code_id, coder_id),
    FOREIGN KEY(segment_id) REFERENCES segment (id) ON DELETE CASCADE,
    FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE,
    FOREIGN KEY(coder_id) REFERENCES coder (id)
);

CREATE INDEX ix_coding_code ON coding (code_id, segment_id);

CREATE TABLE turn (
    id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    speaker_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    speech_start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(version_id) REFERENCES text_version (id) ON DELETE CASCADE,
    FOREIGN KEY(speaker_id) REFERENCES speaker (id) ON DELETE CASCADE
);

CREATE INDEX ix_turn_version ON turn (version_id, start);

CREATE TABLE segment_turn (
    id INTEGER NOT NULL,
    segment_id INTEGER NOT NULL,
    turn_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_segment_turn_segment_id_turn_id UNIQUE (segment_id, turn_id),
    FOREIGN KEY(segment_id) REFERENCES segment (id) ON DELETE CASCADE,
    FOREIGN KEY(turn_id) REFERENCES turn (id) ON DELETE CASCADE
);

CREATE INDEX ix_segment_turn_turn_id ON segment_turn (turn_id);

CREATE VIRTUAL TABLE turn_words USING fts5(
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER turn_words_forget AFTER DELETE ON turn BEGIN DELETE FROM turn_words WHERE rowid = OLD.id; END;
