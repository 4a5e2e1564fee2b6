// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/target.h"
#include "ui/verify/targetchoices.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QAction;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace lineside {

/// What is to be verified: target, prompt, streamed or not; and the buttons that do it.
class VerifyBar : public QWidget
{
    Q_OBJECT
public:
    struct Actions {
        QAction *verify;
        QAction *cancel;
        QAction *copyCurl;
        QAction *savePicture;
        QAction *exportRequest;
    };
    VerifyBar(const Actions &actions, QWidget *parent = nullptr);

    void setChoices(const QList<TargetChoice> &choices);
    /// Shows exactly this call; its messages are kept until the target is changed.
    void setCall(const ChatCall &call);
    /// What the fields say; absent without a target.
    std::optional<ChatCall> call() const;
    /// Shows this request, which is sent as it stands; the fields are for calls.
    void setRequest(const HttpRequest &request);
    /// That request, while it is chosen.
    std::optional<HttpRequest> request() const;
    QString targetKey() const;
    void setRunning(bool running);

Q_SIGNALS:
    void targetChanged();
    void callChanged();

private:
    void arrange(const Actions &actions);
    void connectSignals();
    void fillBox(const QString &key);
    void enableFields();

    QComboBox *m_target;
    QLineEdit *m_prompt;
    QCheckBox *m_stream;
    QPushButton *m_verify;
    QPushButton *m_cancel;
    QToolButton *m_copyCurl;
    QToolButton *m_savePicture;
    bool m_isRunning = false;
    QList<TargetChoice> m_offered;           ///< from the catalog
    std::optional<HttpRequest> m_request;    ///< one that is no call
    std::optional<TargetChoice> m_given;     ///< one that the catalog does not offer
    QPointer<QWidget> m_focusBefore;         ///< had the focus when the run began
    ChatRequest m_base;                      ///< what the prompt is put into
};

} // namespace lineside
