"""Text that XML can hold."""

import re

# What is none of XML 1.0's characters (§2.2): a document that has one, even escaped, is refused by every reader.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """A text without the characters that XML does not have. It is not escaped yet."""
    return NOT_XML.sub("", text)
