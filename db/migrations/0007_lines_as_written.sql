-- The last lines of the door, and the one that is taken back, are those written last, also after somebody set the clock
-- back: asked for in the order of the journal.

DROP INDEX check_ins_by_event;
CREATE INDEX check_ins_by_event ON check_ins (event_id, hlc);
