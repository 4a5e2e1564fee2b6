// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/formdocument.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::FormDocument)
};

QJsonValue inside(const QJsonValue &value, const QString &name)
{
    if (value.isArray()) {
        bool isNumber = false;
        const int at = name.toInt(&isNumber);
        return isNumber ? value.toArray().at(at) : QJsonValue(QJsonValue::Undefined);
    }
    return value.isObject() ? value.toObject().value(name) : QJsonValue(QJsonValue::Undefined);
}

QJsonValue withValue(const QJsonValue &outer, const FormPath &path, const QJsonValue &value);

QJsonValue withItem(QJsonArray items, const FormPath &path, const QJsonValue &value)
{
    const int at = path.constFirst().toInt();
    if (at < 0 || at > items.size())
        return items;
    if (at == items.size()) {
        if (!value.isUndefined())
            items.append(withValue(QJsonValue::Undefined, path.sliced(1), value));
        return items;
    }
    const QJsonValue item = withValue(items.at(at), path.sliced(1), value);
    if (item.isUndefined() && path.size() == 1)
        items.removeAt(at);
    else
        items[at] = item.isUndefined() ? QJsonValue(QJsonObject()) : item; // an item of a table stays, even an empty one
    return items;
}

// Undefined stands for nothing: a member that becomes it goes, and with it an object that held nothing else.
QJsonValue withValue(const QJsonValue &outer, const FormPath &path, const QJsonValue &value)
{
    if (path.isEmpty())
        return value;
    if (outer.isArray())
        return withItem(outer.toArray(), path, value);
    QJsonObject object = outer.toObject();
    const QJsonValue below = withValue(object.value(path.constFirst()), path.sliced(1), value);
    if (below.isUndefined())
        object.remove(path.constFirst());
    else
        object[path.constFirst()] = below;
    if (object.isEmpty() && value.isUndefined())
        return QJsonValue::Undefined;
    return object;
}

QByteArray written(const QJsonValue &value, QJsonDocument::JsonFormat format)
{
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(format);
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(format);
    const QByteArray array = QJsonDocument(QJsonArray { value }).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

bool isPlain(const QJsonValue &value)
{
    return value.isString() || value.isDouble() || value.isBool();
}

QString shownValue(const QJsonValue &value)
{
    if (value.isUndefined())
        return {};
    if (value.isString())
        return value.toString();
    const QJsonArray items = value.toArray();
    if (!value.isArray() || !std::ranges::all_of(items, isPlain))
        return QString::fromUtf8(written(value, QJsonDocument::Compact));
    QStringList texts;
    for (const QJsonValue &item : items)
        texts.append(shownValue(item));
    return texts.join(u", "_s);
}

QJsonValue numberOrText(const QString &text)
{
    bool isWhole = false;
    const qint64 whole = text.trimmed().toLongLong(&isWhole);
    if (isWhole)
        return whole;
    bool isNumber = false;
    const double number = text.trimmed().toDouble(&isNumber);
    return isNumber && qIsFinite(number) ? QJsonValue(number) : QJsonValue(text);
}

} // namespace

Result<FormDocument> FormDocument::fromJson(const QByteArray &json)
{
    if (json.trimmed().isEmpty())
        return FormDocument();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return failure(Error {
            .kind = Error::Kind::BadRequest, .message = Tr::tr("This is not a JSON object."), .hint = {}, .details = error.errorString() });
    return FormDocument(document.object());
}

QByteArray FormDocument::toJson() const
{
    return m_object.isEmpty() ? QByteArray() : QJsonDocument(m_object).toJson(QJsonDocument::Compact);
}

QJsonValue FormDocument::at(const FormPath &path) const
{
    QJsonValue value = m_object;
    for (const QString &name : path)
        value = inside(value, name);
    return value;
}

void FormDocument::put(const FormPath &path, const QJsonValue &value)
{
    m_object = withValue(m_object, path, value).toObject();
}

FormDocument::Type FormDocument::type(const FormPath &path) const
{
    switch (at(path).type()) {
    case QJsonValue::Null:
        return Type::Null;
    case QJsonValue::Bool:
        return Type::Switch;
    case QJsonValue::Double:
        return Type::Number;
    case QJsonValue::String:
        return Type::Text;
    case QJsonValue::Array:
        return Type::List;
    case QJsonValue::Object:
        return Type::Object;
    case QJsonValue::Undefined:
        break;
    }
    return Type::Missing;
}

QString FormDocument::shown(const FormPath &path) const
{
    return shownValue(at(path));
}

std::optional<bool> FormDocument::isOn(const FormPath &path) const
{
    const QJsonValue value = at(path);
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

std::optional<double> FormDocument::number(const FormPath &path) const
{
    const QJsonValue value = at(path);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

QStringList FormDocument::texts(const FormPath &path) const
{
    const QJsonValue value = at(path);
    if (value.isString())
        return { value.toString() };
    QStringList texts;
    for (const QJsonValue &item : value.toArray())
        texts.append(shownValue(item));
    return texts;
}

QStringList FormDocument::names(const FormPath &path) const
{
    return at(path).toObject().keys();
}

int FormDocument::count(const FormPath &path) const
{
    return int(at(path).toArray().size());
}

QByteArray FormDocument::json(const FormPath &path) const
{
    const QJsonValue value = at(path);
    return value.isUndefined() ? QByteArray() : written(value, QJsonDocument::Indented).trimmed();
}

void FormDocument::setText(const FormPath &path, const QString &text)
{
    put(path, text);
}

void FormDocument::setSwitch(const FormPath &path, bool on)
{
    put(path, on);
}

void FormDocument::setNumber(const FormPath &path, const QString &text)
{
    put(path, numberOrText(text));
}

void FormDocument::setTexts(const FormPath &path, const QStringList &texts)
{
    put(path, QJsonArray::fromStringList(texts));
}

void FormDocument::setNumbers(const FormPath &path, const QStringList &texts)
{
    QJsonArray items;
    for (const QString &text : texts)
        items.append(numberOrText(text));
    put(path, items);
}

bool FormDocument::setJson(const FormPath &path, const QByteArray &json)
{
    // Wrapped, so that plain values are read too.
    const QJsonDocument document = QJsonDocument::fromJson('[' + json + ']');
    if (!document.isArray() || document.array().size() != 1)
        return false;
    if (path.isEmpty() && !document.array().first().isObject())
        return false;
    put(path, document.array().first());
    return true;
}

void FormDocument::setEmptyObject(const FormPath &path)
{
    put(path, QJsonObject());
}

void FormDocument::remove(const FormPath &path)
{
    if (has(path))
        put(path, QJsonValue::Undefined);
}

QByteArray FormDocument::others(const FormPath &group, const QStringList &known) const
{
    QJsonObject members = at(group).toObject();
    for (const QString &name : known)
        members.remove(name);
    return members.isEmpty() ? QByteArray() : written(members, QJsonDocument::Indented).trimmed();
}

bool FormDocument::setOthers(const FormPath &group, const QStringList &known, const QByteArray &json)
{
    const Result<FormDocument> wanted = fromJson(json);
    if (!wanted)
        return false;
    const QJsonObject before = at(group).toObject();
    QJsonObject members = wanted->m_object;
    for (const QString &name : known) {
        members.remove(name); // it has a field of its own
        if (before.contains(name))
            members[name] = before.value(name);
    }
    if (members != before)
        put(group, members.isEmpty() && !group.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(members));
    return true;
}

void FormDocument::rename(const FormPath &path, const QString &name)
{
    const QJsonValue value = at(path);
    if (value.isUndefined() || name == path.constLast())
        return;
    const FormPath outer = path.first(path.size() - 1);
    QJsonObject members = at(outer).toObject();
    members.remove(path.constLast());
    members[name] = value;
    put(outer, members);
}

void FormDocument::insertItem(const FormPath &list, int where)
{
    QJsonArray items = at(list).toArray();
    items.insert(std::clamp<qsizetype>(where, 0, items.size()), QJsonObject());
    put(list, items);
}

void FormDocument::duplicateItem(const FormPath &list, int where)
{
    QJsonArray items = at(list).toArray();
    if (where < 0 || where >= items.size())
        return;
    items.insert(where + 1, QJsonValue(items.at(where)));
    put(list, items);
}

void FormDocument::moveItem(const FormPath &list, int from, int to)
{
    QJsonArray items = at(list).toArray();
    if (from < 0 || to < 0 || from >= items.size() || to >= items.size())
        return;
    items.insert(to, items.takeAt(from));
    put(list, items);
}

} // namespace lineside
