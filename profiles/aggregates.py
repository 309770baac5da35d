"""An aggregate that Django 5.2 has for PostgreSQL alone."""

from django.db.models import Aggregate, TextField
from django.db.models.functions import Cast


class JoinedKeys(Aggregate):
    """The keys of related rows in one string, with commas between them, in no order; None where there are none."""

    function = "GROUP_CONCAT"
    template = "%(function)s(%(expressions)s, ',')"
    output_field = TextField()

    def __init__(self, expression: str, **extra) -> None:
        super().__init__(Cast(expression, TextField()), **extra)

    def as_postgresql(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, function="STRING_AGG", **extra)
