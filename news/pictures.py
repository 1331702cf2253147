"""The sizes in which the public pages show pictures: the one place that names them."""

from publishing.api import Size

LARGE = Size("large", "width-1200")
"""The first picture of an item."""
SMALL = Size("small", "fill-480x320")
"""The others of an album, and the picture in a list."""
FULL = Size("full", "max-1920x1920", modern=False)
"""Behind a link, and for chat applications."""

PORTRAIT = Size("portrait", "fill-360x450", modern=False)
"""A person of a directory."""
BANNER = Size("banner", "fill-1200x400", modern=False)
"""A banner on the home page."""

SIZES = (LARGE, SMALL, FULL)
"""Made of every picture at upload; portraits and banners are few, and made when they are first shown."""
