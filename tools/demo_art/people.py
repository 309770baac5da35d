"""The eighteen people: a table of features."""

from . import clothes, grounds, workwear
from . import palette as t
from .person import Head, Person, Pose

PEOPLE = (
    Person(
        "marte-nyhus", grounds.adviser, t.PORCELAIN, "#b5532a", "bob", clothes.polo_neck,
        head=Head(0.98, 0.8, 0.34, 0.97), pose=Pose(turn=0.35, tilt=4, lean=-3, at=(604, 575), scale=1.3),
        shoulders=300, slope=56, neck=64, iris="#3d6b52",
        brow=(8, 10), mouth="smile", ears=False, wears=("round_glasses",),
    ),
    Person(
        "jonas-bratlie", grounds.plough, t.ROSE, "#9c5527", "none", workwear.hi_vis,
        head=Head(1.08, 0.92, 0.5, 1.0), pose=Pose(turn=-0.12, tilt=-2, lean=0, at=(600, 600), scale=1.36),
        shoulders=400, slope=18, neck=104,
        iris="#2c5a78", brow=(15, 3), nose=1.2, mouth="thin", shade="split", shade_side=-1, age=1,
        beard="full", wears=("beanie",),
    ),
    Person(
        "amina-warsame", grounds.nurse, t.UMBER, "#1c1512", "none", workwear.scrubs,
        head=Head(0.9, 0.78, 0.32, 0.98), pose=Pose(turn=-0.55, tilt=-3, lean=3, at=(612, 575), scale=1.32),
        shoulders=310, slope=70, neck=62,
        brow=(9, 11), mouth="smile", ears=False, wears=("hijab",),
    ),
    Person(
        "kristoffer-lien", grounds.sawyer, t.ROSE, "#8d8580", "thin", clothes.flannel,
        head=Head(0.96, 0.9, 0.46, 1.1), pose=Pose(turn=0.6, tilt=3, lean=-4, at=(606, 570), scale=1.22),
        shoulders=370, slope=40, neck=88,
        iris="#3b6a86", brow=(13, 5), nose=1.3, mouth="thin", shade_side=-1, age=2, beard="moustache",
        wears=("ear_defenders",),
    ),
    Person(
        "sunniva-dahlen", grounds.farmer, t.PORCELAIN, "#dba23f", "braids", workwear.dungarees,
        head=Head(1.02, 0.84, 0.36, 0.94), pose=Pose(turn=-0.2, tilt=-7, lean=3, at=(592, 580), scale=1.3),
        shoulders=320, slope=48, neck=66,
        iris="#2f6f8e", brow=(9, 7), brow_colour="#a06a24", mouth="smile", freckles=True, ears=False,
    ),
    Person(
        "tomasz-wrobel", grounds.turbine, t.ROSE, "#4a3527", "nape", workwear.work_jacket,
        head=Head(length=1.04), pose=Pose("profile", turn=-1, tilt=-2, lean=2, at=(590, 600), scale=1.2),
        shoulders=360, slope=34, neck=90,
        iris="#35566b", brow=(13, 2), nose=1.25, shade_side=-1, age=1, wears=("helmet",),
    ),
    Person(
        "ingeborg-aas", grounds.librarian, t.PORCELAIN, "#e9e4de", "pixie", clothes.cardigan,
        head=Head(0.97, 0.84, 0.4, 1.02), pose=Pose(turn=0.2, tilt=6, lean=-3, at=(596, 580), scale=1.3),
        shoulders=290, slope=66, neck=60,
        iris="#2d5d6c", brow=(8, 8), brow_colour="#8f8680", mouth="smile", age=2, ears=False,
        wears=("red_glasses", "earrings"),
    ),
    Person(
        "even-sjovold", grounds.mechanic, t.SAND, "#38251c", "bun", workwear.coverall,
        head=Head(0.94, 0.86, 0.4, 1.06), pose=Pose(turn=0.42, tilt=-4, lean=4, at=(604, 595), scale=1.24),
        shoulders=350, slope=30, neck=84,
        iris="#4b3a22", brow=(14, 4), nose=1.1, shade="split", shade_side=-1, mouth="thin", beard="curled",
    ),
    Person(
        "leila-hosseini", grounds.starch, t.SAND, "#1f1517", "waves", workwear.lab_coat,
        head=Head(0.93, 0.76, 0.3, 1.02), pose=Pose(turn=-0.5, tilt=3, lean=-4, at=(606, 575), scale=1.36),
        shoulders=310, slope=50, neck=64,
        iris="#3b2417", brow=(13, 10), nose=1.1, shade="split", shade_side=1, ears=False,
    ),
    Person(
        "per-arne-moen", grounds.caretaker, t.ROSE, "#f1ebe2", "bald", clothes.lice_knit,
        head=Head(1.1, 0.96, 0.55, 0.98), pose=Pose(turn=-0.3, tilt=2, lean=0, at=(604, 550), scale=1.28),
        shoulders=390, slope=52, neck=100,
        iris="#2f6585", brow=(14, 8), nose=1.35, mouth="smile", eyes="smile", age=2, beard="white",
        shade_side=1, wears=("thin_glasses",),
    ),
    Person(
        "thea-kvernmo", grounds.games, t.PORCELAIN, "#e0604f", "undercut", clothes.hoodie,
        head=Head(0.95, 0.76, 0.3, 0.96), pose=Pose(turn=-0.3, tilt=6, lean=-5, at=(616, 580), scale=1.36),
        shoulders=300, slope=60, neck=60,
        iris="#2b5c58", brow=(11, 4), brow_colour="#6b2f2a", mouth="full", shade="split", shade_side=-1,
        wears=("headphones",),
    ),
    Person(
        "daniel-okafor", grounds.doctor, t.EBONY, "#15110f", "fade", clothes.shirt_stethoscope,
        head=Head(0.97, 0.9, 0.44, 1.05), pose=Pose(turn=0.3, tilt=-3, lean=3, at=(596, 590), scale=1.24),
        shoulders=360, slope=36, neck=84,
        brow=(13, 5), nose=1.25, mouth="smile", beard="short", shade_side=1,
    ),
    Person(
        "ragnhild-tveter", grounds.baker, t.ROSE, "#c9a774", "tucked", workwear.apron,
        head=Head(1.12, 0.94, 0.46, 0.94), pose=Pose(turn=0.15, tilt=-5, lean=2, at=(596, 580), scale=1.27),
        shoulders=370, slope=72, neck=86,
        eyes="smile", brow=(9, 10), brow_colour="#9a6f3f", mouth="smile", age=1, wears=("kerchief",),
        ears=False,
    ),
    Person(
        "mateus-ferreira", grounds.carpenter, t.BRONZE, "#2a1a14", "curls", workwear.tool_vest,
        head=Head(1.0, 0.88, 0.4, 1.04), pose=Pose(turn=-0.42, tilt=4, lean=-3, at=(606, 590), scale=1.27),
        shoulders=370, slope=28, neck=90,
        iris="#3a2113", brow=(15, 5), nose=1.2, shade="split", shade_side=1, beard="goatee", mouth="full",
        wears=("pencil",),
    ),
    Person(
        "sofie-enger", grounds.kindergarten, t.WHEAT, "#17151b", "fringe", clothes.striped,
        head=Head(1.04, 0.78, 0.34, 0.92), pose=Pose(turn=0.12, tilt=5, lean=-2, at=(600, 610), scale=1.28),
        shoulders=290, slope=54, neck=62,
        eyes="open", brow=(9, 6), nose=0.85, mouth="smile", ears=False, shade_side=1,
    ),
    Person(
        "hassan-karimi", grounds.electrician, t.OLIVE, "#15120f", "quiff", workwear.apprentice,
        pose=Pose("profile", turn=1, tilt=-3, lean=-3, at=(570, 595), scale=1.24), shoulders=310, slope=42,
        neck=72,
        iris="#2e1c10", brow=(13, 5), nose=1.05, shade_side=-1,
    ),
    Person(
        "astri-gjermundsen", grounds.conservator, t.PORCELAIN, "#5b4a4a", "chignon", clothes.linen,
        head=Head(length=1.03), pose=Pose("profile", turn=-1, tilt=5, lean=-3, at=(596, 565), scale=1.2),
        shoulders=270, slope=78, neck=56,
        eyes="low", brow=(9, 8), nose=0.95, age=1, shade_side=-1, wears=("stud",),
    ),
    Person(
        "maret-eira", grounds.ranger, t.SAND, "#33201a", "long", clothes.gakti_band,
        head=Head(1.05, 0.82, 0.34, 0.98), pose=Pose(turn=0.5, tilt=-2, lean=4, at=(594, 570), scale=1.32),
        shoulders=330, slope=44, neck=72,
        iris="#3a2a1c", brow=(12, 6), nose=1.0, mouth="smile", ears=False, shade_side=-1,
    ),
)  # fmt: skip
