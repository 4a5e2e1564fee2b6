#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Lineside authors
# SPDX-License-Identifier: Apache-2.0
# check-violations.sh CMAKE CHECK: plants one violation at a time in a small tree; the layer check must find each, and pass the clean tree.
set -u
cmake=$1
check=$2
tree=$(mktemp -d) || exit 1
trap 'rm -rf "$tree"' EXIT
failures=0

plant() { # FILE INCLUDE
  mkdir -p "$tree/$(dirname "$1")"
  printf '#include %s\n' "$2" >"$tree/$1"
}

expect() { # WHAT passes|fails
  if "$cmake" -DSOURCE_DIR="$tree" -P "$check" >/dev/null 2>&1; then got=passes; else got=fails; fi
  if [ "$got" != "$2" ]; then
    echo "layers: $1 should have been one that $2, but it $got" >&2
    failures=$((failures + 1))
  fi
}

refuse() { # FILE INCLUDE
  plant "$1" "$2"
  expect "$1 with $2" fails
  rm "$tree/$1"
}

plant app/net/clean.cpp '"protocol/ssedecoder.h"'
plant ui/chat/clean.cpp '"chat/chatsession.h"'
plant ui/main.cpp '"store/workspacefile.h"'
expect 'the clean tree' passes

refuse app/core/a.cpp '"net/httpstream.h"'
refuse app/chat/a.cpp '"net/httpstream.h"'
refuse app/protocol/a.h '"chat/chatsession.h"'
refuse app/interchange/a.h '"protocol/ssedecoder.h"'
refuse ui/chat/a.cpp '"net/httpstream.h"'
refuse ui/shell/a.cpp '"store/workspacefile.h"'
refuse app/core/a.cpp '"ui/theme/theme.h"'
refuse app/core/a.h '<QWidget>'
refuse app/core/a.h '<QtWidgets/QWidget>'
refuse ui/chat/a.h '<QtCore/QObject>'
refuse app/chat/a.cpp '<QJsonObject>'
refuse ui/routes/a.cpp '<QJsonArray>'
refuse app/chat/a.cpp '<QSqlQuery>'
refuse app/net/a.cpp '"../core/error.h"'

type_in() { # FILE NAME
  mkdir -p "$tree/$(dirname "$1")"
  printf 'namespace lineside {\nstruct %s {\n};\n}\n' "$2" >"$tree/$1"
}
type_in app/probe/a.h Evidence
type_in ui/verify/a.h Station
expect 'two types of two names' passes
type_in ui/verify/a.h Evidence
expect 'two types of one name' fails
exit "$failures"
