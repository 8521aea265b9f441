-- Which windows have the file open, on this computer and on others: a heartbeat, like the lease, and no history.

CREATE TABLE open_windows (
    holder  TEXT PRIMARY KEY,                      -- window, process and computer
    desk    TEXT NOT NULL,
    seen_ms INTEGER NOT NULL
) STRICT;
