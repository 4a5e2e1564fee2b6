// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interchange/curlimport.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace lineside {

/// The keys that stood in a text that was pasted, masked, and what becomes of each. Nothing is kept unless the user says so.
class FoundKeyRows : public QWidget
{
    Q_OBJECT
public:
    enum class Use { ThisRun, Keychain, Nothing };
    explicit FoundKeyRows(QWidget *parent = nullptr);

    /// `taken` are the ids that the keychain's other keys have.
    void setKeys(const std::vector<FoundKey> &keys, const QStringList &taken);
    Use use(int key) const;
    SecretRef reference(int key) const; ///< under which it is kept
    /// What is wrong with the names, as a sentence; empty if nothing.
    QString problem() const;

private:
    struct Row {
        QComboBox *use;
        QLineEdit *name;
    };
    void addRow(const FoundKey &key, const QString &name);

    QGridLayout *m_grid;
    QWidget *m_box = nullptr; ///< of the keys that are shown
    std::vector<Row> m_rows;
};

} // namespace lineside
