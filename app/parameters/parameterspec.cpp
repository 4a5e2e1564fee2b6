// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "parameters/parameterspec.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

const QJsonObject &table()
{
    static const QJsonObject read = [] {
        QFile file(u":/lineside/parameters/parameters.json"_s);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }();
    return read;
}

QStringList textsOf(const QJsonValue &json)
{
    QStringList texts;
    const QJsonArray array = json.toArray();
    for (const QJsonValue &text : array)
        texts.append(text.toString());
    return texts;
}

ParameterSpec::Kind kindNamed(const QString &name)
{
    using Kind = ParameterSpec::Kind;
    static constexpr std::pair<QLatin1StringView, Kind> kinds[] = {
        {"number"_L1, Kind::Number}, {"whole"_L1, Kind::Whole}, {"flag"_L1, Kind::Flag},     {"choice"_L1, Kind::Choice},
        {"text"_L1, Kind::Text},     {"texts"_L1, Kind::Texts}, {"format"_L1, Kind::Format}, {"tools"_L1, Kind::Tools},
    };
    return std::ranges::find(kinds, name, [](const auto &kind) { return QString(kind.first); })->second;
}

void readRange(const QJsonObject &json, ParameterSpec &spec)
{
    if (json.contains("least"_L1))
        spec.least = json["least"_L1].toDouble();
    if (json.contains("above"_L1)) {
        spec.least = json["above"_L1].toDouble();
        spec.above = true;
    }
    if (json.contains("most"_L1))
        spec.most = json["most"_L1].toDouble();
    if (json.contains("choices"_L1))
        spec.choices = textsOf(json["choices"_L1]);
}

QList<ParameterSpec> allSpecs()
{
    QList<ParameterSpec> specs;
    const QJsonArray array = table()["parameters"_L1].toArray();
    for (const QJsonValue &entry : array) {
        ParameterSpec spec;
        spec.name = entry["name"_L1].toString();
        spec.kind = kindNamed(entry["kind"_L1].toString());
        spec.more = entry["more"_L1].toBool();
        readRange(entry.toObject(), spec);
        specs.append(spec);
    }
    return specs;
}

} // namespace

QList<ParameterSpec> parameterSpecs(const QString &provider)
{
    QList<ParameterSpec> specs = allSpecs();
    const QJsonObject providers = table()["providers"_L1].toObject();
    QJsonObject known = providers[provider].toObject();
    if (known.contains("as"_L1))
        known = providers[known["as"_L1].toString()].toObject();
    const QStringList without = textsOf(known["without"_L1]);
    specs.removeIf([&without](const ParameterSpec &spec) { return without.contains(spec.name); });
    const QJsonArray changes = known["change"_L1].toArray();
    for (const QJsonValue &change : changes) {
        const auto spec = std::ranges::find(specs, change["name"_L1].toString(), &ParameterSpec::name);
        if (spec != specs.end())
            readRange(change.toObject(), *spec);
    }
    return specs;
}

} // namespace lineside
