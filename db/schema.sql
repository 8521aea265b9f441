-- A snapshot of the newest schema, kept true by a test. Change it through a migration.

CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'journal entries are never changed');
END;

CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'journal entries are never deleted');
END;

CREATE TABLE categories (
    key      TEXT PRIMARY KEY,                    -- clinical, research, industry, patients, other...
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    colour   TEXT NOT NULL CHECK (colour GLOB '#[0-9A-Fa-f]*' AND length(colour) = 7),
    shape    TEXT NOT NULL CHECK (shape IN ('circle', 'square', 'triangle', 'diamond', 'hexagon', 'star')),
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE check_ins (
    id              TEXT PRIMARY KEY,              -- the journal entry's id
    event_id        TEXT NOT NULL REFERENCES events (id),
    registration_id TEXT REFERENCES registrations (id),
    outcome         TEXT NOT NULL,                 -- core.checkin.Outcome, or UNDONE
    way             TEXT NOT NULL,                 -- scan, search, camera, kiosk, cli, paper, walk-in
    code            TEXT NOT NULL DEFAULT '',
    at_ms           INTEGER NOT NULL,              -- when it was scanned
    hlc             TEXT NOT NULL,
    desk            TEXT NOT NULL,
    operator        TEXT NOT NULL,
    reason          TEXT NOT NULL DEFAULT '',
    undoes_id       TEXT
) STRICT;

CREATE TABLE codes (
    code            TEXT NOT NULL,
    registration_id TEXT NOT NULL REFERENCES registrations (id),
    origin          TEXT NOT NULL,                -- ronde, or the platform it came from
    issued_ms       INTEGER NOT NULL,
    revoked_ms      INTEGER,
    PRIMARY KEY (code, registration_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE doubts (
    id              TEXT PRIMARY KEY,
    event_id        TEXT NOT NULL REFERENCES events (id),
    registration_id TEXT NOT NULL REFERENCES registrations (id),
    opened_ms       INTEGER NOT NULL,
    opened_desk     TEXT NOT NULL,
    opened_operator TEXT NOT NULL,
    note            TEXT NOT NULL DEFAULT '',
    solved_ms       INTEGER,
    solved_operator TEXT NOT NULL DEFAULT '',
    solution        TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE events (
    id         TEXT PRIMARY KEY,
    slug       TEXT NOT NULL UNIQUE,
    title      TEXT NOT NULL,
    theme      TEXT NOT NULL DEFAULT '',
    place      TEXT NOT NULL DEFAULT '',
    date       TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    timezone   TEXT NOT NULL DEFAULT 'Europe/Paris',
    exits_on   INTEGER NOT NULL DEFAULT 0 CHECK (exits_on IN (0, 1)),
    opens_ms   INTEGER,
    closes_ms  INTEGER,
    admits_json TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(admits_json)),  -- category keys; empty is everybody
    created_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE institutions (
    id     TEXT PRIMARY KEY,
    name   TEXT NOT NULL,
    folded TEXT NOT NULL
) STRICT;

CREATE TABLE journal (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,   -- order of arrival in this file
    id       TEXT NOT NULL UNIQUE,                -- UUIDv7
    hlc      TEXT NOT NULL,                       -- hybrid logical time, sorts as text
    at_ms    INTEGER NOT NULL,
    desk     TEXT NOT NULL,
    operator TEXT NOT NULL,
    kind     TEXT NOT NULL,
    subject  TEXT NOT NULL,                       -- "registration:<id>", "event:<id>"...
    event_id TEXT,
    payload  TEXT NOT NULL CHECK (json_valid(payload))
) STRICT;

CREATE TABLE live_lease (
    event_id TEXT PRIMARY KEY REFERENCES events (id),
    holder   TEXT NOT NULL,
    desk     TEXT NOT NULL,
    seen_ms  INTEGER NOT NULL
, driven_ms INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE live_sessions (
    id            TEXT PRIMARY KEY,
    event_id      TEXT NOT NULL REFERENCES events (id),
    plan_id       TEXT REFERENCES plans (id),
    format        TEXT NOT NULL,
    settings_json TEXT NOT NULL CHECK (json_valid(settings_json)),
    started_ms    INTEGER NOT NULL,
    ended_ms      INTEGER
) STRICT;

CREATE TABLE open_windows (
    holder  TEXT PRIMARY KEY,                      -- window, process and computer
    desk    TEXT NOT NULL,
    seen_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE pair_wishes (
    who_id   TEXT NOT NULL REFERENCES registrations (id),
    whom_id  TEXT NOT NULL REFERENCES registrations (id),
    event_id TEXT NOT NULL REFERENCES events (id),
    kind     TEXT NOT NULL CHECK (kind IN ('wish', 'avoid')),
    PRIMARY KEY (who_id, whom_id),
    CHECK (who_id <> whom_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
    id             TEXT PRIMARY KEY,
    given_name     TEXT NOT NULL,
    family_name    TEXT NOT NULL,
    email          TEXT NOT NULL DEFAULT '',
    phone          TEXT NOT NULL DEFAULT '',
    institution_id TEXT REFERENCES institutions (id),
    unit           TEXT NOT NULL DEFAULT '',
    typed_json     TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(typed_json))
) STRICT;

CREATE TABLE plan_rounds (
    plan_id     TEXT NOT NULL REFERENCES plans (id),
    round_index INTEGER NOT NULL,                  -- 0-based
    tables      INTEGER NOT NULL,
    PRIMARY KEY (plan_id, round_index)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_seats (
    plan_id         TEXT NOT NULL,
    round_index     INTEGER NOT NULL,
    registration_id TEXT NOT NULL REFERENCES registrations (id),
    table_number    INTEGER NOT NULL,              -- 1-based, as on the sign
    seat_index      INTEGER NOT NULL,              -- 0-based: seat A is 0
    PRIMARY KEY (plan_id, round_index, registration_id),
    FOREIGN KEY (plan_id, round_index) REFERENCES plan_rounds (plan_id, round_index)
) STRICT, WITHOUT ROWID;

CREATE TABLE plans (
    id            TEXT PRIMARY KEY,
    event_id      TEXT NOT NULL REFERENCES events (id),
    title         TEXT NOT NULL,
    format        TEXT NOT NULL CHECK (format IN ('tables', 'pairs')),
    settings_json TEXT NOT NULL CHECK (json_valid(settings_json)),
    quality_json  TEXT NOT NULL CHECK (json_valid(quality_json)),
    created_ms    INTEGER NOT NULL,
    active        INTEGER NOT NULL DEFAULT 0 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE print_jobs (
    id                 TEXT PRIMARY KEY,
    event_id           TEXT NOT NULL REFERENCES events (id),
    desk               TEXT NOT NULL,
    printer            TEXT NOT NULL,
    state              TEXT NOT NULL
        CHECK (state IN ('waiting', 'sending', 'spooled', 'printed', 'failed', 'unsure', 'cancelled')),
    registrations_json TEXT NOT NULL CHECK (json_valid(registrations_json)),
    options_json       TEXT NOT NULL CHECK (json_valid(options_json)),  -- sheet, back, start_at...
    system_job         TEXT NOT NULL DEFAULT '',   -- the number that the printing system gave it
    reason             TEXT NOT NULL DEFAULT '',
    tries              INTEGER NOT NULL DEFAULT 0,
    created_ms         INTEGER NOT NULL,
    changed_ms         INTEGER NOT NULL
) STRICT;

CREATE TABLE programme_items (
    id            TEXT PRIMARY KEY,
    event_id      TEXT NOT NULL REFERENCES events (id),
    position      INTEGER NOT NULL,
    kind          TEXT NOT NULL,
    title         TEXT NOT NULL,
    speakers_json TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(speakers_json)),
    place         TEXT NOT NULL DEFAULT '',
    start_min     INTEGER,                        -- minutes after local midnight of the event's date
    length_s      INTEGER NOT NULL CHECK (length_s >= 0),
    dropped       INTEGER NOT NULL DEFAULT 0 CHECK (dropped IN (0, 1))
) STRICT;

CREATE TABLE queue_entries (
    id              TEXT PRIMARY KEY,
    event_id        TEXT NOT NULL REFERENCES events (id),
    position        INTEGER NOT NULL,
    registration_id TEXT REFERENCES registrations (id),
    speaker         TEXT NOT NULL DEFAULT '',      -- for somebody who is not registered
    affiliation     TEXT NOT NULL DEFAULT '',
    category_key    TEXT NOT NULL DEFAULT '',
    title           TEXT NOT NULL DEFAULT '',
    state           TEXT NOT NULL DEFAULT 'waiting',
    used_s          INTEGER
) STRICT;

CREATE TABLE registrations (
    id                 TEXT PRIMARY KEY,
    event_id           TEXT NOT NULL REFERENCES events (id),
    person_id          TEXT NOT NULL REFERENCES people (id),
    category_key       TEXT NOT NULL REFERENCES categories (key),
    category_typed     TEXT NOT NULL DEFAULT '',
    role               TEXT NOT NULL DEFAULT '',
    status             TEXT NOT NULL DEFAULT 'confirmed' CHECK (status IN ('confirmed', 'pending', 'cancelled')),
    source             TEXT NOT NULL DEFAULT '',
    wants_speed_dating INTEGER CHECK (wants_speed_dating IN (0, 1)),   -- NULL: not said
    idea               TEXT NOT NULL DEFAULT '',
    consent_share      INTEGER CHECK (consent_share IN (0, 1)),
    consent_photo      INTEGER CHECK (consent_photo IN (0, 1)),
    consent_ms         INTEGER,
    consent_origin     TEXT NOT NULL DEFAULT '',
    needs              TEXT NOT NULL DEFAULT '',   -- diet, wheelchair: can be health data
    note               TEXT NOT NULL DEFAULT '',
    attention          TEXT NOT NULL DEFAULT '',
    typed_json         TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(typed_json)),
    created_ms         INTEGER NOT NULL,
    number             INTEGER NOT NULL,           -- the number on the paper list, 1, 2, 3...
    present            INTEGER NOT NULL DEFAULT 0 CHECK (present IN (0, 1)),
    first_in_ms        INTEGER,
    first_in_desk      TEXT NOT NULL DEFAULT '',
    first_in_operator  TEXT NOT NULL DEFAULT '',
    doubled            INTEGER NOT NULL DEFAULT 0, -- admissions beyond the first that no exit explains
    badges_printed     INTEGER NOT NULL DEFAULT 0,
    badge_printed_ms   INTEGER
) STRICT;

CREATE TABLE settings (
    key        TEXT PRIMARY KEY,
    value_json TEXT NOT NULL CHECK (json_valid(value_json))
) STRICT;

CREATE INDEX check_ins_by_event ON check_ins (event_id, hlc);

CREATE INDEX check_ins_by_registration ON check_ins (registration_id, at_ms);

CREATE INDEX check_ins_by_undone ON check_ins (undoes_id) WHERE undoes_id IS NOT NULL;

CREATE INDEX codes_by_registration ON codes (registration_id, issued_ms);

CREATE INDEX doubts_by_event ON doubts (event_id, opened_ms);

CREATE INDEX institutions_by_folded ON institutions (folded);

CREATE INDEX journal_by_hlc ON journal (hlc);

CREATE INDEX journal_by_subject ON journal (subject, hlc);

CREATE INDEX live_sessions_by_event ON live_sessions (event_id, started_ms);

CREATE INDEX pair_wishes_by_event ON pair_wishes (event_id);

CREATE INDEX people_by_email ON people (email);

CREATE INDEX people_by_institution ON people (institution_id);

CREATE INDEX plan_seats_by_registration ON plan_seats (registration_id);

CREATE INDEX plans_by_event ON plans (event_id, created_ms);

CREATE INDEX print_jobs_by_state ON print_jobs (state, created_ms);

CREATE INDEX programme_by_event ON programme_items (event_id, position);

CREATE INDEX queue_by_event ON queue_entries (event_id, position);

CREATE INDEX registrations_by_arrival ON registrations (event_id, first_in_ms) WHERE first_in_ms IS NOT NULL;

CREATE INDEX registrations_by_category ON registrations (event_id, category_key, status);

CREATE INDEX registrations_by_event ON registrations (event_id, person_id);

CREATE INDEX registrations_by_number ON registrations (event_id, number);

CREATE INDEX registrations_by_person ON registrations (person_id);

CREATE INDEX registrations_by_presence ON registrations (event_id, category_key, status, present) WHERE present = 1;
