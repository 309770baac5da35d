"""What invented people say: sentences of words that are as unevenly common as people's own."""

from itertools import accumulate
from random import Random

from .words import TONGUES, Tongue

SENTENCES = 4_000
ANSWER_SENTENCES = (3, 6)
SENTENCE_WORDS = (7, 15)


class Speech:
    """One language's sentences, made once; an answer is some of them. The same dice say the same."""

    def __init__(self, tongue: Tongue, dice: Random) -> None:
        compounds = [f"{start}{end}" for start in tongue.starts for end in tongue.ends]
        dice.shuffle(compounds)
        words = tongue.common + compounds
        # Zipf: the n-th most common word is said an n-th as often as the first.
        weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
        self.code = tongue.code
        self._dice = dice
        self._sentences = [self._sentence(words, weights) for _ in range(SENTENCES)]

    def answer(self) -> str:
        """A paragraph of rich text."""
        number = self._dice.randint(*ANSWER_SENTENCES)
        return f"<p>{' '.join(self._dice.choices(self._sentences, k=number))}</p>"

    def sentence(self) -> str:
        return self._dice.choice(self._sentences)

    def _sentence(self, words: list[str], weights: list[float]) -> str:
        number = self._dice.randint(*SENTENCE_WORDS)
        return " ".join(self._dice.choices(words, cum_weights=weights, k=number)).capitalize() + "."


def speeches(dice: Random) -> list[Speech]:
    """One for each language."""
    return [Speech(tongue, dice) for tongue in TONGUES]
