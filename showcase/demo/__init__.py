"""The demo: two regions with their content, their branding and two users. Above the parts that it puts together."""
