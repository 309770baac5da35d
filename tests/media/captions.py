"""Captions that are right, and how the faults of others are asked for."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

CUE = "00:00:01.000 --> 00:00:02.000\nThe wheel turns."
WEBVTT = f"""WEBVTT Interview with Kari

NOTE Written by hand
in two lines

REGION
id:kari width:40%
lines:3 regionanchor:0%,100% viewportanchor:10%,90% scroll:up

STYLE
::cue {{ color: white }}

1
{CUE}

the second
00:01.500 --> 00:03.000 vertical:rl line:-1,end position:12.5%,line-left size:100%
<v Kari>Two lines
of text & more

NOTE

00:03.000 --> 01:00:04.000\talign:start region:kari line:85%
"""
SRT = """1
00:00:01,000 --> 00:00:02,500
The wheel turns.

2
00:00:03,000 --> 00:00:04,000
<i>Slowly</i>,
but it turns.
"""


def faults(check: Callable, content) -> list[str]:
    """The messages with which a check refuses the content."""
    with pytest.raises(ValidationError) as caught:
        check(content)
    return caught.value.messages
