// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secretstore.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QLabel>
#include <QTimer>

namespace lineside {

/// A word or two with a lamp before it.
class LampLabel : public QWidget
{
    Q_OBJECT
public:
    explicit LampLabel(QWidget *parent = nullptr);

    void say(theme::Signal signal, const QString &text, const QString &explanation = {});
    QString text() const { return m_text; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    theme::Signal m_signal = theme::Signal::Unknown;
    QString m_text;
};

/// One quiet line of text, cut short where there is no room.
class QuietLine : public QLabel
{
    Q_OBJECT
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// The foot of the window: what just happened, the way that is in use, whether it is the demo, and where keys are kept.
class StatusArea : public QFrame
{
    Q_OBJECT
public:
    explicit StatusArea(QWidget *parent = nullptr);

    void showMessage(const QString &message); ///< for a while
    void showPath(const QString &path);
    void showDemo(bool running);
    void showKeychain(SecretStore::State state, const QString &reason);

private:
    QLabel *m_message;
    QLabel *m_path;
    LampLabel *m_demo;
    LampLabel *m_keychain;
    QTimer m_fade;
};

} // namespace lineside
