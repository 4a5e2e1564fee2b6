// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/appsettings.h"

#include <QObject>

namespace lineside {

class ActionRegistry;

/// The settings at work: what the user changes of them in the dialog or by the size of the text holds at once.
class LiveSettings : public QObject
{
    Q_OBJECT
public:
    LiveSettings(SettingsStore &store, ActionRegistry &actions, QWidget *window);

    const AppSettings &current() const { return m_current; }
    void setImageLongSide(int pixels);
    void setLastWorkspacePage(const QString &name) { m_current.lastWorkspacePage = name; }
    void save();

Q_SIGNALS:
    void changed(const lineside::AppSettings &settings);
    void statusMessage(const QString &message);

private:
    void addActions(ActionRegistry &actions);
    void openDialog();
    void apply(const AppSettings &settings);
    void setZoom(int percent);

    SettingsStore &m_store;
    QWidget *m_window;
    AppSettings m_current;
};

} // namespace lineside
