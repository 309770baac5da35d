"""The living style guide: every component in its states, from the real templates. For development and the demo."""
