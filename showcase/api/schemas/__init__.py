"""What the API answers, as types. Every field says what it is, with an example: the OpenAPI document is made from them.

Field descriptions are part of a committed contract and so stay in English.
"""
