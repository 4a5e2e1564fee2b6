// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/modelname.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QString bareName(const QString &model)
{
    const QString name = model.section(u'/', -1).trimmed().toLower();
    return name.endsWith(":latest"_L1) ? name.chopped(7) : name;
}

// An alias and the edition behind it: -2024-08-06, -20250929, -001, -preview-05-20, -latest, -exp.
bool isEditionOf(const QString &edition, const QString &alias)
{
    static const QRegularExpression suffix(uR"(\A[-@](?:latest|exp|preview|experimental|\d{2,8})(?:[-.]\w+)*\z)"_s);
    return edition.startsWith(alias) && suffix.match(edition.sliced(alias.size())).hasMatch();
}

} // namespace

bool sameModel(const QString &requested, const QString &answered)
{
    QString asked = bareName(requested);
    const QString came = bareName(answered);
    if (asked == came || isEditionOf(came, asked))
        return true;
    if (asked.endsWith("-latest"_L1)) {
        asked.chop(7);
        return came == asked || isEditionOf(came, asked);
    }
    return false;
}

} // namespace lineside
