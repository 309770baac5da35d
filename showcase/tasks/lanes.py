"""The lanes of the queue: a worker does one task of each at a time, so that none waits for those of another."""

# Pages that go live or expire by the clock, and what makes caches forget them: nothing keeps these waiting.
PROMPT = "prompt"
# What follows from saving and publishing, and mail.
DEFAULT = "default"
# What takes minutes: backups, asking the hosts of films.
SLOW = "slow"

LANES = (PROMPT, DEFAULT, SLOW)

# Tasks of others, which know no lanes.
LANE_OF = {"wagtail.contrib.frontend_cache.tasks.purge_urls_from_cache_task": PROMPT}
