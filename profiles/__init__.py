"""The domain: people, what they were asked, and what they said."""
