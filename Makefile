# The only door to commands. `make run` and `make test` set everything up themselves.
SHELL := /bin/bash
PYTHON ?= python3.11
# Qt of today needs glibc 2.34, on aarch64 2.39; an older system gets the last Qt that starts there (docs/decisions/019).
# `make test QT=qt-old` tries that one anywhere, in a venv of its own.
ifndef QT
QT := $(shell set -- 2.34 2.28; [ "$$(uname -m)" != aarch64 ] || set -- 2.39 2.31; \
    here=$$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d' ' -f2); \
    reaches() { printf '%s\n' $$1 $$here | sort -V -C; }; \
    if reaches $$1; then echo qt; elif reaches $$2; then echo qt-old; fi)
ifndef QT
$(error 这台电脑的系统太旧，没有能在上面启动的 Qt，什么也没有装，请换用 glibc 不低于 2.28（aarch64 不低于 2.31）的系统)
endif
endif
VENV := $(if $(filter command line,$(origin QT)),.venv-$(QT),.venv)
PY := $(VENV)/bin/python
# What the Qt wheels need from a bare Debian 12 (offscreen, X11, printing), and what makes .venv.
DEBIAN := python3.11-venv libgl1 libegl1 libglib2.0-0 libxkbcommon0 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0 \
          libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-randr0 libxcb-shape0 libsm6 libcups2
PIP := $(PY) -m pip install -q --require-hashes
OFFLINE := Python 组件没有装全，程序还不能运行，已经装好的留着，请照上面的原因（多半是连不上软件源）处理后重新执行。
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: setup run test lint bench shots soak format lock build
setup: $(VENV)/.run

run: setup
	@$(PY) main.py --sample

# A test that stands still shows where it stands, and fails.
HUNG := -o faulthandler_timeout=300 -o faulthandler_exit_on_timeout=true
# Thousands of small workspaces: in memory, where it has 2 GB to spare, flushing them costs nothing.
ROOMY := $(shell [ "$$(df --output=avail /dev/shm 2>/dev/null | tail -n 1)" -gt 2000000 ] 2>/dev/null && echo TMPDIR=/dev/shm)
test: lint
	QT_QPA_PLATFORM=offscreen $(ROOMY) $(PY) -m pytest -m "not soak" -n 2 --dist worksteal $(HUNG) \
	    --cov --cov-report=term --cov-fail-under=95

lint: $(VENV)/.test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(if $(filter qt,$(QT)),$(PY) -m mypy) # the stubs of the old Qt lack half of its members
	$(VENV)/bin/lint-imports --no-cache
	$(PY) -m tests.plain_text gui

bench: $(VENV)/.test
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.bench $(PART)

shots: $(VENV)/.test
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.shots out/shots

soak: $(VENV)/.test
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m soak -n 2

format: $(VENV)/.test
	$(PY) -m ruff check --fix-only -q .
	$(PY) -m ruff format -q .

# A folder build for the platform it runs on, in dist/fuzhen.
build: $(VENV)/.test
	$(PY) -m PyInstaller --noconfirm build.spec

lock:
	$(LOCK) requirements.in -o requirements.lock
	$(LOCK) -c requirements.lock requirements-dev.in -o requirements-dev.lock
	$(LOCK) qt.in -o qt.lock
	$(LOCK) qt-old.in -o qt-old.lock

$(VENV)/.run: requirements.lock $(QT).lock
	@missing=$$(command -v dpkg-query >/dev/null && for p in $(DEBIAN); do \
	    dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'install ok installed' || printf '%s ' $$p; done); \
	if $(PYTHON) -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then missing=$${missing/python3.11-venv /}; \
	elif [[ $$missing != *python3.11-venv* ]]; then \
	    echo "没有找到 Python 3.11，什么也没有装，请先装好它，再用 make run PYTHON=它的路径 重新执行。"; exit 1; fi; \
	if [ -n "$$missing" ] && [ $$(id -u) = 0 ]; then \
	    echo "正在安装系统组件：$$missing"; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null || { \
	    echo "系统组件没有装全（$${missing% }），程序还不能运行，请照上面的原因处理后重新执行；自己装好的 Python 3.11 用 PYTHON=它的路径 指明。"; exit 1; }; \
	elif [ -n "$$missing" ]; then \
	    echo "还缺系统组件，什么也没有装，请运行下面一行，再重新执行；自己装好的 Python 3.11 用 PYTHON=它的路径 指明。"; \
	    echo "sudo apt-get install -y --no-install-recommends $$missing"; exit 1; fi
	@[ -x $(PY) ] || $(PYTHON) -m venv $(VENV)
	@echo "正在下载并装好 Python 组件，要几分钟。"
	@$(PIP) -r requirements.lock -r $(QT).lock || { echo "$(OFFLINE)"; exit 1; }
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements-dev.lock
	@$(PIP) -r requirements-dev.lock || { echo "$(OFFLINE)"; exit 1; }
	@touch $@
