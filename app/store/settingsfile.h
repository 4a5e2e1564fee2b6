// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/appsettings.h"

#include <QJsonObject>
#include <QString>

namespace lineside {

/// The preferences in a small JSON file. A value that cannot be used counts as not set; a file that cannot be read is kept under
/// another name and the defaults apply. Members that have no name here survive.
class SettingsFile : public SettingsStore
{
public:
    explicit SettingsFile(QString fileName);
    AppSettings load() override;
    void save(const AppSettings &settings) override;

    /// `lineside/settings.json` in the user's configuration folder.
    static QString defaultFileName();

private:
    QString m_fileName;
    QJsonObject m_source;
};

} // namespace lineside
