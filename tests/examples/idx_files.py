"""Digits in the format of MNIST, IDX, made from a font, with noise."""

import random
import struct

PICTURES_MAGIC = 0x803
LABELS_MAGIC = 0x801
SIDE = 28

# Seven rows of ten digits.
FONT = """
-###- --#-- -###- ##### ---#- ##### --##- ##### -###- -###-
#---# -##-- #---# ---#- --##- #---- -#--- ----# #---# #---#
#--## --#-- ----# --#-- -#-#- ####- #---- ---#- #---# #---#
#-#-# --#-- ---#- ---#- #--#- ----# ####- --#-- -###- -####
##--# --#-- --#-- ----# ##### ----# #---# -#--- #---# ----#
#---# --#-- -#--- #---# ---#- #---# #---# -#--- #---# ---#-
-###- -###- ##### -###- ---#- -###- -###- -#--- -###- -##--
""".split()

SCALE = 3


def glyph(digit):
    """The places (row, column) of a digit's ink."""
    return [(row, column) for row in range(7)
            for column, cell in enumerate(FONT[10 * row + digit]) if cell == "#"]


GLYPHS = [glyph(digit) for digit in range(10)]


def picture(digit, rng):
    pixels = bytearray(rng.randrange(60) for _ in range(SIDE * SIDE))
    top, left = rng.randint(2, 5), rng.randint(4, 9)
    for row, column in GLYPHS[digit]:
        for i in range(SCALE * SCALE):
            y, x = top + SCALE * row + i // SCALE, left + SCALE * column + i % SCALE
            pixels[SIDE * y + x] = rng.randrange(120, 256)
    return bytes(pixels)


def digits(count, seed=1):
    """Pictures and labels, as bytes."""
    rng = random.Random(seed)
    labels = bytes(rng.randrange(10) for _ in range(count))
    return b"".join(picture(label, rng) for label in labels), labels


def pictures_file(pixels, count, height=SIDE, width=SIDE, magic=PICTURES_MAGIC):
    return struct.pack(">4I", magic, count, height, width) + pixels


def labels_file(labels, count=None, magic=LABELS_MAGIC):
    return struct.pack(">2I", magic, len(labels) if count is None else count) + labels
