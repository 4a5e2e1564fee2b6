#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Lineside authors
# SPDX-License-Identifier: Apache-2.0
"""Does with a conversation what a screen reader does. Commands on standard input, one a line; each gives one line of JSON:
"messages" what is in the list, "press NAME" presses the first thing of that name in it, "heard" what was told since the start."""
import json
import sys
import threading

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

LIST_NAME = "Conversation"
TEXT_LIMIT = 20000
heard = []


def hear(event):
    # libatspi hands the text over as the event's value
    heard.append({"type": event.type, "role": event.source.get_role_name(), "text": str(event.any_data)})


def children(widget):
    return [widget.get_child_at_index(i) for i in range(widget.get_child_count())]


def find(widget, fits, depth=0):
    if widget is None or depth > 40:
        return None
    widget.clear_cache()
    if fits(widget):
        return widget
    for child in children(widget):
        found = find(child, fits, depth + 1)
        if found:
            return found
    return None


def conversation():
    return find(Atspi.get_desktop(0), lambda of: of.get_role_name() == "list" and of.get_name() == LIST_NAME)


def actions(widget):
    of = widget.get_action_iface()
    return [Atspi.Action.get_action_name(of, i) for i in range(Atspi.Action.get_n_actions(of))] if of else []


def describe(widget, depth=0):
    text = widget.get_text_iface()
    return {
        "role": widget.get_role_name(),
        "name": widget.get_name() or "",
        "text": Atspi.Text.get_text(text, 0, min(Atspi.Text.get_character_count(text), TEXT_LIMIT)) if text else "",
        "states": [state.value_nick for state in widget.get_state_set().get_states()],
        "actions": actions(widget),
        "children": [describe(child, depth + 1) for child in children(widget)] if depth < 10 else [],
    }


def press(name):
    widget = find(conversation(), lambda of: name in (of.get_name() or "") and "Press" in actions(of))
    if not widget:
        return False
    return Atspi.Action.do_action(widget.get_action_iface(), actions(widget).index("Press"))


def answer(line):
    command, _, rest = line.strip().partition(" ")
    if command == "messages":
        chat = conversation()
        return [describe(child) for child in children(chat)] if chat else []
    if command == "press":
        return press(rest)
    return heard


def serve(loop):
    for line in sys.stdin:
        done = threading.Event()
        result = []

        def work():
            try:
                result.append(answer(line))
            except GLib.GError:  # it went while it was looked at
                result.append([])
            done.set()
            return False

        GLib.idle_add(work)
        done.wait()
        print(json.dumps(result[0]), flush=True)
    loop.quit()


def main():
    Atspi.init()
    listener = Atspi.EventListener.new(hear)
    for event in ("object:text-changed:insert", "object:state-changed:showing", "object:state-changed:focused"):
        listener.register(event)
    loop = GLib.MainLoop()
    threading.Thread(target=serve, args=(loop,), daemon=True).start()
    loop.run()


main()
