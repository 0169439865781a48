#!/bin/sh
# 把复诊放进这个用户的启动器（开始菜单）和桌面；程序文件夹挪动以后再运行一次。
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# As the key Exec wants it: four signs escaped inside quotes, then every backslash as in any value, percent signs doubled.
program=$(printf '%s' "$here/fuzhen" | sed 's/[\\"`$]/\\&/g; s/\\/\\\\/g; s/%/%%/g')
icon=$(printf '%s' "$here/_internal/resources/desktop/fuzhen.png" | sed 's/\\/\\\\/g')
menu=${XDG_DATA_HOME:-$HOME/.local/share}/applications
mkdir -p "$menu"
cat > "$menu/fuzhen.desktop" <<END
[Desktop Entry]
Type=Application
Name=复诊
Comment=巡视巡察整改“回头看”工作台
Exec="$program"
Icon=$icon
StartupWMClass=fuzhen
Categories=Office;
END
chmod +x "$menu/fuzhen.desktop"
desktop=$(xdg-user-dir DESKTOP 2>/dev/null || true)
if [ -n "$desktop" ] && [ "$desktop" != "$HOME" ] && [ -d "$desktop" ]; then cp -p "$menu/fuzhen.desktop" "$desktop/"; fi
echo "复诊已放进启动器，从那里打开就行；程序文件夹挪动以后请再运行一次。"
