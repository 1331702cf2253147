"""What a public page shows of a picture: addresses and measures, without making what has been made before."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from publishing.models import PublishingImage, PublishingRendition
from publishing.pictures.sizes import Size


def with_sizes(images: Iterable[PublishingImage], *sizes: Size) -> list[PublishingImage]:
    """The pictures with these sizes at hand: one query, however many pictures and sizes."""
    known = list(images)
    specs = [made.spec for size in sizes for made in size.filters]
    renditions = PublishingRendition.objects.filter(filter_spec__in=specs).only(
        "image_id", "filter_spec", "focal_point_key", "file", "width", "height"
    )
    prefetch_related_objects(known, Prefetch("renditions", queryset=renditions, to_attr="prefetched_renditions"))
    return known


def shown(image: PublishingImage, size: Size) -> dict[str, Any]:
    """What `news/includes/picture.html` needs: `url`, `width`, `height`, and `sources` in newer formats.

    Normally everything has been made at upload. While the worker is behind, the page makes do with the fallback, which
    is quickly made; a visitor never waits for AVIF.
    """
    made = image.find_existing_renditions(*size.filters)
    fallback = made.get(size.fallback) or image.get_rendition(size.fallback)
    sources = [
        {"type": f"image/{kind}", "url": made[wanted].url}
        for kind, wanted in size.modern_filters.items()
        if wanted in made
    ]
    return {"url": fallback.url, "width": fallback.width, "height": fallback.height, "sources": sources}
