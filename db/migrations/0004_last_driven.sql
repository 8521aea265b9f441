-- Until when the clock was really driven: a window that waits for the answer "go on where it was?" is alive, but drives nothing.

ALTER TABLE live_lease ADD COLUMN driven_ms INTEGER NOT NULL DEFAULT 0;
