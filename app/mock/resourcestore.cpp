// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "mock/resourcestore.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

std::optional<StoredResource> ResourceStore::find(const QString &key) const
{
    const auto found = m_resources.constFind(key);
    return found == m_resources.cend() ? std::nullopt : std::optional(*found);
}

QList<StoredResource> ResourceStore::list(const QString &folder) const
{
    QList<StoredResource> found;
    const QString prefix = folder + u'/';
    for (const StoredResource &resource : m_resources) {
        if (resource.key.startsWith(prefix) && resource.key.indexOf(u'/', prefix.size()) < 0)
            found.append(resource);
    }
    std::ranges::sort(found, {}, &StoredResource::createdIndex);
    return found;
}

QList<StoredResource> ResourceStore::listBelow(const QString &folder) const
{
    QList<StoredResource> found;
    for (const StoredResource &resource : m_resources) {
        if (resource.key.startsWith(folder + u'/'))
            found.append(resource);
    }
    std::ranges::sort(found, {}, &StoredResource::createdIndex);
    return found;
}

bool ResourceStore::put(const QString &key, QJsonObject value)
{
    const auto before = m_resources.constFind(key);
    const bool isNew = before == m_resources.cend();
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    value.insert(u"create_time"_s, isNew ? QJsonValue(now) : before->value["create_time"_L1]);
    value.insert(u"update_time"_s, now);
    ++m_index;
    const qint64 createdIndex = isNew ? m_index : before->createdIndex;
    m_resources.insert(key, {.key = key, .value = value, .createdIndex = createdIndex, .modifiedIndex = m_index});
    return isNew;
}

bool ResourceStore::remove(const QString &key)
{
    if (m_resources.remove(key) == 0)
        return false;
    ++m_index;
    return true;
}

} // namespace lineside
