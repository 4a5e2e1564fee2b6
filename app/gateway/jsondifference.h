// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

#include <functional>

namespace lineside {

/// A place where two JSON values differ; undefined where there is nothing on that side.
struct JsonDifference {
    QStringList path;
    QJsonValue ours;
    QJsonValue theirs;
};

/// The smallest parts that differ, in the order of their paths. Lists of named entries are compared by name, others as wholes
/// where their lengths differ.
QList<JsonDifference> jsonDifferences(const QJsonObject &ours, const QJsonObject &theirs);

/// What is at that path; an entry of a list goes by its name or its number.
QJsonValue valueAt(const QJsonValue &root, const QStringList &path);
/// With another value there; what is missing on the way is made. Undefined takes the place away.
QJsonValue withValueAt(const QJsonValue &root, const QStringList &path, const QJsonValue &value);

QByteArray jsonText(const QJsonValue &value); ///< compact; empty for undefined
QJsonValue jsonValue(const QByteArray &text); ///< the reverse

} // namespace lineside
