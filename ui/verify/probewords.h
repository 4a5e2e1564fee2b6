// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/report.h"
#include "ui/theme/theme.h"

#include <QString>
#include <QStringList>

/// The words and lamps for what a probe reports. Ids that are not known here are shown as they are.
namespace lineside::probewords {

QString checkName(const QString &checkId);
QString outcomeName(ProbeCheck::Outcome outcome);
theme::Signal outcomeSignal(ProbeCheck::Outcome outcome);

/// A short sentence for the place where the way breaks: "The gateway wants a key and got none."
QString causeSentence(const QString &cause);
QStringList causes(); ///< all ids, in the order of the alphabet
/// The plugins that can have said so, as the gateway names them; empty for what no plugin says.
QStringList pluginsBehind(const QString &cause);

QString verdictName(Verdict verdict);
theme::Signal verdictSignal(Verdict verdict);
QString originName(Origin origin);
/// The sentence for a run's phase: "Waiting for the first byte…".
QString phaseSentence(const QString &phase);

/// "0.42 ms", "12.3 ms", "214 ms", "1.72 s", in the user's locale.
QString duration(ProbeMs milliseconds);

} // namespace lineside::probewords
