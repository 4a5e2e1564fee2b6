// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace lineside {

/// The user's preferences. None of them is secret.
struct AppSettings {
    enum class Scheme { System, Light, Dark };
    Scheme scheme = Scheme::System;
    bool systemStyle = false;    ///< the desktop's own widget style instead of ours
    bool enterSends = true;      ///< Enter sends and Shift+Enter breaks the line; otherwise Ctrl+Enter sends
    int zoomPercent = 100;       ///< of text; 50 to 300
    int imageLongSide = 0;       ///< images are scaled down to it before they are attached, in pixels; 0: as they are
    QString lastWorkspacePage;   ///< "chat", "routes", "verify"
    friend bool operator==(const AppSettings &, const AppSettings &) = default;
};

/// Keeps the preferences. Small enough to be read and written at once.
class SettingsStore
{
public:
    virtual ~SettingsStore() = default;
    virtual AppSettings load() = 0;
    virtual void save(const AppSettings &settings) = 0;
};

} // namespace lineside
