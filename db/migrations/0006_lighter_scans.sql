-- A scan changes these tables while a person waits at the door: an index that nobody asks, or that holds the many rows
-- which nobody asks it for, is a page more to read and to write each time.

DROP INDEX journal_by_event;

DROP INDEX check_ins_by_undone;
CREATE INDEX check_ins_by_undone ON check_ins (undoes_id) WHERE undoes_id IS NOT NULL;

DROP INDEX registrations_by_arrival;
CREATE INDEX registrations_by_arrival ON registrations (event_id, first_in_ms) WHERE first_in_ms IS NOT NULL;

DROP INDEX registrations_by_category;
CREATE INDEX registrations_by_category ON registrations (event_id, category_key, status);
CREATE INDEX registrations_by_presence ON registrations (event_id, category_key, status, present) WHERE present = 1;
