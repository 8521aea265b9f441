-- What was asked of a printer and what became of it: survives paper out, printer off and a restart.

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
CREATE INDEX print_jobs_by_state ON print_jobs (state, created_ms);
