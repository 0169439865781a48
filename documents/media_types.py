"""What a file is by its first bytes; its extension is only a hint that may lie."""

from pathlib import PurePath

HEAD_SIZE = 8192
UNKNOWN = "application/octet-stream"

PICTURES = frozenset({"image/jpeg", "image/png", "image/bmp", "image/tiff", "image/webp"})
PDF = "application/pdf"
DRAWABLE = PICTURES | {PDF}

WORDS = {
    "image/jpeg": "JPEG 图片",
    "image/png": "PNG 图片",
    "image/bmp": "BMP 图片",
    "image/tiff": "TIFF 图片",
    "image/webp": "WebP 图片",
    "image/gif": "GIF 图片",
    "image/heic": "HEIC 照片",
    PDF: "PDF",
    "application/ofd": "OFD 版式文件",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word 文档",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel 表格",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint 演示",
    "application/x-ole-storage": "旧版 Office 文档",
    "application/zip": "压缩包",
    "application/x-rar": "压缩包",
    "application/x-7z-compressed": "压缩包",
    "audio/mpeg": "录音",
    "audio/wav": "录音",
    "audio/amr": "录音",
    "audio/ogg": "录音",
    "audio/flac": "录音",
    "audio/mp4": "录音",
    "video/mp4": "视频",
    "video/quicktime": "视频",
    "video/x-msvideo": "视频",
    "video/x-matroska": "视频",
    "text/plain": "文本",
    UNKNOWN: "文件",
}

_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"Rar!\x1a\x07", "application/x-rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"#!AMR", "audio/amr"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"\x1aE\xdf\xa3", "video/x-matroska"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_BRANDS = {b"heic": "image/heic", b"heix": "image/heic", b"mif1": "image/heic", b"qt  ": "video/quicktime"}
_OFFICE = "application/vnd.openxmlformats-officedocument."
_ZIPPED = (
    (b"word/", _OFFICE + "wordprocessingml.document"),
    (b"xl/", _OFFICE + "spreadsheetml.sheet"),
    (b"ppt/", _OFFICE + "presentationml.presentation"),
    (b"OFD.xml", "application/ofd"),
)
_EXTENSIONS = {
    "image/jpeg": ".jpg .jpeg .jpe .jfif",
    "image/png": ".png",
    "image/bmp": ".bmp .dib",
    "image/tiff": ".tif .tiff",
    "image/webp": ".webp",
    "image/gif": ".gif",
    "image/heic": ".heic .heif",
    PDF: ".pdf",
    "application/ofd": ".ofd",
    _ZIPPED[0][1]: ".docx .docm .dotx .wps",
    _ZIPPED[1][1]: ".xlsx .xlsm .xltx .et",
    _ZIPPED[2][1]: ".pptx .pptm .ppsx .dps",
    "application/x-ole-storage": ".doc .xls .ppt .wps .et .dps .msg",
    "application/zip": ".zip .docx .xlsx .pptx .ofd",
    "application/x-rar": ".rar",
    "application/x-7z-compressed": ".7z",
    "audio/mpeg": ".mp3",
    "audio/wav": ".wav",
    "audio/amr": ".amr",
    "audio/ogg": ".ogg .oga .opus",
    "audio/flac": ".flac",
    "audio/mp4": ".m4a",
    "video/mp4": ".mp4 .m4v .m4a .3gp",
    "video/quicktime": ".mov",
    "video/x-msvideo": ".avi",
    "video/x-matroska": ".mkv .webm",
}
_KNOWN_EXTENSIONS = frozenset(" ".join(_EXTENSIONS.values()).split())


def media_type(head: bytes) -> str:
    """The media type of a file that begins with these bytes (HEAD_SIZE of them are enough)."""
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], UNKNOWN)
    if head[4:8] == b"ftyp":
        return "audio/mp4" if head[8:11] == b"M4A" else _BRANDS.get(head[8:12], "video/mp4")
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return next((kind for name, kind in _ZIPPED if name in head), "application/zip")
    if b"%PDF-" in head[:1024]:
        return PDF
    known = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    return known or ("text/plain" if _is_text(head) else UNKNOWN)


def mismatch(name: str, found: str) -> str:
    """One sentence when the extension promises another content than was found, else ""."""
    extension = PurePath(name).suffix.lower()
    if extension not in _KNOWN_EXTENSIONS or extension in _EXTENSIONS.get(found, "").split():
        return ""
    return f"扩展名是 {extension}，内容却是{WORDS[found]}，按内容处理，原件照存。"


def _is_text(head: bytes) -> bool:
    """Whether the bytes read as Chinese or plain text in one of the usual encodings."""
    if not head or b"\x00" in head:
        return False
    for encoding in ("utf-8", "gb18030"):
        for cut in range(4):  # the head may end inside a character
            try:
                head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return True
    return False
