-- Format 3: pictures and their regions, care journeys, support networks.

CREATE TABLE picture (
    id INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    page INTEGER NOT NULL,
    kind TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    described TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_picture_source_id_page UNIQUE (source_id, page),
    FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
);

CREATE TABLE picture_tile (
    id INTEGER NOT NULL,
    picture_id INTEGER NOT NULL,
    level INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_picture_tile_picture_id_level_row_column UNIQUE (picture_id, level, "row", "column"),
    FOREIGN KEY(picture_id) REFERENCES picture (id) ON DELETE CASCADE
);

CREATE TABLE redaction (
    id INTEGER NOT NULL,
    picture_id INTEGER NOT NULL,
    shape TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(picture_id) REFERENCES picture (id) ON DELETE CASCADE
);

CREATE INDEX ix_redaction_picture_id ON redaction (picture_id);

CREATE TABLE safe_copy (
    id INTEGER NOT NULL,
    picture_id INTEGER NOT NULL,
    media TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    content BLOB NOT NULL,
    made_by TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_safe_copy_picture_id UNIQUE (picture_id),
    FOREIGN KEY(picture_id) REFERENCES picture (id) ON DELETE CASCADE
);

CREATE TABLE journey (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    born TEXT NOT NULL,
    reviewed_on TEXT NOT NULL,
    age_at_review INTEGER,
    summary TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_journey_case_id UNIQUE (case_id),
    FOREIGN KEY(case_id) REFERENCES study_case (id) ON DELETE CASCADE
);

CREATE TABLE journey_lane (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_journey_lane_name UNIQUE (name)
);

CREATE TABLE journey_event (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    lane_id INTEGER,
    critical BOOLEAN NOT NULL,
    judged TEXT NOT NULL,
    judged_because TEXT NOT NULL,
    judged_by TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(case_id) REFERENCES study_case (id) ON DELETE CASCADE,
    FOREIGN KEY(lane_id) REFERENCES journey_lane (id) ON DELETE SET NULL
);

CREATE INDEX ix_journey_event_case_id ON journey_event (case_id);

CREATE INDEX ix_journey_event_lane_id ON journey_event (lane_id);

CREATE TABLE spell (
    id INTEGER NOT NULL,
    lane_id INTEGER NOT NULL,
    start_precision TEXT NOT NULL,
    start_low INTEGER,
    start_high INTEGER,
    start_words TEXT NOT NULL,
    start_event_id INTEGER,
    end_precision TEXT NOT NULL,
    end_low INTEGER,
    end_high INTEGER,
    end_words TEXT NOT NULL,
    end_event_id INTEGER,
    ongoing BOOLEAN NOT NULL,
    code TEXT NOT NULL,
    label TEXT NOT NULL,
    carer TEXT NOT NULL,
    new_home BOOLEAN,
    unplanned BOOLEAN,
    began_because TEXT NOT NULL,
    ended_because TEXT NOT NULL,
    provider TEXT NOT NULL,
    in_area BOOLEAN,
    miles DOUBLE,
    mid_year BOOLEAN,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(id) REFERENCES segment (id) ON DELETE CASCADE,
    FOREIGN KEY(lane_id) REFERENCES journey_lane (id),
    FOREIGN KEY(start_event_id) REFERENCES journey_event (id) ON DELETE SET NULL,
    FOREIGN KEY(end_event_id) REFERENCES journey_event (id) ON DELETE SET NULL
);

CREATE INDEX ix_spell_end_event_id ON spell (end_event_id);

CREATE INDEX ix_spell_lane_id ON spell (lane_id);

CREATE INDEX ix_spell_start_event_id ON spell (start_event_id);

CREATE TABLE wellbeing_point (
    id INTEGER NOT NULL,
    happened_precision TEXT NOT NULL,
    happened_low INTEGER,
    happened_high INTEGER,
    happened_words TEXT NOT NULL,
    happened_event_id INTEGER,
    value DOUBLE,
    method TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(id) REFERENCES segment (id) ON DELETE CASCADE,
    FOREIGN KEY(happened_event_id) REFERENCES journey_event (id) ON DELETE SET NULL
);

CREATE INDEX ix_wellbeing_point_happened_event_id ON wellbeing_point (happened_event_id);

CREATE TABLE vocabulary_term (
    id INTEGER NOT NULL,
    list TEXT NOT NULL,
    code TEXT NOT NULL,
    label TEXT NOT NULL,
    grouped TEXT NOT NULL,
    marks TEXT NOT NULL,
    position INTEGER NOT NULL,
    hidden BOOLEAN NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_vocabulary_term_list_code UNIQUE (list, code)
);

CREATE TABLE event_account (
    id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    source_id INTEGER,
    happened_precision TEXT NOT NULL,
    happened_low INTEGER,
    happened_high INTEGER,
    happened_words TEXT NOT NULL,
    happened_event_id INTEGER,
    reason TEXT NOT NULL,
    reason_group TEXT NOT NULL,
    planned BOOLEAN,
    told_why BOOLEAN,
    had_say BOOLEAN,
    effect INTEGER,
    first_hand BOOLEAN NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(id) REFERENCES segment (id) ON DELETE CASCADE,
    FOREIGN KEY(event_id) REFERENCES journey_event (id),
    FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE SET NULL,
    FOREIGN KEY(happened_event_id) REFERENCES journey_event (id) ON DELETE SET NULL
);

CREATE INDEX ix_event_account_event_id ON event_account (event_id);

CREATE INDEX ix_event_account_happened_event_id ON event_account (happened_event_id);

CREATE INDEX ix_event_account_source_id ON event_account (source_id);

CREATE TABLE network (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    teller_id INTEGER NOT NULL,
    title TEXT NOT NULL,
    happened_precision TEXT NOT NULL,
    happened_low INTEGER,
    happened_high INTEGER,
    happened_words TEXT NOT NULL,
    happened_event_id INTEGER,
    position INTEGER NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(case_id) REFERENCES study_case (id) ON DELETE CASCADE,
    FOREIGN KEY(teller_id) REFERENCES participant (id) ON DELETE CASCADE,
    FOREIGN KEY(happened_event_id) REFERENCES journey_event (id) ON DELETE SET NULL
);

CREATE INDEX ix_network_case_id ON network (case_id);

CREATE INDEX ix_network_happened_event_id ON network (happened_event_id);

CREATE INDEX ix_network_teller_id ON network (teller_id);

CREATE TABLE network_person (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    relation TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_network_person_case_id_name UNIQUE (case_id, name),
    FOREIGN KEY(case_id) REFERENCES study_case (id) ON DELETE CASCADE
);

CREATE TABLE network_node (
    id INTEGER NOT NULL,
    network_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    sector TEXT NOT NULL,
    ring INTEGER NOT NULL,
    place DOUBLE,
    tie TEXT NOT NULL,
    direction TEXT NOT NULL,
    supports TEXT NOT NULL,
    frequency TEXT NOT NULL,
    supervised BOOLEAN,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    lost_at_id INTEGER,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_network_node_network_id_person_id UNIQUE (network_id, person_id),
    FOREIGN KEY(id) REFERENCES segment (id) ON DELETE CASCADE,
    FOREIGN KEY(network_id) REFERENCES network (id),
    FOREIGN KEY(person_id) REFERENCES network_person (id),
    FOREIGN KEY(lost_at_id) REFERENCES journey_event (id) ON DELETE SET NULL
);

CREATE INDEX ix_network_node_lost_at_id ON network_node (lost_at_id);

CREATE INDEX ix_network_node_person_id ON network_node (person_id);

ALTER TABLE segment ALTER COLUMN version_id DROP NOT NULL;

ALTER TABLE segment ADD COLUMN picture_id INTEGER REFERENCES picture (id) ON DELETE CASCADE;

ALTER TABLE segment ADD COLUMN number INTEGER;

ALTER TABLE segment ADD COLUMN shape TEXT NOT NULL DEFAULT '';

ALTER TABLE segment ADD COLUMN label TEXT NOT NULL DEFAULT '';

ALTER TABLE segment ADD COLUMN case_id INTEGER REFERENCES study_case (id) ON DELETE CASCADE;

ALTER TABLE segment ADD COLUMN teller_id INTEGER REFERENCES participant (id) ON DELETE CASCADE;

ALTER TABLE segment ADD CONSTRAINT ck_segment_one_place CHECK ((version_id IS NOT NULL) + (picture_id IS NOT NULL) + (case_id IS NOT NULL) = 1);

CREATE INDEX ix_segment_case_id ON segment (case_id);

CREATE INDEX ix_segment_teller_id ON segment (teller_id);

CREATE UNIQUE INDEX uq_segment_picture_id_number ON segment (picture_id, number);
