from pathlib import Path

import pytest

from news.importing.joomla.sql import Dump
from news.importing.joomla.website import JoomlaDump
from news.importing.moving.item import UnreadableExport

DUMP = r"""-- phpMyAdmin SQL Dump; with 'one quote
/*!40101 SET NAMES utf8mb4 */;
CREATE TABLE `abc_categories` (
  `id` int(11) NOT NULL COMMENT 'a; b',
  `parent_id` int(10) UNSIGNED NOT NULL DEFAULT '0',
  `title` varchar(255) NOT NULL, `alias` varchar(400) NOT NULL
) ENGINE=InnoDB;
INSERT INTO `abc_categories` (`id`, `parent_id`, `title`, `alias`) VALUES
(1, 0, 'ROOT', 'root'), (8, 1, 'ข่าว', 'news'), (9, 8, 'ข่าวรับสมัคร', 'jobs');
INSERT INTO `abc_content` (`id`, `title`, `alias`, `introtext`, `fulltext`, `state`, `catid`, `created`, `publish_up`,
 `created_by_alias`, `images`, `access`) VALUES
(5, 'It\'s ''รับสมัคร''; INSERT INTO `abc_content` (x)', 'apply',
 '<p>ก{loadposition x}\r\n</p>', '<hr id=\"system-readmore\" />',
 1, 9, '2020-05-01 20:00:00', NULL, '',
 '{\"image_intro\":\"images\/a.jpg#joomlaImage:\/\/x\",\"image_intro_alt\":\"ป้าย\"}', 1),
(6, 'ลับ', 'secret', 'ข', '', 1, 9, '2020-05-01 00:00:00', '0000-00-00 00:00:00', '', '{}', 2),
(7, 'เกี่ยวกับเรา', 'about', 'ค', '', 1, 9, '2020-05-01 00:00:00', NULL, '', '', 1);
INSERT INTO `abc_menu` (`id`, `path`, `link`, `published`) VALUES
(1, 'all-news', 'index.php?option=com_content&view=category&layout=blog&id=8', 1),
(2, 'about-us', 'index.php?option=com_content&view=article&id=7', 1);
"""


def website(folder: Path, text: str = DUMP) -> JoomlaDump:
    (folder / "dump.sql").write_text(text, encoding="utf-8")
    return JoomlaDump(folder / "dump.sql", address="https://www.old.example/web/")


def test_dump__gives_articles_with_every_address_they_had(tmp_path: Path) -> None:
    job, secret, about = website(tmp_path).items()
    assert job.title == "It's 'รับสมัคร'; INSERT INTO `abc_content` (x)"
    assert job.html == '<p>ก\r\n</p><hr id="system-readmore" />'
    assert (str(job.day), job.sections) == ("2020-05-02", ("category:ข่าวรับสมัคร", "category:ข่าว"))
    assert "https://www.old.example/web/index.php?option=com_content&view=article&id=5" in job.addresses
    assert "https://www.old.example/web/all-news/jobs/5-apply" in job.addresses
    assert "https://www.old.example/web/about-us.html" in about.addresses
    assert [(file.address, file.alt) for file in job.files] == [("https://www.old.example/web/images/a.jpg", "ป้าย")]
    assert (bool(job.why_not), bool(secret.why_not)) == (False, True)
    assert job.notes


def test_dump__read_in_small_parts_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(website(tmp_path).items())
    monkeypatch.setattr("news.importing.joomla.sql.PART", 7)
    assert list(website(tmp_path).items()) == whole


@pytest.mark.parametrize("text", ["", "no dump at all", DUMP[:900], "INSERT INTO `abc_menu` VALUES (1, 'x'"])
def test_dump__that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableExport):
        list(website(tmp_path, text).items())


def test_dump__names_columns_by_the_table_when_the_insert_does_not(tmp_path: Path) -> None:
    path = tmp_path / "d.sql"
    path.write_text(
        "CREATE TABLE `x_menu` (\n `id` int,\n `path` text COMMENT 'a;b'\n);\nINSERT INTO `x_menu` VALUES (1,'a');"
    )
    assert list(Dump(path).rows(frozenset({"menu"}))) == [("x_menu", {"id": "1", "path": "a"})]
