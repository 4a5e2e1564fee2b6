// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/formfield.h"

#include <QStringList>
#include <QToolButton>

#include <functional>

class QMenu;

namespace lineside {

class FormSession;

/// The button beside a key: chooses the reference that stands for it, or asks for the key to be moved to the keychain.
class KeyMenu : public QToolButton
{
    Q_OBJECT
public:
    KeyMenu(FormSession &session, const FormPath &path, std::function<void(QString)> choose, QWidget *parent);
    /// Of an entry whose name changes.
    void setPath(const FormPath &path) { m_path = path; }

private:
    void fill();

    FormSession &m_session;
    FormPath m_path;
    std::function<void(QString)> m_choose;
};

/// Is it one that the gateway looks up itself (`$env://`, `$secret://`)? It stands for the whole value.
bool isGatewayReference(const QString &reference);
/// An entry for each reference; those of the gateway's own are in a menu of their own.
void fillReferences(QMenu &menu, const QStringList &references, const std::function<void(const QString &)> &choose);

} // namespace lineside
