// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routedrift.h"

#include "gateway/gatewayadmin.h"
#include "ui/routes/routefields.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Routes)
};

// Equal, or the same up to a value that is masked on one of the sides.
bool isSameLine(const QString &a, const QString &b)
{
    if (a == b)
        return true;
    const qsizetype at = std::max(a.indexOf(maskedKey()), b.indexOf(maskedKey()));
    return at >= 0 && QStringView(a).left(at) == QStringView(b).left(at) && a.endsWith(u',') == b.endsWith(u',');
}

void takeReferences(QList<HttpHeader> &theirs, const QList<HttpHeader> &ours)
{
    for (HttpHeader &header : theirs) {
        const auto same = std::ranges::find_if(
            ours, [&header](const HttpHeader &own) { return own.name.compare(header.name, Qt::CaseInsensitive) == 0; });
        if (same != ours.end() && header.value.toString().contains(maskedKey()))
            header.value = same->value;
    }
}

} // namespace

bool isSameRoute(const Route &a, const Route &b)
{
    const QStringList linesOfA = QString::fromUtf8(routeToJson(a)).split(u'\n');
    const QStringList linesOfB = QString::fromUtf8(routeToJson(b)).split(u'\n');
    return std::ranges::equal(linesOfA, linesOfB, isSameLine);
}

Drift driftOf(const Route *draft, const Route *there)
{
    if (!there)
        return Drift::OnlyHere;
    if (!draft)
        return Drift::OnlyThere;
    if (isSameRoute(*draft, *there))
        return Drift::InSync;
    const bool hasMovedOn = draft->modifiedIndex && there->modifiedIndex && draft->modifiedIndex != there->modifiedIndex;
    return hasMovedOn ? Drift::ChangedThere : Drift::ChangedHere;
}

Route withReferencesOf(Route there, const Route &draft)
{
    if (there.aiProxy && draft.aiProxy) {
        takeReferences(there.aiProxy->authHeader, draft.aiProxy->authHeader);
        takeReferences(there.aiProxy->authQuery, draft.aiProxy->authQuery);
    }
    return there;
}

QString driftName(Drift drift)
{
    switch (drift) {
    case Drift::InSync:
        return Tr::tr("in sync");
    case Drift::ChangedHere:
        return Tr::tr("changed here");
    case Drift::ChangedThere:
        return Tr::tr("changed there");
    case Drift::OnlyHere:
        return Tr::tr("only here");
    case Drift::OnlyThere:
        return Tr::tr("only there");
    case Drift::Unknown:
        break;
    }
    return Tr::tr("unknown");
}

theme::Signal driftSignal(Drift drift)
{
    switch (drift) {
    case Drift::InSync:
        return theme::Signal::Go;
    case Drift::ChangedHere:
    case Drift::ChangedThere:
        return theme::Signal::Caution;
    case Drift::OnlyHere:
    case Drift::OnlyThere:
        return theme::Signal::Information;
    case Drift::Unknown:
        break;
    }
    return theme::Signal::Unknown;
}

} // namespace lineside
