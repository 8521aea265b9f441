-- The first files have the columns of plan_seats in another order: PRAGMA quick_check of SQLite 3.40 sees NULLs in its
-- rows once a plan is written, and calls the file damaged. Nothing refers to this table.

ALTER TABLE plan_seats RENAME TO plan_seats_before;
CREATE TABLE plan_seats (
    plan_id         TEXT NOT NULL,
    round_index     INTEGER NOT NULL,
    registration_id TEXT NOT NULL REFERENCES registrations (id),
    table_number    INTEGER NOT NULL,              -- 1-based, as on the sign
    seat_index      INTEGER NOT NULL,              -- 0-based: seat A is 0
    PRIMARY KEY (plan_id, round_index, registration_id),
    FOREIGN KEY (plan_id, round_index) REFERENCES plan_rounds (plan_id, round_index)
) STRICT, WITHOUT ROWID;
INSERT INTO plan_seats (plan_id, round_index, registration_id, table_number, seat_index)
    SELECT plan_id, round_index, registration_id, table_number, seat_index FROM plan_seats_before;
DROP TABLE plan_seats_before;
CREATE INDEX plan_seats_by_registration ON plan_seats (registration_id);
