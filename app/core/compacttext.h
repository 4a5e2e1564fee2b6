// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <utility>
#include <variant>

namespace lineside {

/// A text that may be kept as UTF-8, in half of the room that a QString takes, while it is only kept. Reads as a QString, which is made anew
/// each time while it is packed; growing unpacks it.
class CompactText
{
public:
    CompactText() = default;
    CompactText(QString text) : m_text(std::move(text)) {}
    CompactText(QLatin1StringView text) : CompactText(QString(text)) {}

    operator QString() const { return toString(); }
    QString toString() const;
    qsizetype size() const; ///< in UTF-16 units
    bool isEmpty() const { return size() == 0; }
    void clear() { *this = {}; }
    CompactText &operator+=(const QString &more);
    /// Packs it where that takes less room and gives back what it was: text in Chinese stays as it is, and so does a lone surrogate.
    void pack();

    friend bool operator==(const CompactText &a, const CompactText &b);
    friend bool operator==(const CompactText &a, const QString &b) { return a.size() == b.size() && a.toString() == b; }

private:
    struct Packed {
        QByteArray utf8;
        qsizetype size = 0;
    };
    std::variant<QString, Packed> m_text;
};

} // namespace lineside
