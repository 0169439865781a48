"""Opening a zip package (.docx, .xlsx) of a stranger: checked as a whole before any parser sees a part."""

import re
import stat
import zipfile
from pathlib import Path

from lxml import etree

from domain.errors import InputError

MAX_ENTRIES = 5_000
MAX_ENTRY = 128 << 20
MAX_TOTAL = 512 << 20
MAX_TREE = 64 << 20  # what fails to parse beyond this failed for want of memory
_END = b"PK\x05\x06"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

DAMAGED = "文件已损坏或不完整，没有读入任何内容，请向提供的人另要一份完好的文件。"
TOO_MANY_ROWS = "工作表过大（超过十万行），没有读入任何内容，请拆成几个文件再导入。"
_ODD = "压缩结构异常（{}），没有读入任何内容，请用办公软件打开后另存一份再导入。"
_HUGE = "解压后过大，可能是恶意文件，没有读入任何内容，请确认来源后另要一份文件。"


class Package:
    """The parts of a checked package; every part is read at most to its declared and allowed size."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
            raise InputError(DAMAGED) from error
        _refuse_trailing(path, self._zip)
        _refuse_odd(self._zip.infolist())
        self._names = {name.lower(): name for name in self._zip.namelist()}

    def names(self) -> list[str]:
        return list(self._names.values())

    def has(self, name: str) -> bool:
        return name.lower() in self._names

    def bytes(self, name: str) -> bytes:
        """One part, inflated; the size counted while inflating."""
        chunks = []
        left = MAX_ENTRY
        try:
            with self._zip.open(self._names[name.lower()]) as part:
                while chunk := part.read(1 << 20):
                    left -= len(chunk)
                    if left < 0:
                        raise InputError(_HUGE)
                    chunks.append(chunk)
        except KeyError as error:
            raise InputError(DAMAGED) from error
        except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
            raise InputError(DAMAGED) from error
        except Exception as error:  # zlib.error and lzma.LZMAError have no common base
            if isinstance(error, InputError):
                raise
            raise InputError(DAMAGED) from error
        return b"".join(chunks)

    def tree(self, name: str) -> etree._Element:
        """One XML part; a document type definition is refused, entities are never expanded."""
        return parse_xml(self.bytes(name))

    def relations(self, name: str) -> list[tuple[str, str, str, bool]]:
        """(id, short type, target, external) of the relations of a part."""
        folder, _, file = name.rpartition("/")
        part = f"{folder}/_rels/{file}.rels".lstrip("/")
        if not self.has(part):
            return []
        return [
            (
                relation.get("Id", ""),
                relation.get("Type", "").rsplit("/", 1)[-1],
                path_in(folder, relation.get("Target", "")),
                relation.get("TargetMode") == "External",
            )
            for relation in self.tree(part).iter(_RELATION)
        ]

    def main_part(self, default: str) -> str:
        """The part that holds the document itself."""
        for _, kind, target, external in self.relations(""):
            if kind == "officeDocument" and not external and self.has(target):
                return target
        return default

    def remarks(self) -> list[str]:
        """What a careful reader names and never follows: macros, outside links, embedded objects."""
        names = [name.lower() for name in self.names()]
        found = []
        if any("vbaproject" in name for name in names):
            found.append("文件带有宏，没有运行。")
        if any("/embeddings/" in name or "/activex/" in name for name in names):
            found.append("文件带有嵌入对象或控件，没有打开。")
        if any("externallinks/" in name for name in names):
            found.append("工作簿链接到别的文件，没有打开，只读已存的数值。")
        kinds = self._external_kinds()
        if "attachedTemplate" in kinds:
            found.append("文件引用了外部模板，没有打开。")
        if kinds - {"attachedTemplate", "hyperlink", "externalLinkPath"}:
            found.append("文件引用了外部图片或对象，没有打开。")
        return found

    def _external_kinds(self) -> set[str]:
        kinds = set()
        for name in self.names():
            if not name.lower().endswith(".rels"):
                continue
            for relation in self.tree(name).iter(_RELATION):
                if relation.get("TargetMode") == "External":
                    kinds.add(relation.get("Type", "").rsplit("/", 1)[-1])
        return kinds


def parse_xml(data: bytes) -> etree._Element:
    """Strict parsing of foreign XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        too_much = len(data) > MAX_TREE or re.search("limit|memory", str(error))
        raise InputError(_HUGE if too_much else DAMAGED) from error
    refuse_dtd(root)
    return root


def refuse_dtd(root: etree._Element) -> None:
    """An office document has no document type definition; one is there only to do harm."""
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError(_ODD.format("含有文档类型定义"))


def path_in(folder: str, target: str) -> str:
    """The part that a target named in a folder leads to; one with a slash before it starts at the root."""
    parts = [] if target.startswith("/") else [part for part in folder.split("/") if part]
    for part in target.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)


def _refuse_odd(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise InputError(_ODD.format("内含文件太多"))
    seen = set()
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        if name.startswith("/") or re.match("[A-Za-z]:", name) or ".." in name.split("/"):
            raise InputError(_ODD.format("内含越界路径"))
        if name.lower() in seen:
            raise InputError(_ODD.format("内含重名文件"))
        seen.add(name.lower())
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise InputError(_ODD.format("内含链接"))
        if entry.flag_bits & 1:
            raise InputError("文件加了密码，没有读入任何内容，请去掉密码后再导入。")
    if max((e.file_size for e in entries), default=0) > MAX_ENTRY or sum(e.file_size for e in entries) > MAX_TOTAL:
        raise InputError(_HUGE)


def _refuse_trailing(path: Path, package: zipfile.ZipFile) -> None:
    """Bytes after the end record belong to something else than the package."""
    size = path.stat().st_size
    window = min(size, 22 + 65_535)
    with path.open("rb") as file:
        file.seek(size - window)
        tail = file.read(window)
    at = tail.rfind(_END)
    length = len(package.comment)
    if at < 0 or at + 22 + length != window:
        raise InputError(_ODD.format("文件末尾有多余内容"))
