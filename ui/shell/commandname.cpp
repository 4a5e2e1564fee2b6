// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/commandname.h"

#include <QAction>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CommandName)
};

} // namespace

QString commandName(const QAction &action)
{
    const QString text = QString(action.text()).remove(u'&');
    if (action.objectName().startsWith("routes."_L1))
        return Tr::tr("Routes: %1").arg(text);
    if (action.objectName().startsWith("verify."_L1))
        return Tr::tr("Verify: %1").arg(text);
    return text;
}

} // namespace lineside
