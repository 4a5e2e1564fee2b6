// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routedrift.h"

#include <QCoreApplication>

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Routes)
};

} // namespace

Drift shownDrift(DriftState state)
{
    switch (state) {
    case DriftState::InSync:
        return Drift::InSync;
    case DriftState::ChangedHere:
        return Drift::ChangedHere;
    case DriftState::ChangedThere:
        return Drift::ChangedThere;
    case DriftState::ChangedBoth:
        return Drift::ChangedBoth;
    case DriftState::OnlyHere:
        return Drift::OnlyHere;
    case DriftState::OnlyThere:
        break;
    }
    return Drift::OnlyThere;
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
    case Drift::ChangedBoth:
        return Tr::tr("changed on both sides");
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
    case Drift::ChangedBoth:
        return theme::Signal::Stop;
    case Drift::OnlyHere:
    case Drift::OnlyThere:
        return theme::Signal::Information;
    case Drift::Unknown:
        break;
    }
    return theme::Signal::Unknown;
}

} // namespace lineside
