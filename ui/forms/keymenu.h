// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/formfield.h"

#include <QToolButton>

#include <functional>

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

} // namespace lineside
