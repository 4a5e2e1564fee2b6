// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/plainjson.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lineside {

bool isJson(const QByteArray &text)
{
    QJsonParseError error;
    QJsonDocument::fromJson(text, &error);
    return error.error == QJsonParseError::NoError;
}

QString plainJson(const QString &json)
{
    QString plain;
    plain.reserve(json.size());
    for (const QChar c : json) {
        if (c.unicode() > 0x7e) // only within strings, if it is JSON
            plain += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0'));
        else
            plain += c.unicode() < 0x20 ? QChar(u' ') : c;
    }
    return plain;
}

} // namespace lineside
