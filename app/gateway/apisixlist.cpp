// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/apisixlist.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ApisixAdmin)
};

} // namespace

Result<QJsonArray> pageArray(const QJsonObject &answer, qint64 *total)
{
    // Past the last page the list is an empty object.
    const QJsonValue list = answer["list"_L1];
    if (!list.isArray() && !(list.isObject() && list.toObject().isEmpty()))
        return failure(Error::Kind::Protocol, Tr::tr("The gateway's list of routes is none."), Tr::tr("Check the address of the Admin API."));
    *total = answer["total"_L1].toInteger(list.toArray().size());
    return list.toArray();
}

Error tooManyEntries(int most)
{
    return {.kind = Error::Kind::Protocol,
            .message = Tr::tr("The gateway has more than %1 entries of this kind.").arg(most),
            .hint = Tr::tr("Lineside does not list so many."),
            .details = {},
            .httpStatus = 0};
}

Error unsteadyList(qsizetype seen, qint64 total)
{
    return {.kind = Error::Kind::Protocol,
            .message = Tr::tr("The gateway says that it has %1 entries, but listed only %2.").arg(total).arg(seen),
            .hint = Tr::tr("It may be changed by others right now. Refresh in a moment."),
            .details = {},
            .httpStatus = 0};
}

} // namespace lineside
