"""What a file is, by its content; the extension is only a hint and a wrong one is told."""

from pathlib import Path

from documents.reading.formats.compound import Compound
from documents.reading.package import Package
from domain.errors import InputError

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "文件加了密码，没有读入任何内容，请去掉密码后再导入。"
_EMPTY = "文件是空的，没有读入任何内容，请向提供的人另要一份。"
_UNKNOWN = "认不出这是什么文件，没有读入任何内容，请用 Word、Excel 或文本格式再导入。"
_SAVE_AS = "{}文件暂不能直接读取，没有读入任何内容，请用办公软件另存为 {} 后再导入。"
_ARCHIVE = "这是压缩包，没有读入任何内容，请先解压，再导入里面的文件。"
_PICTURE = "这是图片，读不出里面的文字，没有读入任何内容，请另要文字版，图片本身可以作为证据收入。"
# What is known by its first bytes and never read, with the way out.
_REFUSED = (
    (b"{\\rtf", _SAVE_AS.format("RTF ", ".docx")),
    (b"Rar!\x1a", _ARCHIVE),
    (b"7z\xbc\xaf", _ARCHIVE),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_EXTENSIONS = {
    "docx": {"docx", "docm", "dotx", "wps"},
    "xlsx": {"xlsx", "xlsm", "xltx", "et"},
    "xls": {"xls", "xlt", "et", "xlsb"},
    "doc": {"doc", "dot", "wps"},
    "pdf": {"pdf"},
    "text": {"txt", "md", "text"},
    "csv": {"csv", "tsv"},
    "ofd": {"ofd"},
    "html": {"html", "htm", "mht", "mhtml"},
    "flat": {"xml"},
}
_NAMES = {
    "docx": "Word 文档",
    "xlsx": "Excel 工作簿",
    "xls": "Excel 97 工作簿",
    "doc": "Word 97 文档",
    "pdf": "PDF",
    "text": "文本",
    "ofd": "OFD",
    "html": "网页格式的表格",
    "flat": "XML 格式的办公文档",
}
EXTENSIONS = sorted({extension for each in _EXTENSIONS.values() for extension in each})  # of what is read here
MAX_FILE = 200 << 20


def sniff(path: Path) -> tuple[str, str]:
    """(module in `formats`, remark on a wrong extension or ""). InputError for what cannot be read."""
    size = path.stat().st_size
    if size == 0:
        raise InputError(_EMPTY)
    if size > MAX_FILE:
        raise InputError("文件超过200兆，没有读入任何内容，请拆分或去掉图片后再导入。")
    with path.open("rb") as file:
        head = file.read(8192)
    extension = path.suffix.lower().lstrip(".")
    found = _by_content(path, head, extension)
    if extension and extension not in _EXTENSIONS[found]:
        return found, f"扩展名是“.{extension}”，实际是{_NAMES.get(found, found)}，已按实际格式读取。"
    return found, ""


def _by_content(path: Path, head: bytes, extension: str) -> str:
    if head.startswith(b"PK"):
        return _zipped(path)
    if head.startswith(_OLE):
        return _compound(path)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if refusal := next((told for begins, told in _REFUSED if head.startswith(begins)), ""):
        raise InputError(refusal)
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if _is_page(start):
        return "html"
    if start.startswith(b"<?xml"):
        return "flat"
    if _is_text(head):
        return "csv" if extension in _EXTENSIONS["csv"] else "text"
    raise InputError(_UNKNOWN)


def _is_page(start: bytes) -> bool:
    """A web page, or an archive of some."""
    if start.startswith((b"mime-version:", b"from:")):
        return b"multipart/" in start
    return start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<head")) or b"<html" in start[:1024]


def _zipped(path: Path) -> str:
    package = Package(path)
    main = package.main_part("").lower()
    if main.startswith("word/") or package.has("word/document.xml"):
        return "docx"
    if main.endswith("workbook.bin"):
        return "xls"  # a binary workbook: the same parser reads it
    if main.startswith("xl/") or package.has("xl/workbook.xml"):
        return "xlsx"
    if package.has("OFD.xml"):
        return "ofd"
    if package.has("mimetype") and package.bytes("mimetype").startswith(_OPEN_DOCUMENT):
        sheet = b"spreadsheet" in package.bytes("mimetype")
        raise InputError(_SAVE_AS.format("OpenDocument ", ".xlsx" if sheet else ".docx"))
    raise InputError(_ARCHIVE if path.suffix.lower() == ".zip" else _UNKNOWN)


_STREAMS = (("EncryptedPackage", ""), ("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"))


def _compound(path: Path) -> str:
    """By the names of the streams inside; where their table is damaged, by the names that stand anywhere."""
    try:
        has, otherwise = Compound(path).has, _UNKNOWN
    except InputError as error:
        data, otherwise = path.read_bytes(), str(error)

        def has(name: str) -> bool:
            return name != "Book" and name.encode("utf-16-le") in data  # four letters stand in any text

    found = next((kind for name, kind in _STREAMS if has(name)), None)
    if found is None:
        raise InputError(otherwise)
    if not found:
        raise InputError(_ENCRYPTED)
    return found


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if any(byte < 9 or 13 < byte < 27 for byte in head):
        return False
    for encoding in ("utf-8", "gb18030"):
        for end in range(4):  # the piece read may end inside a character
            try:
                head[: len(head) - end].decode(encoding)
            except UnicodeDecodeError:
                continue
            return True
    return False
