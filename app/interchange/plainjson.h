// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace lineside {

bool isJson(const QByteArray &text);

/// The same JSON in ASCII and on one line: letters of other alphabets become `\uXXXX`, line breaks between values spaces. Numbers, order
/// and repeated members stay as they were written.
QString plainJson(const QString &json);

} // namespace lineside
