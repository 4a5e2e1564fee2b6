#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Lineside authors
# SPDX-License-Identifier: Apache-2.0
# with-keyring.sh COMMAND...: runs COMMAND on a session bus of its own with an empty, unlocked GNOME keyring. Runs under
# tests/support/run-test.sh, whose private folders it uses; bus and keyring end with the command. Exits with 77 where a program
# that it needs is missing.
set -u
for program in dbus-run-session gnome-keyring-daemon gdbus; do
    command -v "$program" >/dev/null || { echo "with-keyring.sh: $program is not installed"; exit 77; }
done
if [ "${1-}" != --on-bus ]; then
    exec dbus-run-session -- "$0" --on-bus "$@"
fi
shift
mkdir -p "$XDG_DATA_HOME/keyrings" "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME"
# The password of the new keyring comes on standard input, up to its end.
printf %s lineside-test | gnome-keyring-daemon --unlock --daemonize --components=secrets >/dev/null || exit 1
tries=0
until gdbus call --session --timeout 1 --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets \
    --method org.freedesktop.Secret.Service.ReadAlias default 2>/dev/null | grep -q /collection/; do
    tries=$((tries + 1))
    [ "$tries" -lt 200 ] || { echo "with-keyring.sh: the keyring did not start"; exit 1; }
    sleep 0.05
done
"$@"
