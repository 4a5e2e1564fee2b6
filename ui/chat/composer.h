// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QPushButton;
class QToolButton;
class QHBoxLayout;

namespace lineside {

class Catalog;
class PromptEdit;
class TargetBox;

/// Where a question is written and sent: the prompt, whom it goes to, and the buttons that send and stop.
class Composer : public QFrame
{
    Q_OBJECT
public:
    explicit Composer(Catalog &catalog, QWidget *parent = nullptr);

    PromptEdit *edit() const { return m_edit; }
    TargetBox *targetBox() const { return m_targetBox; }
    QString text() const;
    void setText(const QString &text);
    void setBusy(bool busy);
    void setModelsButtonEnabled(bool enabled);

Q_SIGNALS:
    void sendRequested();
    void stopRequested();
    void modelsRequested(); ///< list the models of the chosen provider
    void textChanged();

private:
    void arrange();
    void followText();
    void markFocus(bool focused);

    PromptEdit *m_edit;
    TargetBox *m_targetBox;
    QToolButton *m_models;
    QPushButton *m_send;
    QPushButton *m_stop;
    bool m_busy = false;
};

} // namespace lineside
