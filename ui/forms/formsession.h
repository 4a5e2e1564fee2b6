// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/formdocument.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>

#include <functional>

namespace lineside {

/// What the inputs of one form share: the values, what is said of them, and the references that may stand for keys.
class FormSession : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    const FormDocument &document() const { return m_document; }
    void setDocument(const FormDocument &document);
    /// What a user's hand does: changes the document and tells it, if it is another then.
    void edit(const std::function<void(FormDocument &)> &change);

    QStringList references() const { return m_references; }
    void setReferences(const QStringList &references) { m_references = references; }

    /// What the gateway or a rule says of the value at a path, or below it.
    void setRemarks(const QHash<FormPath, QString> &remarks);
    QString remarkAt(const FormPath &path) const;
    QString remarkWithin(const FormPath &path) const;

    /// What stands in an input and could not be taken into the document; an empty sentence takes it back.
    void setUntaken(const FormPath &path, const QString &sentence);
    QString untaken(const FormPath &path) const { return m_untaken.value(path); }
    FormPath firstUntaken() const { return m_untaken.isEmpty() ? FormPath() : m_untaken.cbegin().key(); }
    bool hasUntaken() const { return !m_untaken.isEmpty(); }

Q_SIGNALS:
    void edited(); ///< by the user
    void changed(); ///< by the user or from outside: what is shown may be out of date
    void problemsChanged();
    /// The user asks for the key at this path to be kept in the keychain.
    void keyMoveRequested(const QStringList &path);

private:
    FormDocument m_document;
    QStringList m_references;
    QHash<FormPath, QString> m_remarks;
    QHash<FormPath, QString> m_untaken;
};

} // namespace lineside
