#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Lineside authors
# SPDX-License-Identifier: Apache-2.0
# with-mock-secrets.sh MODE COMMAND...: runs COMMAND on a session bus of its own with a secret service that misbehaves as MODE
# says (see mocksecrets.py), or with no secret service at all (MODE "none"). The bus starts nothing by itself.
# COMMAND finds the mode in LINESIDE_SECRETS_MODE. Exits with 77 where a program that it needs is missing.
set -u
here=$(cd "$(dirname "$0")" && pwd)
command -v dbus-run-session >/dev/null || { echo "with-mock-secrets.sh: dbus-run-session is not installed"; exit 77; }
/usr/bin/python3 -c 'import gi' 2>/dev/null || { echo "with-mock-secrets.sh: python3-gi is not installed"; exit 77; }
if [ "${1-}" != --on-bus ]; then
    exec dbus-run-session --config-file="$here/bus-without-services.conf" -- "$0" --on-bus "$@"
fi
LINESIDE_SECRETS_MODE=$2
export LINESIDE_SECRETS_MODE
shift 2
[ "$LINESIDE_SECRETS_MODE" != none ] || exec "$@"
mkfifo "$TMPDIR/mock-is-ready"
/usr/bin/python3 "$here/mocksecrets.py" "$LINESIDE_SECRETS_MODE" >"$TMPDIR/mock-is-ready" &
mock=$!
trap 'kill $mock 2>/dev/null' EXIT
read -r line <"$TMPDIR/mock-is-ready"
[ "$line" = ready ] || { echo "with-mock-secrets.sh: the mock did not start"; exit 1; }
"$@"
