-- Format 2: the coding workspace: categories, sets, themes, codebook versions, notes, links, queries, the topic guide.

ALTER TABLE code ADD COLUMN brief TEXT NOT NULL DEFAULT '';

ALTER TABLE code ADD COLUMN near_miss TEXT NOT NULL DEFAULT '';

ALTER TABLE code ADD COLUMN origin TEXT NOT NULL DEFAULT 'emergent';

ALTER TABLE code ADD COLUMN framework TEXT NOT NULL DEFAULT '';

ALTER TABLE code ADD COLUMN category BOOLEAN NOT NULL DEFAULT 0;

ALTER TABLE code ADD COLUMN retired BOOLEAN NOT NULL DEFAULT 0;

ALTER TABLE coding ADD COLUMN recheck BOOLEAN NOT NULL DEFAULT 0;

CREATE TABLE code_set (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    position INTEGER NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_code_set_name UNIQUE (name)
);

CREATE TABLE codebook_version (
    id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    author TEXT NOT NULL,
    content TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_codebook_version_number UNIQUE (number)
);

CREATE TABLE guide_question (
    id INTEGER NOT NULL,
    text TEXT NOT NULL,
    position INTEGER NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE saved_query (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    position INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_saved_query_name UNIQUE (name)
);

CREATE TABLE study_setting (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_study_setting_name UNIQUE (name)
);

CREATE TABLE theme (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    statement TEXT NOT NULL,
    scope TEXT NOT NULL,
    status TEXT NOT NULL,
    contrary TEXT NOT NULL,
    report_text TEXT NOT NULL,
    position INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_theme_name UNIQUE (name)
);

CREATE TABLE code_set_member (
    id INTEGER NOT NULL,
    set_id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_code_set_member_set_id_code_id UNIQUE (set_id, code_id),
    FOREIGN KEY(set_id) REFERENCES code_set (id) ON DELETE CASCADE,
    FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE
);

CREATE INDEX ix_code_set_member_code_id ON code_set_member (code_id);

CREATE TABLE codebook_change (
    id INTEGER NOT NULL,
    code_id INTEGER,
    kind TEXT NOT NULL,
    path TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE SET NULL
);

CREATE INDEX ix_codebook_change_code_id ON codebook_change (code_id);

CREATE TABLE field_note (
    id INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    place TEXT NOT NULL,
    present TEXT NOT NULL,
    interpretation TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_field_note_source_id UNIQUE (source_id),
    FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
);

CREATE TABLE guide_code (
    id INTEGER NOT NULL,
    question_id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_guide_code_question_id_code_id UNIQUE (question_id, code_id),
    FOREIGN KEY(question_id) REFERENCES guide_question (id) ON DELETE CASCADE,
    FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE
);

CREATE INDEX ix_guide_code_code_id ON guide_code (code_id);

CREATE TABLE guide_tick (
    id INTEGER NOT NULL,
    question_id INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    asked BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_guide_tick_question_id_source_id UNIQUE (question_id, source_id),
    FOREIGN KEY(question_id) REFERENCES guide_question (id) ON DELETE CASCADE,
    FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
);

CREATE INDEX ix_guide_tick_source_id ON guide_tick (source_id);

CREATE TABLE theme_code (
    id INTEGER NOT NULL,
    theme_id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_theme_code_theme_id_code_id UNIQUE (theme_id, code_id),
    FOREIGN KEY(theme_id) REFERENCES theme (id) ON DELETE CASCADE,
    FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE
);

CREATE INDEX ix_theme_code_code_id ON theme_code (code_id);

CREATE TABLE refused_suggestion (
    id INTEGER NOT NULL,
    code_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words_hash BLOB NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_refused_suggestion_code_id_version_id_start_end UNIQUE (code_id, version_id, start, "end"),
    FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE,
    FOREIGN KEY(version_id) REFERENCES text_version (id) ON DELETE CASCADE
);

CREATE INDEX ix_refused_suggestion_version ON refused_suggestion (version_id);

CREATE TABLE note (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    dated_on TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    private BOOLEAN NOT NULL,
    for_report BOOLEAN NOT NULL,
    code_id INTEGER,
    theme_id INTEGER,
    participant_id INTEGER,
    case_id INTEGER,
    source_id INTEGER,
    segment_id INTEGER,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_note_about_one CHECK ((code_id IS NOT NULL) + (theme_id IS NOT NULL) + (participant_id IS NOT NULL) + (case_id IS NOT NULL) + (source_id IS NOT NULL) + (segment_id IS NOT NULL) <= 1),
    FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE,
    FOREIGN KEY(theme_id) REFERENCES theme (id) ON DELETE CASCADE,
    FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE,
    FOREIGN KEY(case_id) REFERENCES study_case (id) ON DELETE CASCADE,
    FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE,
    FOREIGN KEY(segment_id) REFERENCES segment (id) ON DELETE CASCADE
);

CREATE INDEX ix_note_case_id ON note (case_id);

CREATE INDEX ix_note_code_id ON note (code_id);

CREATE INDEX ix_note_participant_id ON note (participant_id);

CREATE INDEX ix_note_segment_id ON note (segment_id);

CREATE INDEX ix_note_source_id ON note (source_id);

CREATE INDEX ix_note_theme_id ON note (theme_id);

CREATE TABLE passage_link (
    id INTEGER NOT NULL,
    from_id INTEGER NOT NULL,
    to_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    note TEXT NOT NULL,
    made_by TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_passage_link_from_id_to_id_kind UNIQUE (from_id, to_id, kind),
    FOREIGN KEY(from_id) REFERENCES segment (id) ON DELETE CASCADE,
    FOREIGN KEY(to_id) REFERENCES segment (id) ON DELETE CASCADE
);

CREATE INDEX ix_passage_link_to_id ON passage_link (to_id);

CREATE TABLE theme_passage (
    id INTEGER NOT NULL,
    theme_id INTEGER NOT NULL,
    segment_id INTEGER NOT NULL,
    contrary BOOLEAN NOT NULL,
    note TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_theme_passage_theme_id_segment_id UNIQUE (theme_id, segment_id),
    FOREIGN KEY(theme_id) REFERENCES theme (id) ON DELETE CASCADE,
    FOREIGN KEY(segment_id) REFERENCES segment (id) ON DELETE CASCADE
);

CREATE INDEX ix_theme_passage_segment_id ON theme_passage (segment_id);
