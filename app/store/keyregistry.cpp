// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/keyregistry.h"

#include "core/secretref.h"
#include "store/jsonfile.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lineside {

KeyRegistry::KeyRegistry(QString fileName)
    : m_fileName(std::move(fileName))
{
    load();
}

// Also before each change: another run of the program may have written meanwhile.
void KeyRegistry::load()
{
    if (m_fileName.isEmpty())
        return;
    const auto bytes = readWholeFile(m_fileName);
    const auto object = bytes && *bytes ? parseObject(**bytes) : Result<QJsonObject>();
    if (!object)
        return;
    m_ids.clear();
    const QJsonArray ids = (*object)["ids"_L1].toArray();
    for (const QJsonValue &id : ids) {
        // An entry that is no id is left out: somebody may have pasted a key into the file.
        if (const auto reference = SecretRef::parse(u"keychain:"_s + id.toString()))
            m_ids.insert(reference->name);
    }
}

QStringList KeyRegistry::ids() const
{
    QStringList sorted(m_ids.cbegin(), m_ids.cend());
    sorted.sort();
    return sorted;
}

void KeyRegistry::add(const QString &id)
{
    load();
    if (m_ids.contains(id))
        return;
    m_ids.insert(id);
    save();
}

void KeyRegistry::remove(const QString &id)
{
    load();
    if (m_ids.remove(id))
        save();
}

void KeyRegistry::save() const
{
    if (m_fileName.isEmpty())
        return;
    // The return value is dropped on purpose: a list that is short of an id harms nobody.
    static_cast<void>(replaceFile(m_fileName, toText({{u"format"_s, 1}, {u"ids"_s, QJsonArray::fromStringList(ids())}})));
}

} // namespace lineside
