#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Lineside authors
# SPDX-License-Identifier: Apache-2.0
"""Tells what a screen reader would find: for every line on standard input, one line of JSON with all widgets that show."""
import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

TEXT_LIMIT = 20000
DEPTH_LIMIT = 40


def text_of(widget):
    text = widget.get_text_iface()
    if not text:
        return ""
    return Atspi.Text.get_text(text, 0, min(Atspi.Text.get_character_count(text), TEXT_LIMIT))


def describe(widget, states):
    place = widget.get_component_iface()
    area = place.get_extents(Atspi.CoordType.SCREEN) if place else None
    return {
        "role": widget.get_role_name(),
        "name": widget.get_name() or "",
        "description": widget.get_description() or "",
        "text": text_of(widget),
        "states": states,
        "place": [area.x, area.y, area.width, area.height] if area else [0, 0, 0, 0],
    }


def collect(widget, found, depth=0):
    if widget is None or depth > DEPTH_LIMIT:
        return
    try:
        widget.clear_cache()  # nothing here listens for changes
        if depth > 0:
            states = [state.value_nick for state in widget.get_state_set().get_states()]
            if "showing" not in states:
                return  # and nothing in it shows; most widgets are of pages that nobody is at
            found.append(describe(widget, states))
        for i in range(widget.get_child_count()):
            collect(widget.get_child_at_index(i), found, depth + 1)
    except gi.repository.GLib.GError:  # it went while it was looked at
        return


def main():
    Atspi.init()
    for _ in sys.stdin:
        found = []
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            collect(desktop.get_child_at_index(i), found)
        print(json.dumps(found), flush=True)


main()
