// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/attachments/attachmentlist.h"
#include "ui/attachments/offeredfiles.h"

#include <QFrame>

class QActionGroup;
class QPushButton;
class QToolButton;

namespace lineside {

class AttachmentStrip;
class Catalog;
class PromptEdit;
class TargetBox;

/// Where a question is written and sent: the prompt, the files that go along, whom it goes to, and the buttons that send and stop.
class Composer : public QFrame
{
    Q_OBJECT
public:
    explicit Composer(Catalog &catalog, QWidget *parent = nullptr);
    ~Composer() override;

    PromptEdit *edit() const { return m_edit; }
    TargetBox *targetBox() const { return m_targetBox; }
    QString text() const;
    void setText(const QString &text);
    /// The files that go along, but those that are still being read.
    QList<Attachment> attachments() const { return m_attachments.attachments(); }
    void setAttachments(const QList<Attachment> &attachments);
    void attach(const OfferedFiles &files);
    void setImageLongSide(int pixels); ///< images that are longer are scaled down to it; 0: none is
    void pickFiles();
    void clear(); ///< text and files
    bool canSend() const; ///< there is something to send, and nothing is still being read
    void setBusy(bool busy);
    void setModelsButtonEnabled(bool enabled);

Q_SIGNALS:
    void sendRequested();
    void stopRequested();
    void modelsRequested(); ///< list the models of the chosen provider
    void textChanged();
    void attachmentsChanged();
    void imageLongSideChosen(int pixels); ///< by the user

private:
    void arrange();
    void makeAttachButton();
    void followText();
    void followAttachments();
    void enableSend();
    void markFocus(bool focused);

    AttachmentList m_attachments;
    QActionGroup *m_longSides;
    PromptEdit *m_edit;
    AttachmentStrip *m_strip;
    TargetBox *m_targetBox;
    QToolButton *m_attach;
    QToolButton *m_models;
    QPushButton *m_send;
    QPushButton *m_stop;
    bool m_busy = false;
};

} // namespace lineside
