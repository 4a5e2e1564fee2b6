// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/valuetemplate.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <map>

namespace lineside {

/// The environment variables that stand for the keys of one command. Each key has a name of its own: two keys never share
/// one, and no key gets a name that the shell fills by itself, such as PATH.
class KeyVariables
{
public:
    explicit KeyVariables(const QList<SecretRef> &references);

    /// `${NAME:?set NAME first}`: the shell refuses to go on where NAME is unset or empty. To stand in double quotes.
    QString expansion(const SecretRef &reference) const;
    /// A word for each key, in the order of the keys' first use.
    QStringList expansions() const;
    const QString &name(const SecretRef &reference) const { return m_names.at(reference); }
    QStringList names() const; ///< in the order of the keys' first use
    bool isEmpty() const { return m_order.isEmpty(); }

private:
    void add(const SecretRef &reference);

    std::map<SecretRef, QString> m_names;
    QList<SecretRef> m_order;
};

/// The text as one word of a POSIX shell, whatever it holds (but NUL, which no argument can hold).
QString shellWord(const QString &text);
/// The parts as one word, the references among them as expansions.
QString shellWord(const QList<ValueTemplate::Part> &parts, const KeyVariables &variables);

} // namespace lineside
