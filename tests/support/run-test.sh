#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Lineside authors
# SPDX-License-Identifier: Apache-2.0
# run-test.sh [WRAPPER...] TEST: runs one test in a private, fixed environment and leaves nothing behind.
set -u
private=$(mktemp -d) || exit 1
trap 'rm -rf "$private"' EXIT
trap 'exit 143' TERM
trap 'exit 130' INT
mkdir -m 700 "$private/run" "$private/home" "$private/tmp"
export HOME="$private/home" XDG_CONFIG_HOME="$private/home/config" XDG_DATA_HOME="$private/home/data"
export XDG_STATE_HOME="$private/home/state" XDG_CACHE_HOME="$private/home/cache" XDG_RUNTIME_DIR="$private/run"
export TMPDIR="$private/tmp" LC_ALL=C.UTF-8 TZ=UTC
export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}" DBUS_SESSION_BUS_ADDRESS=disabled:
unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY all_proxy ALL_PROXY no_proxy NO_PROXY
"$@"
