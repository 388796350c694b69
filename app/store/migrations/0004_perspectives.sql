-- Format 4: claims and their evidence, the framework matrix, concerns, sign-off, and the register of exports;
-- the audit sealed.

CREATE TABLE claim (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    statement TEXT NOT NULL,
    origin TEXT NOT NULL,
    origin_reference TEXT NOT NULL,
    origin_segment_id INTEGER,
    if_true TEXT NOT NULL,
    would_surprise TEXT NOT NULL,
    why_it_matters TEXT NOT NULL,
    rival TEXT NOT NULL,
    track TEXT NOT NULL,
    status TEXT NOT NULL,
    position INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_claim_ref UNIQUE (ref),
    FOREIGN KEY(origin_segment_id) REFERENCES segment (id) ON DELETE SET NULL
);

CREATE INDEX ix_claim_origin_segment_id ON claim (origin_segment_id);

CREATE TABLE claim_holder (
    id INTEGER NOT NULL,
    claim_id INTEGER NOT NULL,
    perspective_id INTEGER,
    other TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_claim_holder_claim_id_perspective_id_other UNIQUE (claim_id, perspective_id, other),
    CONSTRAINT ck_claim_holder_one_of_two CHECK ((perspective_id IS NOT NULL) + (other <> '') = 1),
    FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE,
    FOREIGN KEY(perspective_id) REFERENCES perspective (id) ON DELETE CASCADE
);

CREATE INDEX ix_claim_holder_perspective_id ON claim_holder (perspective_id);

CREATE TABLE claim_scope (
    id INTEGER NOT NULL,
    claim_id INTEGER NOT NULL,
    area_id INTEGER,
    attribute_id INTEGER,
    value TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_claim_scope_one_of_two CHECK ((area_id IS NOT NULL) + (attribute_id IS NOT NULL) = 1),
    FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE,
    FOREIGN KEY(area_id) REFERENCES area (id) ON DELETE CASCADE,
    FOREIGN KEY(attribute_id) REFERENCES attribute (id) ON DELETE CASCADE
);

CREATE INDEX ix_claim_scope_area_id ON claim_scope (area_id);

CREATE INDEX ix_claim_scope_attribute_id ON claim_scope (attribute_id);

CREATE INDEX ix_claim_scope_claim_id ON claim_scope (claim_id);

CREATE TABLE claim_code (
    id INTEGER NOT NULL,
    claim_id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_claim_code_claim_id_code_id UNIQUE (claim_id, code_id),
    FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE,
    FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE
);

CREATE INDEX ix_claim_code_code_id ON claim_code (code_id);

CREATE TABLE claim_theme (
    id INTEGER NOT NULL,
    claim_id INTEGER NOT NULL,
    theme_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_claim_theme_claim_id_theme_id UNIQUE (claim_id, theme_id),
    FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE,
    FOREIGN KEY(theme_id) REFERENCES theme (id) ON DELETE CASCADE
);

CREATE INDEX ix_claim_theme_theme_id ON claim_theme (theme_id);

CREATE TABLE evidence (
    id INTEGER NOT NULL,
    claim_id INTEGER NOT NULL,
    segment_id INTEGER NOT NULL,
    coder_id INTEGER NOT NULL,
    stance TEXT NOT NULL,
    first_hand BOOLEAN NOT NULL,
    about_id INTEGER,
    note TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_evidence_claim_id_segment_id_coder_id UNIQUE (claim_id, segment_id, coder_id),
    FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE,
    FOREIGN KEY(segment_id) REFERENCES segment (id) ON DELETE CASCADE,
    FOREIGN KEY(coder_id) REFERENCES coder (id),
    FOREIGN KEY(about_id) REFERENCES perspective (id) ON DELETE SET NULL
);

CREATE INDEX ix_evidence_about_id ON evidence (about_id);

CREATE INDEX ix_evidence_coder_id ON evidence (coder_id);

CREATE INDEX ix_evidence_segment_id ON evidence (segment_id);

CREATE TABLE claim_decision (
    id INTEGER NOT NULL,
    claim_id INTEGER NOT NULL,
    status TEXT NOT NULL,
    rationale TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    coded INTEGER NOT NULL,
    "of" INTEGER NOT NULL,
    signal TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
);

CREATE INDEX ix_claim_decision_claim_id ON claim_decision (claim_id);

CREATE TABLE negative_case (
    id INTEGER NOT NULL,
    claim_id INTEGER NOT NULL,
    found BOOLEAN NOT NULL,
    words TEXT NOT NULL,
    looked_by TEXT NOT NULL,
    looked_on TEXT NOT NULL,
    segment_id INTEGER,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE,
    FOREIGN KEY(segment_id) REFERENCES segment (id) ON DELETE SET NULL
);

CREATE INDEX ix_negative_case_claim_id ON negative_case (claim_id);

CREATE INDEX ix_negative_case_segment_id ON negative_case (segment_id);

CREATE TABLE prompt_answer (
    id INTEGER NOT NULL,
    prompt TEXT NOT NULL,
    claim_id INTEGER,
    code_id INTEGER,
    perspective_id INTEGER,
    event_id INTEGER,
    reason TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE,
    FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE,
    FOREIGN KEY(perspective_id) REFERENCES perspective (id) ON DELETE CASCADE,
    FOREIGN KEY(event_id) REFERENCES journey_event (id) ON DELETE CASCADE
);

CREATE INDEX ix_prompt_answer_claim_id ON prompt_answer (claim_id);

CREATE INDEX ix_prompt_answer_code_id ON prompt_answer (code_id);

CREATE INDEX ix_prompt_answer_event_id ON prompt_answer (event_id);

CREATE INDEX ix_prompt_answer_perspective_id ON prompt_answer (perspective_id);

CREATE TABLE framework_cell (
    id INTEGER NOT NULL,
    participant_id INTEGER NOT NULL,
    theme_id INTEGER,
    code_id INTEGER,
    summary TEXT NOT NULL,
    made_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_framework_cell_participant_id_theme_id UNIQUE (participant_id, theme_id),
    CONSTRAINT uq_framework_cell_participant_id_code_id UNIQUE (participant_id, code_id),
    CONSTRAINT ck_framework_cell_one_of_two CHECK ((theme_id IS NOT NULL) + (code_id IS NOT NULL) = 1),
    FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE,
    FOREIGN KEY(theme_id) REFERENCES theme (id) ON DELETE CASCADE,
    FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE
);

CREATE INDEX ix_framework_cell_code_id ON framework_cell (code_id);

CREATE INDEX ix_framework_cell_theme_id ON framework_cell (theme_id);

CREATE TABLE concern (
    id INTEGER NOT NULL,
    segment_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    known_already BOOLEAN,
    "immediate" BOOLEAN NOT NULL,
    child_told BOOLEAN,
    informed TEXT NOT NULL,
    informed_at TEXT NOT NULL,
    reference TEXT NOT NULL,
    outcome TEXT NOT NULL,
    raised_by TEXT NOT NULL,
    closed_by TEXT NOT NULL,
    closed_on TEXT NOT NULL,
    released BOOLEAN NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(segment_id) REFERENCES segment (id) ON DELETE CASCADE
);

CREATE INDEX ix_concern_segment_id ON concern (segment_id);

CREATE TABLE sign_off (
    id INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    signed_by TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_sign_off_source_id UNIQUE (source_id),
    FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
);

CREATE TABLE saved_report (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    spec TEXT NOT NULL,
    position INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_saved_report_name UNIQUE (name)
);

CREATE TABLE export (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    format TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    settings TEXT NOT NULL,
    made_by TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE exported_person (
    id INTEGER NOT NULL,
    export_id INTEGER NOT NULL,
    participant_id INTEGER NOT NULL,
    quotes INTEGER NOT NULL,
    pictures INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_exported_person_export_id_participant_id UNIQUE (export_id, participant_id),
    FOREIGN KEY(export_id) REFERENCES export (id) ON DELETE CASCADE,
    FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE
);

CREATE INDEX ix_exported_person_participant_id ON exported_person (participant_id);

ALTER TABLE audit ADD COLUMN seal BLOB NOT NULL DEFAULT '';
