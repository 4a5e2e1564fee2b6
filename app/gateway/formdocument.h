// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "gateway/formfield.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace lineside {

/// The values of a form: a JSON object that is read and changed place by place. What no place is named for stays as it is. Objects
/// that a change makes appear, and those that it leaves empty, come and go with it.
class FormDocument
{
public:
    enum class Type { Missing, Null, Switch, Number, Text, List, Object };

    FormDocument() = default;
    /// Empty bytes are an empty object.
    static Result<FormDocument> fromJson(const QByteArray &json);
    QByteArray toJson() const; ///< compact; empty if nothing is set

    Type type(const FormPath &path) const;
    bool has(const FormPath &path) const { return type(path) != Type::Missing; }
    /// As a person would type it: a text as it is, a list of plain values with commas, other values as JSON.
    QString shown(const FormPath &path) const;
    std::optional<bool> isOn(const FormPath &path) const;
    std::optional<double> number(const FormPath &path) const;
    QStringList texts(const FormPath &path) const; ///< of a list; a text alone is a list of one
    QStringList names(const FormPath &path) const; ///< of an object's members
    int count(const FormPath &path) const; ///< of a list's items
    QByteArray json(const FormPath &path) const; ///< indented; empty if nothing is there

    void setText(const FormPath &path, const QString &text);
    void setSwitch(const FormPath &path, bool on);
    /// A number where the text is one, and else the text, for the validation to complain of.
    void setNumber(const FormPath &path, const QString &text);
    void setTexts(const FormPath &path, const QStringList &texts);
    void setNumbers(const FormPath &path, const QStringList &texts);
    /// False, and nothing changes, if the text is no JSON.
    bool setJson(const FormPath &path, const QByteArray &json);
    void setEmptyObject(const FormPath &path);
    void remove(const FormPath &path);
    /// The members of a group that have none of these names, as JSON; empty if there are none.
    QByteArray others(const FormPath &group, const QStringList &known) const;
    /// False, and nothing changes, if the text is no JSON object; empty text takes them all away.
    bool setOthers(const FormPath &group, const QStringList &known, const QByteArray &json);
    void rename(const FormPath &path, const QString &name); ///< of a member; one that has the name already is replaced
    void insertItem(const FormPath &list, int at); ///< an empty object; makes the list
    void duplicateItem(const FormPath &list, int at); ///< right after it
    void moveItem(const FormPath &list, int from, int to);

    friend bool operator==(const FormDocument &, const FormDocument &) = default;

private:
    explicit FormDocument(QJsonObject object)
        : m_object(std::move(object))
    {
    }
    QJsonValue at(const FormPath &path) const;
    void put(const FormPath &path, const QJsonValue &value);

    QJsonObject m_object;
};

} // namespace lineside
