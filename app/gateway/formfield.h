// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace lineside {

/// Where a value stands: the names of members, and for an array's items their numbers, from the outside in.
using FormPath = QStringList;

/// What a form is told of one field; of a Group also what is in it. Made from a schema, says nothing of values.
struct FormField {
    enum class Kind {
        Text,
        LongText, ///< of several lines
        Integer,
        Number,
        NumberOrText, ///< a number, or a text such as `$http_x` that stands for one
        Switch,
        Choice, ///< one of `choices`
        Choices, ///< any of `choices`, as an array
        TextList,
        NumberList,
        TextMap, ///< names and texts of the user's own
        Group, ///< `fields`
        Table, ///< any number of objects that each have `fields`
        Json, ///< what no other kind can show
    };
    QString name;
    Kind kind = Kind::Json;
    QString title;
    QString help; ///< the schema's own words, or ours; may be empty
    QString defaultText; ///< as it would be typed; empty if there is none
    bool required = false;
    bool secret = false; ///< holds a key, so only a reference belongs there
    QStringList choices;
    bool loneChoiceIsText = false; ///< of Choices: one alone may stand as a text, without the array
    std::optional<double> least;
    std::optional<double> most;
    bool aboveLeast = false; ///< `least` itself is too little
    std::optional<int> shortest; ///< of a text in characters, of a list in items
    std::optional<int> longest;
    QString pattern;
    std::vector<FormField> fields;
    bool takesOthers = false; ///< of a Group: further members make sense
    QStringList elsewhere; ///< of a Group: members that are shown elsewhere
    QString onlyIf; ///< the sibling that decides whether the field counts; empty: it always does
    QStringList onlyIfValues;

    friend bool operator==(const FormField &, const FormField &) = default;
};

/// The field at the path; numbers of items are passed over. Null if the form has none there.
const FormField *fieldAt(const FormField &form, const FormPath &path);
/// Takes the field out, for a form that shows it elsewhere or not at all.
void leaveOut(FormField &form, const FormPath &path);
/// The names of a group's members that are no others.
QStringList knownMembers(const FormField &group);

} // namespace lineside
