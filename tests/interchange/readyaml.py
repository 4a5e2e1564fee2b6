# SPDX-FileCopyrightText: 2026 The Lineside authors
# SPDX-License-Identifier: Apache-2.0
"""Reads YAML on standard input with PyYAML and writes its documents as one JSON array."""
import json
import sys

import yaml

json.dump(list(yaml.safe_load_all(sys.stdin.buffer)), sys.stdout)
