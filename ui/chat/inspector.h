// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatrequest.h"
#include "core/httpmessage.h"
#include "core/result.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QTabWidget;

namespace lineside {

class ChatSession;
class ParametersForm;
struct ChatTurn;

/// What goes along with a question and how the last reply went on the wire.
class Inspector : public QWidget
{
    Q_OBJECT
public:
    explicit Inspector(QWidget *parent = nullptr);

    void showSession(const ChatSession &session);
    void showProvider(const QString &provider, const QStringList &omits);
    /// The request as it will be sent, or why there is none.
    void showRequest(const Result<HttpRequest> &request);
    void showReply(const ChatTurn *reply); ///< null where there is none yet
    void openSystemPrompt();

Q_SIGNALS:
    void systemPromptEdited(const QString &prompt);
    void parametersEdited(const lineside::ChatParameters &parameters);
    void omitsCleared();

private:
    QWidget *makeSetup();
    QWidget *makeWire();

    QTabWidget *m_tabs;
    QPlainTextEdit *m_systemPrompt;
    ParametersForm *m_parameters;
    QPlainTextEdit *m_request;
    QPlainTextEdit *m_response;
    QLabel *m_times;
};

} // namespace lineside
