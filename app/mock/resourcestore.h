// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace lineside {

/// A resource of the demo gateway as its Admin API knows it.
struct StoredResource {
    QString key; ///< "/routes/gemini-chat"
    QJsonObject value;
    qint64 createdIndex = 0;
    qint64 modifiedIndex = 0;
};

/// What the demo gateway has been told, in memory, with revisions as the real one's database counts them.
class ResourceStore
{
public:
    std::optional<StoredResource> find(const QString &key) const;
    /// Resources right below that folder ("/routes"), oldest first.
    QList<StoredResource> list(const QString &folder) const;
    /// All resources below it, however deep.
    QList<StoredResource> listBelow(const QString &folder) const;
    /// Adds the times. True if the resource is new.
    bool put(const QString &key, QJsonObject value);
    bool remove(const QString &key);
    qint64 nextIndex() const { return m_index + 1; }

private:
    QMap<QString, StoredResource> m_resources;
    qint64 m_index = 14; // a fresh gateway has written entries of its own
};

} // namespace lineside
