// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/leftout.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::RouteExport)
};

} // namespace

void LeftOut::take(std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names)
        m_rest.remove(name);
}

void LeftOut::move(QLatin1StringView name, QJsonObject &to, QLatin1StringView as)
{
    if (m_rest.contains(name))
        to[as] = m_rest.take(name);
}

QStringList LeftOut::warnings(const QString &form) const
{
    QJsonObject rest = m_rest;
    QStringList made;
    const QJsonValue status = rest.take("status"_L1);
    if (status.isDouble() && status.toDouble() == 0)
        made.append(Tr::tr("%1 knows no route that is switched off: there this one would serve.").arg(form));
    if (!rest.isEmpty())
        made.append(Tr::tr("%1 cannot say these fields, so they were left out: %2.").arg(form, rest.keys().join(u", "_s)));
    return made;
}

} // namespace lineside
