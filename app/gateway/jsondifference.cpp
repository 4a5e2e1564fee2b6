// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/jsondifference.h"

#include "gateway/canonicalroute.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

void collect(QList<JsonDifference> &found, const QStringList &path, const QJsonValue &ours, const QJsonValue &theirs);

QStringList below(QStringList path, const QString &part)
{
    path.append(part);
    return path;
}

void collectMembers(QList<JsonDifference> &found, const QStringList &path, const QJsonObject &ours, const QJsonObject &theirs)
{
    QStringList names = ours.keys() + theirs.keys();
    names.sort();
    names.removeDuplicates();
    for (const QString &name : std::as_const(names))
        collect(found, below(path, name), ours.value(name), theirs.value(name));
}

QJsonObject byName(const QJsonArray &list)
{
    QJsonObject object;
    for (const QJsonValue &entry : list)
        object[entry["name"_L1].toString()] = entry;
    return object;
}

void collectEntries(QList<JsonDifference> &found, const QStringList &path, const QJsonArray &ours, const QJsonArray &theirs)
{
    if (isNamedList(ours) && isNamedList(theirs)) {
        collectMembers(found, path, byName(ours), byName(theirs));
    } else if (ours.size() != theirs.size()) {
        found.append({path, ours, theirs});
    } else {
        for (qsizetype i = 0; i < ours.size(); ++i)
            collect(found, below(path, QString::number(i)), ours.at(i), theirs.at(i));
    }
}

void collect(QList<JsonDifference> &found, const QStringList &path, const QJsonValue &ours, const QJsonValue &theirs)
{
    if (ours == theirs)
        return;
    if (ours.isObject() && theirs.isObject())
        collectMembers(found, path, ours.toObject(), theirs.toObject());
    else if (ours.isArray() && theirs.isArray())
        collectEntries(found, path, ours.toArray(), theirs.toArray());
    else
        found.append({path, ours, theirs});
}

// Where in the list the entry of that name or number is; -1 if nowhere.
qsizetype entryIndex(const QJsonArray &list, const QString &part)
{
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (list.at(i)["name"_L1].toString() == part && !part.isEmpty())
            return i;
    }
    bool isNumber = false;
    const qsizetype index = part.toInt(&isNumber);
    return isNumber && index >= 0 && index < list.size() ? index : -1;
}

} // namespace

QList<JsonDifference> jsonDifferences(const QJsonObject &ours, const QJsonObject &theirs)
{
    QList<JsonDifference> found;
    collect(found, {}, ours, theirs);
    return found;
}

QJsonValue valueAt(const QJsonValue &root, const QStringList &path)
{
    QJsonValue value = root;
    for (const QString &part : path) {
        if (value.isArray()) {
            const QJsonArray list = value.toArray();
            const qsizetype index = entryIndex(list, part);
            value = index < 0 ? QJsonValue(QJsonValue::Undefined) : list.at(index);
        } else {
            value = value.isObject() ? value.toObject().value(part) : QJsonValue(QJsonValue::Undefined);
        }
    }
    return value;
}

QJsonValue withValueAt(const QJsonValue &root, const QStringList &path, const QJsonValue &value)
{
    if (path.isEmpty())
        return value;
    const QString &part = path.constFirst();
    const QStringList rest = path.sliced(1);
    if (root.isArray()) {
        QJsonArray list = root.toArray();
        const qsizetype index = entryIndex(list, part);
        const QJsonValue inner = withValueAt(index < 0 ? QJsonValue(QJsonValue::Undefined) : list.at(index), rest, value);
        if (index >= 0 && inner.isUndefined())
            list.removeAt(index);
        else if (index >= 0)
            list.replace(index, inner);
        else if (!inner.isUndefined())
            list.append(inner);
        return list;
    }
    QJsonObject object = root.toObject();
    const QJsonValue inner = withValueAt(object.value(part), rest, value);
    if (inner.isUndefined())
        object.remove(part);
    else
        object[part] = inner;
    return object;
}

QByteArray jsonText(const QJsonValue &value)
{
    if (value.isUndefined())
        return {};
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

QJsonValue jsonValue(const QByteArray &text)
{
    const QJsonArray array = QJsonDocument::fromJson('[' + text + ']').array();
    return array.isEmpty() ? QJsonValue(QJsonValue::Undefined) : array.at(0);
}

} // namespace lineside
