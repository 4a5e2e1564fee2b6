// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secret.h"
#include "ui/settings/keydraft.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QStackedWidget;

namespace lineside {

/// Where a key comes from, and the place to type it. What is typed is not shown, and leaves the field for a `Secret` as soon as it
/// is used.
class KeyField : public QWidget
{
    Q_OBJECT
public:
    /// Its parts are named `<name>Source`, `<name>Edit` and `<name>Variable`.
    KeyField(const QString &name, const QString &label, const std::optional<SecretRef> &existing, QWidget *parent = nullptr);

    KeyDraft draft() const;
    void suggestVariable(const QString &variable); ///< for a key that has not been set up yet
    void choose(KeyDraft::Source source);
    const std::optional<SecretRef> &existing() const { return m_existing; }

    /// Takes what was typed out of the field; the key stays here until it is taken for good.
    const Secret &takeIn();
    bool hasTyped() const;
    Secret release();
    void markKept(); ///< the key that was released is in use, if only for this run

Q_SIGNALS:
    void changed();

private:
    void showSource();

    std::optional<SecretRef> m_existing;
    Secret m_typed;
    bool m_kept = false;
    QComboBox *m_source;
    QStackedWidget *m_places;
    QLineEdit *m_key;
    QLineEdit *m_variable;
};

} // namespace lineside
