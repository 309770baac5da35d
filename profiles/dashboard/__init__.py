"""The first page after logging in: an editor's own work, and what waits for a manager."""
