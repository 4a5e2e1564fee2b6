// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/evidence.h"

#include <QCoreApplication>
#include <QString>

namespace lineside {

struct DiagnosisTr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Diagnosis)
};

/// A rule's sentence, translated and with the evidence put in. Names in braces, which a translation keeps:
/// {host} {status} {gateway} {model} {answered} {upstream} {location} {finish} {type} {server} {encoding} {problem} and, as whole sentences or nothing:
/// {saying} what the other side said, {transport} what the transport said, {limits} what its headers tell, {retry} when to try again,
/// {pause} how long nothing came before the end.
QString sentence(const char *rule, const Evidence &evidence);

/// "429 Too Many Requests"
QString statusLine(const HttpHead &head);

} // namespace lineside

/// Marks a sentence of a rule for translation.
#define LINESIDE_SENTENCE(text) QT_TRANSLATE_NOOP("lineside::Diagnosis", text)
