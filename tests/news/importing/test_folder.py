from pathlib import Path

from news.importing.folder import read_folder


def folder_of(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return root


def test_folder__gives_pictures_to_the_text_of_their_name(tmp_path: Path) -> None:
    names = ["ข่าว.txt", "ข่าว.jpg", "ข่าว/2.png", "ข่าว/ย่อย/3.JPG", "อื่น/ข่าว.jpg", "เดี่ยว.webp"]
    folder = read_folder(folder_of(tmp_path, *names))
    found = {
        str(bundle.main.relative_to(tmp_path)): [str(path.relative_to(tmp_path)) for path in bundle.pictures]
        for bundle in folder.bundles
    }
    assert found == {
        "ข่าว.txt": ["ข่าว.jpg", "ข่าว/2.png", "ข่าว/ย่อย/3.JPG"],
        "อื่น/ข่าว.jpg": [],
        "เดี่ยว.webp": [],
    }


def test_folder__sees_one_name_in_two_spellings_as_one(tmp_path: Path) -> None:
    folder = read_folder(folder_of(tmp_path, "นํ้า.txt", "น้ำ.jpg", "NEWS.docx", "news/1.png"))
    assert {bundle.main.name: len(bundle.pictures) for bundle in folder.bundles} == {"นํ้า.txt": 1, "NEWS.docx": 1}


def test_folder__of_two_texts_with_one_name_gives_the_pictures_to_the_first(tmp_path: Path) -> None:
    folder = read_folder(folder_of(tmp_path, "a.docx", "a.pdf", "a.jpg"))
    assert [len(bundle.pictures) for bundle in folder.bundles] == [1, 0]


def test_folder__names_what_it_does_not_read(tmp_path: Path) -> None:
    folder_of(tmp_path, "a.xlsx", "b.exe", "no-suffix", ".DS_Store", "~$a.docx", "Thumbs.db")
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    (tmp_path / "up").symlink_to(tmp_path)
    folder = read_folder(tmp_path)
    assert folder.bundles == []
    assert [path.name for path in folder.not_read] == ["a.xlsx", "b.exe", "link.txt", "no-suffix", "up"]
    assert {path.name for path in folder.of_the_system} == {".DS_Store", "~$a.docx", "Thumbs.db"}


def test_folder__comes_in_the_order_of_names(tmp_path: Path) -> None:
    folder = read_folder(folder_of(tmp_path, "ข/1.txt", "ก.txt", "ข.txt", "ก/2.jpg", "ค.jpg"))
    assert [str(bundle.main.relative_to(tmp_path)) for bundle in folder.bundles] == [
        "ก.txt",
        "ข/1.txt",
        "ข.txt",
        "ค.jpg",
    ]
