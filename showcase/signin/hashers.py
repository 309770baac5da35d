"""How passwords are kept."""

from unicodedata import normalize

from django.contrib.auth.hashers import Argon2PasswordHasher


class PassphraseHasher(Argon2PasswordHasher):
    """Argon2id, over the password's normal form (NIST SP 800-63B-4 §3.1.1.2).

    The same letters can be typed as different characters: "å" as one or as two. Nobody can see which it was.
    A hash that another hasher has made is replaced when its owner logs in.
    """

    def encode(self, password: str, salt: str) -> str:
        return super().encode(normalize("NFKC", password), salt)

    def verify(self, password: str, encoded: str) -> bool:
        return super().verify(normalize("NFKC", password), encoded)
