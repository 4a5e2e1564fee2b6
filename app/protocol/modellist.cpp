// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/modellist.h"

#include "protocol/errorbody.h"
#include "protocol/lenientjson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ModelList)
};

std::optional<QJsonArray> entries(const QJsonDocument &document)
{
    if (document.isArray())
        return document.array();
    for (const QLatin1StringView name : {"data"_L1, "models"_L1}) {
        if (document[name].isArray())
            return document[name].toArray();
        if (document[name].isObject() && document[name].toObject().isEmpty()) // how Lua writes an empty list
            return QJsonArray();
    }
    return std::nullopt;
}

QString firstText(const QJsonValue &entry, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        if (const QString text = lenientText(entry[name]); !text.isEmpty())
            return text;
    }
    return {};
}

} // namespace

Result<QList<ModelInfo>> parseModelList(QByteArrayView body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body.toByteArray());
    const auto list = entries(document);
    const bool isErrorArray = list && !list->isEmpty() && list->first()["error"_L1].isObject();
    if (!list || isErrorArray) {
        return failure(Error{.kind = Error::Kind::Protocol,
                             .message = Tr::tr("What came is not a list of models."),
                             .hint = Tr::tr("Check the address. The server may not offer a list; a model's name can be typed in."),
                             .details = parseErrorBody(body).message,
                             .httpStatus = 0});
    }
    QList<ModelInfo> models;
    models.reserve(list->size());
    for (const QJsonValue &entry : *list) {
        const QString id = entry.isString() ? entry.toString() : firstText(entry, {"id"_L1, "name"_L1, "model"_L1});
        if (!id.isEmpty())
            models.append(ModelInfo{id, firstText(entry, {"owned_by"_L1, "organization"_L1})});
    }
    return models;
}

} // namespace lineside
