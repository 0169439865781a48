# The only door to commands. `make run` and `make test` set everything up themselves.
SHELL := /bin/bash
PYTHON ?= python3.11
PY := .venv/bin/python
# What the Qt wheels need from a bare Debian 12 (offscreen, X11, printing), and what makes .venv.
DEBIAN := python3.11-venv libgl1 libegl1 libglib2.0-0 libxkbcommon0 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0 \
          libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libcups2
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: setup run test lint bench shots soak format lock build
setup: .venv/.run

run: setup
	@$(PY) main.py --sample

# A test that stands still shows where it stands, and fails.
HUNG := -o faulthandler_timeout=300 -o faulthandler_exit_on_timeout=true
test: lint
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m "not soak" -n 2 --dist worksteal $(HUNG) \
	    --cov --cov-report=term --cov-fail-under=95

lint: .venv/.test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports --no-cache
	$(PY) -m tests.plain_text gui

bench: .venv/.test
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.bench $(PART)

shots: .venv/.test
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.shots out/shots

soak: .venv/.test
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m soak -n 2

format: .venv/.test
	$(PY) -m ruff check --fix-only -q .
	$(PY) -m ruff format -q .

# A folder build for the platform it runs on, in dist/fuzhen.
build: .venv/.test
	$(PY) -m PyInstaller --noconfirm build.spec

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q requirements.in -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -c requirements.lock requirements-dev.in -o requirements-dev.lock

.venv/.run: requirements.lock
	@missing=$$(command -v dpkg-query >/dev/null && for p in $(DEBIAN); do \
	    dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'install ok installed' || printf '%s ' $$p; done); \
	if $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then missing=$${missing/python3.11-venv /}; fi; \
	if [ -n "$$missing" ] && [ $$(id -u) = 0 ]; then \
	    echo "正在安装系统组件：$$missing"; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null || exit 1; \
	elif [ -n "$$missing" ]; then \
	    echo "还缺系统组件，请运行下面一行，再重新执行："; \
	    echo "sudo apt-get install -y --no-install-recommends $$missing"; exit 1; fi
	@[ -x $(PY) ] || $(PYTHON) -m venv .venv
	$(PY) -m pip install -q --require-hashes -r requirements.lock
	@touch $@

.venv/.test: .venv/.run requirements-dev.lock
	$(PY) -m pip install -q --require-hashes -r requirements-dev.lock
	@touch $@
