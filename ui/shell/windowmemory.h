// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace lineside {

/// Where the window was; kept on this machine, apart from the preferences.
class WindowMemory
{
public:
    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
};

} // namespace lineside
