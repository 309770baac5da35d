"""The read-only API: what the site publishes, for programs."""
