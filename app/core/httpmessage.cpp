// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/httpmessage.h"

#include <algorithm>

namespace lineside {

const HttpHeader *HttpRequest::header(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(headers, [name](const HttpHeader &header) {
        return header.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == headers.end() ? nullptr : &*found;
}

bool HttpRequest::carriesKey() const
{
    return std::ranges::any_of(headers, [](const HttpHeader &header) { return !header.value.references().isEmpty(); })
        || (bodyKind == Body::JsonTemplate && !ValueTemplate::parse(QString::fromUtf8(body)).references().isEmpty());
}

std::optional<QByteArray> HttpHead::header(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(headers, [name](const RawHeader &header) {
        return header.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == headers.end() ? std::nullopt : std::optional(found->value);
}

QByteArray HttpHead::contentType() const
{
    const QByteArray value = header("content-type").value_or(QByteArray());
    const qsizetype semicolon = value.indexOf(';');
    return (semicolon < 0 ? value : value.first(semicolon)).trimmed().toLower();
}

} // namespace lineside
