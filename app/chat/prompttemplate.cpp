// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/prompttemplate.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// A name is words; anything else between the braces, such as another program's templates, is text.
const QRegularExpression &pattern()
{
    static const QRegularExpression expression(uR"(\{\{[ \t]*([\p{L}_][\p{L}\p{M}\p{N}_ -]{0,59}?)[ \t]*(?:\|([^{}]{0,4000}))?\}\})"_s,
                                               QRegularExpression::UseUnicodePropertiesOption);
    return expression;
}

Placeholder::Kind kindOf(const QString &name)
{
    if (name == "selection"_L1)
        return Placeholder::Kind::Selection;
    if (name == "clipboard"_L1)
        return Placeholder::Kind::Clipboard;
    return name == "date"_L1 ? Placeholder::Kind::Date : Placeholder::Kind::Asked;
}

} // namespace

QList<Placeholder> placeholdersIn(const QString &text)
{
    QList<Placeholder> found;
    for (auto match = pattern().globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch place = match.next();
        const QString name = place.captured(1);
        const auto known = std::ranges::find(found, name, &Placeholder::name);
        if (known == found.end())
            found.append({name, place.captured(2), kindOf(name)});
        else if (known->fallback.isEmpty())
            known->fallback = place.captured(2);
    }
    return found;
}

QString filledPrompt(const QString &text, const QHash<QString, QString> &values)
{
    QHash<QString, QString> all;
    for (const Placeholder &placeholder : placeholdersIn(text))
        if (!placeholder.fallback.isEmpty())
            all.insert(placeholder.name, placeholder.fallback);
    all.insert(values);
    QString filled;
    qsizetype done = 0;
    for (auto match = pattern().globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch place = match.next();
        const auto value = all.constFind(place.captured(1));
        filled += QStringView(text).sliced(done, place.capturedStart() - done);
        filled += value == all.cend() ? place.captured() : *value;
        done = place.capturedEnd();
    }
    filled += QStringView(text).sliced(done);
    return filled;
}

QHash<QString, QString> valuesFrom(const PromptSurroundings &surroundings)
{
    QHash<QString, QString> values;
    const auto give = [&values](const QString &name, const QString &value) {
        if (!value.isEmpty())
            values.insert(name, value);
    };
    give(u"selection"_s, surroundings.selection);
    give(u"clipboard"_s, surroundings.clipboard);
    give(u"date"_s, QLocale().toString(surroundings.date, QLocale::LongFormat));
    return values;
}

} // namespace lineside
