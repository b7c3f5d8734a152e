"""Make `latin-ext.woff2`: the letters beyond western Europe that names here are written with.

The vendored latin-ext file weighs 60 kB, twice the base font, for letters of which most never occur. This keeps
Latin Extended-A (Turkish, Polish, Czech, Baltic, Maltese, Hungarian), Romanian, Azeri and the capital sharp s.
The font's licence reserves its name for the unchanged font, so the result carries another one. Run by hand after
the font's version changes, with fonttools and brotli (both come with WeasyPrint).
"""

from pathlib import Path

from fontTools import subset

STATIC = Path(__file__).resolve().parents[1] / "buurtwerk/static"
HERE = STATIC / "buurtwerk/fonts"
SOURCE = STATIC / "vendor/fontsource-variable-source-sans-3/source-sans-3-latin-ext-wght-normal.woff2"
LETTERS = [*range(0x100, 0x180), 0x18F, 0x259, *range(0x1CD, 0x1D5), 0x1E6, 0x1E7, *range(0x218, 0x21C), 0x1E9E]
NAME = "Buurtwerk Latin Ext"


def main():
    options = subset.Options(
        flavor="woff2", layout_features=["*"], name_IDs=[0, 1, 2, 4, 6, 13, 14], notdef_outline=True
    )
    font = subset.load_font(SOURCE, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in {1, 4, 6}:
            record.string = NAME.replace(" ", "") if record.nameID == 6 else NAME
    subset.save_font(font, HERE / "latin-ext.woff2", options)
    (HERE / "LICENSE").write_bytes((SOURCE.parent / "LICENSE").read_bytes())


if __name__ == "__main__":
    main()
