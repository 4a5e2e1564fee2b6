#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Lineside authors
# SPDX-License-Identifier: Apache-2.0
# with-own-mounts.sh CMD…: runs it where it may mount a small file system: as it is for root, otherwise in a user namespace where
# there can be one. Without either it runs all the same, and skips what it cannot do.
if [ "$(id -u)" != 0 ] && unshare -rm true 2>/dev/null; then
  exec unshare -rm "$@"
fi
exec "$@"
