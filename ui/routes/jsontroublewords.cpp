// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/jsontroublewords.h"

#include <QCoreApplication>

#include <algorithm>

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::JsonTroubleWords)
};

} // namespace

QString describeTrouble(JsonTrouble::Kind trouble)
{
    switch (trouble) {
    case JsonTrouble::Kind::NoValue:
        return Tr::tr("A value is missing here.");
    case JsonTrouble::Kind::BadWord:
        return Tr::tr("This is no value: a text stands in quotes, and true, false and null are the only words.");
    case JsonTrouble::Kind::BadText:
        return Tr::tr("This must be escaped with a backslash in a text.");
    case JsonTrouble::Kind::OpenText:
        return Tr::tr("This text is not closed: a quote is missing.");
    case JsonTrouble::Kind::NoKey:
        return Tr::tr("A name in quotes is missing here.");
    case JsonTrouble::Kind::NoColon:
        return Tr::tr("A colon is missing after this name.");
    case JsonTrouble::Kind::NoComma:
        return Tr::tr("A comma is missing here.");
    case JsonTrouble::Kind::ExtraComma:
        return Tr::tr("There is a comma too many.");
    case JsonTrouble::Kind::NotClosed:
        return Tr::tr("This brace is never closed.");
    case JsonTrouble::Kind::WrongClosing:
        return Tr::tr("This closes a brace of another kind.");
    case JsonTrouble::Kind::AfterEnd:
        return Tr::tr("The route ends before this.");
    case JsonTrouble::Kind::TooDeep:
        return Tr::tr("This is nested too deeply.");
    case JsonTrouble::Kind::SameKey:
        break;
    }
    return Tr::tr("This name stands there already; only one of them would count.");
}

QString withPlace(const QString &text, qsizetype place, const QString &sentence)
{
    const QStringView before = QStringView(text).first(std::clamp<qsizetype>(place, 0, text.size()));
    const qsizetype line = before.count(u'\n') + 1;
    const qsizetype column = before.size() - (before.lastIndexOf(u'\n') + 1) + 1;
    return Tr::tr("Line %1, column %2: %3").arg(line).arg(column).arg(sentence);
}

} // namespace lineside
