"""From rows of the database to what the API answers. The rows come with what is shown of them; nothing is asked here.

Rich text is the exception: all of an answer's is expanded at once (`texts.rich_texts`), before the rows are shown.
"""
