// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "parameters/jsonmistake.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Parameters)
};

} // namespace

QString JsonMistake::text() const
{
    return line > 0 ? Tr::tr("Line %1, column %2: %3").arg(QString::number(line), QString::number(column), problem) : problem;
}

std::optional<JsonMistake> findJsonMistake(const QString &text, JsonShape shape)
{
    const QByteArray bytes = text.toUtf8();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        const QString before = QString::fromUtf8(bytes.first(qBound(0, error.offset, int(bytes.size()))));
        const qsizetype lineStart = before.lastIndexOf(u'\n') + 1;
        return JsonMistake{int(before.count(u'\n')) + 1, int(before.size() - lineStart) + 1, error.errorString()};
    }
    if (shape == JsonShape::Object && !document.isObject())
        return JsonMistake{0, 0, Tr::tr("It is not a JSON object.")};
    if (shape == JsonShape::Array && !document.isArray())
        return JsonMistake{0, 0, Tr::tr("It is not a JSON array.")};
    return std::nullopt;
}

QString prettyJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return QString::fromUtf8(document.isNull() ? json : document.toJson(QJsonDocument::Indented)).trimmed();
}

QByteArray compactedJson(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).toJson(QJsonDocument::Compact);
}

} // namespace lineside
