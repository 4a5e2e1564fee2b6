// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/appsettings.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace lineside {

/// The preferences. Show it with open().
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    SettingsDialog(SettingsStore &store, AppSettings current, QWidget *parent = nullptr);

Q_SIGNALS:
    void settingsChanged(const lineside::AppSettings &settings);

private:
    void save();

    SettingsStore &m_store;
    const AppSettings m_current;
    QComboBox *m_scheme;
    QCheckBox *m_systemStyle;
    QComboBox *m_sendKey;
    QSpinBox *m_zoom;
};

} // namespace lineside
