// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/jsonstrings.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype mostStrings = 100'000;

QString unescaped(QStringView text)
{
    if (!text.contains(u'\\'))
        return text.toString();
    return QJsonDocument::fromJson("[\"" + text.toUtf8() + "\"]")[0].toString();
}

} // namespace

QList<JsonString> jsonStrings(const QString &json)
{
    QList<JsonString> found;
    QString member;
    for (qsizetype i = 0; i < json.size() && found.size() < mostStrings; ++i) {
        if (json.at(i) != u'"')
            continue;
        const qsizetype start = i + 1;
        for (++i; i < json.size() && json.at(i) != u'"'; ++i)
            i += json.at(i) == u'\\' ? 1 : 0;
        if (i >= json.size())
            break;
        qsizetype next = i + 1;
        while (next < json.size() && json.at(next).isSpace())
            ++next;
        const QString value = unescaped(QStringView(json).sliced(start, i - start));
        if (next < json.size() && json.at(next) == u':')
            member = value;
        else
            found.append({member, value, start, i});
    }
    return found;
}

} // namespace lineside
