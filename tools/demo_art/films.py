"""Renders the films: frames drawn one by one, piped to ffmpeg, with a quiet sound made of noise and tones."""

import subprocess
from pathlib import Path
from typing import NamedTuple, Protocol

from . import film_scenes
from .canvas import Canvas

SIZE = (1280, 720)
RATE = 24


class Scene(Protocol):
    """Draws a film as it looks at a second `s`."""

    def __call__(self, c: Canvas, s: float) -> None:
        """Draw it."""


class Film(NamedTuple):
    """One film: its scene, the second its poster shows, and its sound as an ffmpeg filter graph."""

    slug: str
    scene: Scene
    poster_at: float
    sound: str
    """A graph that leaves the mixed sound unnamed at its end."""


def _noise(colour: str, seed: int, low: int, high: int, volume: float) -> str:
    source = f"anoisesrc=color={colour}:seed={seed}:sample_rate=44100"
    return f"{source},highpass=f={low},lowpass=f={high},volume={volume}"


def _tone(formula: str) -> str:
    return f"aevalsrc='{formula}':s=44100"


def _mixed(*sources: str) -> str:
    parts = [f"{source}[s{i}]" for i, source in enumerate(sources)]
    names = "".join(f"[s{i}]" for i in range(len(sources)))
    return ";".join([*parts, f"{names}amix=inputs={len(sources)}:normalize=0"])


FILMS = (
    Film(
        "six-in-the-morning",
        film_scenes.plough,
        10.4,
        _mixed(
            _noise("pink", 3, 200, 1400, 0.10) + ",tremolo=f=0.2:d=0.6",
            _tone("0.05*sin(2*PI*55*t)+0.03*sin(2*PI*82.5*t+sin(2*PI*3*t))") + ",lowpass=f=240",
            _noise("brown", 5, 60, 500, 0.16),
        ),
    ),
    Film(
        "the-saw-line",
        film_scenes.saw_line,
        5.5,
        _mixed(
            _tone("0.03*sin(2*PI*100*t)+0.02*sin(2*PI*200*t)+0.008*sin(2*PI*740*t+9*sin(PI*t))"),
            _noise("pink", 8, 900, 5200, 0.05) + ",tremolo=f=0.5:d=0.7",
            _noise("brown", 9, 40, 300, 0.2),
        ),
    ),
    Film(
        "bread-before-dawn",
        film_scenes.bakery,
        9.0,
        _mixed(
            _noise("brown", 12, 40, 420, 0.22),
            _tone("0.03*sin(2*PI*60*t)+0.012*sin(2*PI*120*t)"),
            _tone("0.06*sin(2*PI*1900*t)*exp(-90*mod(t,1))") + ",lowpass=f=3000",
        ),
    ),
)

VIDEO = (
    "-c:v libx264 -preset slow -tune animation -crf 31 -maxrate 350k -bufsize 900k -g 144 -threads 1 "
    "-pix_fmt yuv420p -vf scale=out_color_matrix=bt709 -colorspace bt709"
)
AUDIO = "-c:a aac -b:a 56k -ac 1"
REPEATABLE = "-map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact"


def render(film: Film, target: Path) -> None:
    """Write the film as H.264 and AAC, ready to start before it is fully loaded.

    Raises RuntimeError if ffmpeg fails.
    """
    length = film_scenes.LENGTH
    frames = f"-f rawvideo -pix_fmt rgb24 -s {SIZE[0]}x{SIZE[1]} -r {RATE} -i -"
    sound = f"{film.sound},afade=t=in:d=0.6,afade=t=out:st={length - 1}:d=1[sound]"
    command = ["ffmpeg", "-y", "-loglevel", "error", *frames.split()]
    command += ["-filter_complex", sound, "-map", "0:v", "-map", "[sound]", "-t", str(length)]
    command += [*VIDEO.split(), *AUDIO.split(), *REPEATABLE.split(), "-movflags", "+faststart", str(target)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
        assert encoder.stdin is not None
        for frame in range(round(length * RATE)):
            canvas = Canvas(*SIZE, "#000000")
            film.scene(canvas, frame / RATE)
            encoder.stdin.write(canvas.finish().tobytes())
    if encoder.returncode:
        message = f"ffmpeg could not write {target} (exit status {encoder.returncode})"
        raise RuntimeError(message)
