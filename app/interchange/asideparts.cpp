// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/asideparts.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lineside {

Attachment asidePart(const QString &kind, const QJsonObject &part)
{
    QString name;
    for (const QChar c : kind.left(80))
        name += c.isLetterOrNumber() ? c : u'-';
    return {name + u".json"_s, "application/json", QJsonDocument(part).toJson(QJsonDocument::Indented)};
}

Target importedTarget(const QString &program, const QString &model)
{
    DirectTarget target;
    target.provider.name = program;
    target.model = model;
    return target;
}

} // namespace lineside
