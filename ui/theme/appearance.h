// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/appsettings.h"

#include <QFont>
#include <QObject>
#include <QString>

class QApplication;

namespace lineside::theme {

class SystemScheme;

/// Style, palette, type and style sheet of the program as the settings want them; a child of the application.
class Appearance : public QObject
{
    Q_OBJECT
public:
    explicit Appearance(QApplication &application);

    void apply(const AppSettings &settings);

private:
    void paintProgram();
    void applySystemStyle();
    bool wantsDark() const;

    QApplication &m_application;
    SystemScheme *m_system;
    QString m_platformStyle;
    QFont m_platformFont;
    AppSettings m_settings;
};

} // namespace lineside::theme
