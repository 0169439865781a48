"""Draw the sample's photographs anew: fictional scenes, so that no real place or paper is shown.

Usage: python resources/sample/make_photos.py (needs Pillow and a Chinese font in resources/fonts).
"""

import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

HERE = Path(__file__).parent
SIZE = (1600, 1200)
FONT = next((HERE.parent / "fonts").glob("NotoSerifSC-Regular*.ttf"))


def scene(sky: str, ground: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """Sky over ground, with the grain of a small sensor."""
    image = Image.new("RGB", SIZE, sky)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 720, 1600, 1200), fill=ground)
    dice = random.Random(7)  # noqa: S311 - grain, not a secret
    for _ in range(9000):
        x, y = dice.randrange(1600), dice.randrange(720, 1200)
        shade = dice.randrange(90, 150)
        draw.ellipse((x, y, x + 5, y + 2), fill=(shade + 20, shade + 10, shade - 20))
    return image, draw


def pump_house() -> Image.Image:
    """A finished house beside an open trench and an unconnected pump."""
    image, draw = scene("#b9cfdd", "#8f8468")
    draw.rectangle((220, 330, 760, 860), fill="#e4ddcd")
    draw.polygon([(180, 340), (490, 220), (800, 340)], fill="#6f7478")
    draw.rectangle((330, 560, 480, 860), fill="#4b5a66")
    draw.rectangle((560, 500, 700, 620), fill="#8fb0c2")
    draw.rectangle((900, 760, 1240, 820), fill="#48698a")
    draw.ellipse((1200, 640, 1360, 800), fill="#a85a26")
    draw.line([(860, 960), (1020, 900), (1160, 1010), (1330, 930), (1500, 1040)], fill="#5d523c", width=46)
    return image


def trench() -> Image.Image:
    """A pipe lying bare in its trench."""
    image, draw = scene("#c4d6df", "#97896a")
    draw.polygon([(500, 1200), (760, 720), (900, 720), (1180, 1200)], fill="#55492f")
    draw.polygon([(720, 1200), (812, 730), (848, 730), (960, 1200)], fill="#3f6f9a")
    for side in (430, 1180):
        draw.ellipse((side - 190, 820, side + 190, 1120), fill="#7d7050")
    return image


def meter() -> Image.Image:
    """A water meter that reads nothing."""
    image = Image.new("RGB", SIZE, "#9aa3a8")
    draw = ImageDraw.Draw(image)
    draw.ellipse((420, 220, 1180, 980), fill="#39444c")
    draw.ellipse((480, 280, 1120, 920), fill="#eef0ec")
    draw.rectangle((600, 430, 1000, 540), fill="#1c2226")
    draw.text((622, 432), "00000", fill="#f3f3ef", font=ImageFont.truetype(FONT, 84), spacing=10)
    draw.line([(800, 780), (900, 640)], fill="#b3261e", width=14)
    return image


def sheet(title: str, *lines: str) -> Image.Image:
    """A page photographed on a desk, a little askew."""
    page = Image.new("RGB", (820, 1120), "#fbfaf6")
    draw = ImageDraw.Draw(page)
    draw.text((410, 110), title, fill="#222222", font=ImageFont.truetype(FONT, 52), anchor="mm")
    for row, line in enumerate(lines):
        draw.text((90, 220 + row * 74), line, fill="#2b2b2b", font=ImageFont.truetype(FONT, 34))
    draw.ellipse((520, 800, 720, 1000), outline="#c22a24", width=9)
    desk = Image.new("RGB", SIZE, "#7b6a56")
    turned = page.rotate(2.2, expand=True, fillcolor="#7b6a56")
    desk.paste(turned, (360, 20))
    return desk


PHOTOS = {
    "石桥村供水站泵房": pump_house,
    "石桥村管线沟槽": trench,
    "石桥村供水站水表": meter,
    "缴款凭证": lambda: sheet(
        "非税收入缴款凭证（示例）",
        "缴款单位：三家取水企业",
        "项目：水资源费",
        "2024年6月28日　10.5万元",
        "2024年7月30日　11.0万元",
        "2024年9月5日　10.0万元",
        "合计　31.5万元",
    ),
    "巡河制度落款页": lambda: sheet(
        "巡河工作制度（示例）",
        "第九条　巡河记录由河湖股存档。",
        "第十条　本制度自印发之日起施行。",
        "",
        "　　　　　　　　　　县水利局",
        "　　　　　　　　2024年2月27日",
    ),
}

if __name__ == "__main__":
    for name, draw_photo in PHOTOS.items():
        draw_photo().filter(ImageFilter.GaussianBlur(0.8)).save(HERE / f"{name}.jpg", quality=82)
