"""Work beside the requests: a queue in the database, the worker that does it, and what it does by the clock.

`showcase.tasks` stands below the other parts of the showcase: they may use it, and it knows none of them.
"""
