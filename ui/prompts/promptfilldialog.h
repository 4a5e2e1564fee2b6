// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/prompttemplate.h"
#include "core/prompt.h"

#include <QDialog>

#include <functional>

class QFormLayout;
class QPlainTextEdit;

namespace lineside {

/// Asks for what goes into the placeholders of a prompt, with the text as it will be in sight. Ctrl+Enter takes it. Deletes itself when it is closed.
class PromptFillDialog : public QDialog
{
    Q_OBJECT
public:
    PromptFillDialog(const Prompt &prompt, const PromptSurroundings &surroundings, QWidget *parent);

    QString text() const;

private:
    struct Field {
        QString name;
        QPlainTextEdit *edit;
    };
    void addField(const Placeholder &placeholder, QFormLayout *form);
    void follow();

    const Prompt m_prompt;
    const QHash<QString, QString> m_surroundings;
    QList<Field> m_fields;
    QPlainTextEdit *m_preview;
};

} // namespace lineside
