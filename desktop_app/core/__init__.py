"""The hall: rules without Qt, SQL, files, clock reads or hidden randomness."""
