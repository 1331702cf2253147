import pytest

from news.importing.moving.addresses import key_of, keys_for, names_an_item, normalised


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.old.example/2020/05/News-1/", "/2020/05/news-1"),
        ("/2020//05/news-1/index.php", "/2020/05/news-1"),
        ("/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7/?utm_source=line&fbclid=x", "/ข่าว"),
        ("/?p=12", "/?p=12"),
        ("http://old.example/blog/?page_id=0012&preview=true", "/?p=12"),
        ("/?attachment_id=7", "/?p=7"),
        ("/index.php?option=com_content&view=article&id=5:about&catid=2&Itemid=101", "/?article=5"),
        ("/news.php?b=2&A=1", "/news.php?a=1&b=2"),
        ("https://old.example", "/"),
        ("mailto:a@b.example", ""),
        ("http://[broken/", ""),
    ],
)
def test_address__in_one_spelling(address: str, expected: str) -> None:
    assert normalised(address) == expected


def test_address__asked_with_an_unknown_query_is_also_known_without() -> None:
    assert keys_for("/a/?replytocom=5") == [key_of("/a/?replytocom=5"), key_of("/a")]
    assert keys_for("/a/") == [key_of("/a")]


def test_front_page__names_an_item_only_by_a_number() -> None:
    assert names_an_item({"p": "12"})
    assert not names_an_item({"p": "x"})
    assert not names_an_item({"p": "9" * 5000})
    assert not names_an_item({"query": "12"})
