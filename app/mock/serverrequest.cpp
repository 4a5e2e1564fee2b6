// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/serverrequest.h"

namespace lineside {

QByteArray ServerRequest::path() const
{
    const qsizetype end = target.indexOf('?');
    return QByteArray::fromPercentEncoding(end < 0 ? target : target.first(end));
}

QUrlQuery ServerRequest::query() const
{
    const qsizetype end = target.indexOf('?');
    return end < 0 ? QUrlQuery() : QUrlQuery(QString::fromUtf8(target.sliced(end + 1)));
}

QByteArray ServerRequest::header(QByteArrayView name) const
{
    for (const RawHeader &entry : headers) {
        if (entry.name.compare(name, Qt::CaseInsensitive) == 0)
            return entry.value.isNull() ? QByteArrayLiteral("") : entry.value;
    }
    return {};
}

} // namespace lineside
