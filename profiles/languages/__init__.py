"""The languages of the site: their addresses, their home pages, and what is shown where something is not translated."""
