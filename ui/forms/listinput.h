// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/forminput.h"

class QPlainTextEdit;

namespace lineside {

/// Texts or numbers, one a line; or one text of several lines.
class ListInput : public FormInput
{
    Q_OBJECT
public:
    ListInput(FormSession &session, const FormField &field, const FormPath &path, QWidget *parent);
    void refresh() override;

private:
    void take();
    QStringList lines() const;
    void fitHeight();

    QPlainTextEdit *m_edit;
    bool m_refreshing = false;
};

} // namespace lineside
