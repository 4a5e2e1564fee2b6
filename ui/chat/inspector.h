// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatrequest.h"
#include "core/httpmessage.h"
#include "core/result.h"
#include "ui/wire/wirepanel.h"

#include <QWidget>

class QPlainTextEdit;
class QTabWidget;

namespace lineside {

class ChatSession;
class ParametersForm;

/// What goes along with a question, and how replies went over the wire.
class Inspector : public QWidget
{
    Q_OBJECT
public:
    explicit Inspector(QWidget *parent = nullptr);

    void showSession(const ChatSession &session);
    void showProvider(const QString &provider, const QStringList &omits);
    WirePanel &wire() { return *m_wire; }
    void openWire();
    void openSystemPrompt();
    QPlainTextEdit *systemPromptEdit() const { return m_systemPrompt; }
    void putOverSystemPrompt(QWidget *bar);

Q_SIGNALS:
    void systemPromptEdited(const QString &prompt);
    void parametersEdited(const lineside::ChatParameters &parameters);
    void omitsCleared();

private:
    QWidget *makeSetup();

    QTabWidget *m_tabs;
    QPlainTextEdit *m_systemPrompt;
    ParametersForm *m_parameters;
    WirePanel *m_wire;
};

} // namespace lineside
