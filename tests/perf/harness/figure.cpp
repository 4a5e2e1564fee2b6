// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "perf/harness/figure.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lineside::perf {

namespace {

// As many digits as a figure is worth: four, or all of a whole number.
QString number(double value)
{
    if (!std::isfinite(value))
        return u"–"_s;
    const double size = std::abs(value);
    const int decimals = value == std::round(value) || size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
    return QString::number(value, 'f', decimals);
}

QString withUnit(double value, const QString &unit)
{
    return unit.isEmpty() ? number(value) : number(value) + u' ' + unit;
}

QStringList cells(const Figure &figure)
{
    const std::optional<double> ratio = figure.ratio();
    const std::optional<bool> holds = figure.holds();
    return {figure.id,
            number(figure.value),
            figure.unit,
            figure.baseline ? u"%1 (%2)"_s.arg(number(figure.baseline->value), figure.baseline->name) : QString(),
            ratio ? number(*ratio) : QString(),
            figure.target(),
            holds ? (*holds ? u"yes"_s : u"NO"_s) : QString()};
}

QJsonValue jsonNumber(std::optional<double> value)
{
    return value && std::isfinite(*value) ? QJsonValue(*value) : QJsonValue();
}

QJsonObject json(const Figure &figure)
{
    const std::optional<bool> holds = figure.holds();
    const QString target = figure.target();
    QJsonValue baseline;
    if (figure.baseline)
        baseline = QJsonObject{{"name"_L1, figure.baseline->name}, {"value"_L1, jsonNumber(figure.baseline->value)}};
    return {{"id"_L1, figure.id},
            {"value"_L1, jsonNumber(figure.value)},
            {"unit"_L1, figure.unit},
            {"baseline"_L1, baseline},
            {"ratio"_L1, jsonNumber(figure.ratio())},
            {"target"_L1, target.isEmpty() ? QJsonValue() : QJsonValue(target)},
            {"holds"_L1, holds ? QJsonValue(*holds) : QJsonValue()}};
}

} // namespace

std::optional<double> Figure::ratio() const
{
    if (!baseline)
        return std::nullopt;
    return value / baseline->value;
}

QString Figure::target() const
{
    if (!ceiling)
        return {};
    return u"<= "_s + withUnit(ceiling->most, ceiling->of == Ceiling::Of::Ratio ? u"x"_s : unit);
}

std::optional<bool> Figure::holds() const
{
    if (!ceiling)
        return std::nullopt;
    if (ceiling->of == Ceiling::Of::Value)
        return value <= ceiling->most;
    return ratio() && std::isfinite(*ratio()) && *ratio() <= ceiling->most;
}

QString figureTable(const QList<Figure> &figures)
{
    QList<QStringList> rows{{u"id"_s, u"value"_s, u"unit"_s, u"baseline"_s, u"ratio"_s, u"target"_s, u"holds"_s}};
    for (const Figure &figure : figures)
        rows.append(cells(figure));
    QString text;
    for (const QStringList &row : std::as_const(rows)) {
        QString line;
        for (qsizetype column = 0; column < row.size(); ++column) {
            const auto width = [column](const QStringList &other) { return other.at(column).size(); };
            const qsizetype widest = std::ranges::max(rows, {}, width).at(column).size();
            const bool isNumber = column == 1 || column == 4;
            line += isNumber ? row.at(column).rightJustified(widest) : row.at(column).leftJustified(widest);
            line += u"  "_s;
        }
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

QByteArray figureJson(const QList<Figure> &figures)
{
    QJsonArray list;
    for (const Figure &figure : figures)
        list.append(json(figure));
    return QJsonDocument(list).toJson();
}

} // namespace lineside::perf
