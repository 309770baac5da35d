"""How the pictures of docs/editors.md are taken: the camera, and the two people in the story."""
