// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

namespace lineside {

/// The ids of the keys that were given to the keychain, in a small file, so that they can be listed with every kind of keychain.
/// Ids only; a key never comes here. A registry that cannot be read or written is as good as empty: nothing depends on it.
class KeyRegistry
{
public:
    /// An empty name keeps the ids in memory alone.
    explicit KeyRegistry(QString fileName);
    QStringList ids() const; ///< sorted
    bool contains(const QString &id) const { return m_ids.contains(id); }
    void add(const QString &id);
    void remove(const QString &id);

private:
    void load();
    void save() const;

    QString m_fileName;
    QSet<QString> m_ids;
};

} // namespace lineside
