// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QDBusVariant>
#include <QObject>

#include <optional>

class QPalette;

namespace lineside::theme {

/// What the desktop prefers, light or dark, and its accent. Never waits for an answer: until one comes, the palette the platform
/// brought along decides.
class SystemScheme : public QObject
{
    Q_OBJECT
public:
    explicit SystemScheme(const QPalette &platformPalette, QObject *parent = nullptr);

    bool isDark() const { return m_dark; }
    const std::optional<QColor> &accent() const { return m_accent; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void takeSetting(const QString &area, const QString &key, const QDBusVariant &value);

private:
    void followPortal();
    void followStyleHints();
    void askPortal(const QString &key);
    void setDark(bool dark);

    bool m_platformDark;
    bool m_dark;
    std::optional<QColor> m_accent;
};

} // namespace lineside::theme
