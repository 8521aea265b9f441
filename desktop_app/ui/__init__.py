"""The windows: the only code that knows Qt. It draws frozen snapshots and sends commands to the services."""
