#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Lineside authors
# SPDX-License-Identifier: Apache-2.0
"""mocksecrets.py MODE: an org.freedesktop.secrets in memory, for tests. Prints "ready" once it owns its name.

It holds one entry from the start: "kept" of the service "lineside", with the value "value-of-kept".

MODE            what a search and a creation do
ok              what they should
locked-accepted     the collection is locked; the prompt is answered with the password after a moment
locked-dismissed    the collection is locked; the prompt is dismissed after a moment
locked-unanswered   the collection is locked; the prompt stays open for ever
readonly        creations and deletions are refused
error           every call ends with an error of the service
die             the service ends in the middle of a call
hang            no call is ever answered
slow            each answer takes 300 ms

Calls for a key whose id begins with "probe-" are answered at once in every mode, unless MODE ends in "-at-once".
"""
import os
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib

SECRET = "org.freedesktop.Secret."
ROOT = "/org/freedesktop/secrets"
COLLECTION = ROOT + "/collection/main"
ALIAS = ROOT + "/aliases/default"
SLOW_MS = 300
PROMPT_MS = 50

INTERFACES = Gio.DBusNodeInfo.new_for_xml("""
<node>
  <interface name="org.freedesktop.Secret.Service">
    <method name="OpenSession"><arg type="s" direction="in"/><arg type="v" direction="in"/>
      <arg type="v" direction="out"/><arg type="o" direction="out"/></method>
    <method name="SearchItems"><arg type="a{ss}" direction="in"/>
      <arg type="ao" direction="out"/><arg type="ao" direction="out"/></method>
    <method name="Unlock"><arg type="ao" direction="in"/><arg type="ao" direction="out"/><arg type="o" direction="out"/></method>
    <method name="GetSecrets"><arg type="ao" direction="in"/><arg type="o" direction="in"/>
      <arg type="a{o(oayays)}" direction="out"/></method>
    <method name="ReadAlias"><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
    <property name="Collections" type="ao" access="read"/>
  </interface>
  <interface name="org.freedesktop.Secret.Collection">
    <method name="CreateItem"><arg type="a{sv}" direction="in"/><arg type="(oayays)" direction="in"/>
      <arg type="b" direction="in"/><arg type="o" direction="out"/><arg type="o" direction="out"/></method>
    <property name="Items" type="ao" access="read"/>
    <property name="Label" type="s" access="read"/>
    <property name="Locked" type="b" access="read"/>
    <property name="Created" type="t" access="read"/>
    <property name="Modified" type="t" access="read"/>
  </interface>
  <interface name="org.freedesktop.Secret.Item">
    <method name="Delete"><arg type="o" direction="out"/></method>
    <method name="GetSecret"><arg type="o" direction="in"/><arg type="(oayays)" direction="out"/></method>
    <property name="Locked" type="b" access="read"/>
    <property name="Attributes" type="a{ss}" access="read"/>
    <property name="Label" type="s" access="read"/>
    <property name="Type" type="s" access="read"/>
    <property name="Created" type="t" access="read"/>
    <property name="Modified" type="t" access="read"/>
  </interface>
  <interface name="org.freedesktop.Secret.Prompt">
    <method name="Prompt"><arg type="s" direction="in"/></method>
    <method name="Dismiss"/>
    <signal name="Completed"><arg type="b"/><arg type="v"/></signal>
  </interface>
</node>
""")


class Refusal(Exception):
    def __init__(self, name, text):
        super().__init__(text)
        self.name = name


class Mock:
    def __init__(self, bus, mode):
        self.bus = bus
        self.spares_trials = not mode.endswith("-at-once")
        self.mode = mode.removesuffix("-at-once")
        self.locked = self.mode.startswith("locked")
        self.items = {}  # path -> (attributes, value)
        self.prompts = {}  # path -> what is to be unlocked
        self.last = 0
        self.publish(ROOT, "Service")
        self.publish(COLLECTION, "Collection")
        self.publish(ALIAS, "Collection")
        self.add({"server": "lineside", "user": "kept", "type": "plaintext", "xdg:schema": "org.qt.keychain"}, b"value-of-kept")

    def publish(self, path, kind):
        return self.bus.register_object(path, INTERFACES.lookup_interface(SECRET + kind), self.call, self.property, None)

    def new_path(self, kind):
        self.last += 1
        return f"{COLLECTION}/{kind}{self.last}"

    def add(self, attributes, value):
        path = self.new_path("item")
        self.items[path] = (attributes, value)
        self.publish(path, "Item")
        return path

    def property(self, _bus, _sender, path, _interface, name):
        paths = {"Collections": [COLLECTION], "Items": list(self.items)}
        if name in paths:
            return GLib.Variant("ao", paths[name])
        if name == "Attributes":
            return GLib.Variant("a{ss}", self.items[path][0])
        if name == "Locked":
            return GLib.Variant("b", self.locked)
        if name in ("Created", "Modified"):
            return GLib.Variant("t", 1)
        return GLib.Variant("s", "mock")

    def call(self, _bus, _sender, path, _interface, method, arguments, invocation):
        values = arguments.unpack()
        answer = getattr(self, method)
        attributes = {}
        if method == "SearchItems":
            attributes = values[0]
        elif method == "CreateItem":
            attributes = values[0].get(SECRET + "Item.Attributes", {})
        spared = self.spares_trials and attributes.get("user", "").startswith("probe-")
        if not attributes or spared:
            self.reply(invocation, answer, path, values)
        elif self.mode == "die":
            os._exit(1)
        elif self.mode == "error":
            invocation.return_dbus_error("org.example.Broken", "the mock says no")
        elif self.mode == "slow":
            GLib.timeout_add(SLOW_MS, self.reply, invocation, answer, path, values)
        elif self.mode != "hang":
            self.reply(invocation, answer, path, values)

    def reply(self, invocation, answer, path, values):
        try:
            invocation.return_value(answer(path, *values))
        except Refusal as refusal:
            invocation.return_dbus_error(refusal.name, str(refusal))
        return GLib.SOURCE_REMOVE

    def OpenSession(self, _path, algorithm, _input):
        if algorithm != "plain":
            raise Refusal("org.freedesktop.DBus.Error.NotSupported", "only plain sessions")
        return GLib.Variant("(vo)", (GLib.Variant("s", ""), ROOT + "/session/one"))

    def SearchItems(self, _path, wanted):
        found = [p for p, (attributes, _) in self.items.items() if wanted.items() <= attributes.items()]
        return GLib.Variant("(aoao)", ([], found) if self.locked else (found, []))

    def Unlock(self, _path, objects):
        if not self.locked:
            return GLib.Variant("(aoo)", (objects, "/"))
        prompt = self.new_path("prompt")
        self.prompts[prompt] = objects
        self.publish(prompt, "Prompt")
        return GLib.Variant("(aoo)", ([], prompt))

    def Prompt(self, path, _window):
        if self.mode != "locked-unanswered":
            GLib.timeout_add(PROMPT_MS, self.close_prompt, path, self.mode == "locked-dismissed")
        return None

    def Dismiss(self, path):
        self.close_prompt(path, True)

    def close_prompt(self, path, dismissed):
        self.locked = self.locked and dismissed
        unlocked = [] if dismissed else self.prompts[path]
        signal = GLib.Variant("(bv)", (dismissed, GLib.Variant("ao", unlocked)))
        self.bus.emit_signal(None, path, SECRET + "Prompt", "Completed", signal)
        return GLib.SOURCE_REMOVE

    def GetSecrets(self, _path, objects, session):
        open_items = {p: (session, b"", self.items[p][1], "text/plain") for p in objects if p in self.items and not self.locked}
        return GLib.Variant("(a{o(oayays)})", (open_items,))

    def GetSecret(self, path, session):
        if self.locked:
            raise Refusal(SECRET + "Error.IsLocked", "locked")
        return GLib.Variant("((oayays))", ((session, b"", self.items[path][1], "text/plain"),))

    def ReadAlias(self, _path, name):
        return GLib.Variant("(o)", (COLLECTION if name == "default" else "/",))

    def CreateItem(self, _path, properties, secret, replace):
        if self.mode == "readonly":
            raise Refusal("org.freedesktop.DBus.Error.AccessDenied", "this keyring is read only")
        if self.locked:
            raise Refusal(SECRET + "Error.IsLocked", "Cannot create an item in a locked collection")
        attributes = properties.get(SECRET + "Item.Attributes", {})
        value = bytes(secret[2])
        for path, (present, _) in self.items.items():
            if replace and present == attributes:
                self.items[path] = (attributes, value)
                return GLib.Variant("(oo)", (path, "/"))
        return GLib.Variant("(oo)", (self.add(attributes, value), "/"))

    def Delete(self, path):
        if self.mode == "readonly":
            raise Refusal("org.freedesktop.DBus.Error.AccessDenied", "this keyring is read only")
        if self.locked:
            raise Refusal(SECRET + "Error.IsLocked", "locked")
        self.items.pop(path, None)
        return GLib.Variant("(o)", ("/",))


def main():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    mock = Mock(bus, sys.argv[1])
    Gio.bus_own_name_on_connection(bus, "org.freedesktop.secrets", Gio.BusNameOwnerFlags.NONE,
                                   lambda *_: print("ready", flush=True), lambda *_: os._exit(2))
    assert mock
    GLib.MainLoop().run()


if __name__ == "__main__":
    main()
