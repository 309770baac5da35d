"""How the screenshots of README.md and docs/editors.md are taken: the camera, and the two people in the story."""
