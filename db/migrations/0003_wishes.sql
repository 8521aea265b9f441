-- Whom somebody would like to meet, or must not share a table with, at one event.

CREATE TABLE pair_wishes (
    who_id   TEXT NOT NULL REFERENCES registrations (id),
    whom_id  TEXT NOT NULL REFERENCES registrations (id),
    event_id TEXT NOT NULL REFERENCES events (id),
    kind     TEXT NOT NULL CHECK (kind IN ('wish', 'avoid')),
    PRIMARY KEY (who_id, whom_id),
    CHECK (who_id <> whom_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_wishes_by_event ON pair_wishes (event_id);
