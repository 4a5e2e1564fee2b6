// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>
#include <vector>

namespace lineside {

/// A value of a JSON text and where it stands in it.
struct JsonNode {
    enum class Kind { Object, Array, Text, Number, Word };
    Kind kind = Kind::Word;
    qsizetype begin = 0; ///< of the value
    qsizetype end = 0;
    QString key; ///< of a member
    qsizetype keyBegin = -1; ///< with its quotes; negative for what is no member
    qsizetype keyEnd = -1;
    std::vector<JsonNode> children;
};

/// What keeps a text from being JSON.
struct JsonTrouble {
    enum class Kind {
        NoValue,
        BadWord,
        BadText,
        OpenText,
        NoKey,
        NoColon,
        NoComma,
        ExtraComma,
        NotClosed,
        WrongClosing,
        AfterEnd,
        TooDeep,
        SameKey
    };
    Kind kind = Kind::NoValue;
    qsizetype begin = 0;
    qsizetype end = 0;
    friend bool operator==(const JsonTrouble &, const JsonTrouble &) = default;
};

/// A JSON text as it is being written: reads on after what is wrong. At most twenty troubles are told.
struct JsonOutline {
    std::optional<JsonNode> root;
    QList<JsonTrouble> troubles;
};

JsonOutline jsonOutline(QStringView text);

/// The value at a place in dots, "plugins.ai-proxy.auth" or "instances[0].name" or "instances.0.name"; where the text does not have
/// it, the innermost value on the way that it has. Null without a root.
const JsonNode *nodeAtPlace(const JsonOutline &outline, const QString &place);

/// Where in a JSON text something is being typed.
struct JsonPlace {
    QStringList path; ///< of the object or array it is in, items by their number
    QString key; ///< of the member whose value is typed
    bool isKey = false; ///< a member's name is typed
    bool isQuoted = false; ///< inside of quotes
    QString typed; ///< what stands there so far, without the quote
    QStringList siblings; ///< names that the object has already, besides the one that is typed
};

JsonPlace jsonPlace(QStringView text, qsizetype offset);

} // namespace lineside
