// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/compare/comparedfigures.h"
#include "ui/compare/replydifference.h"

#include <QFrame>
#include <QPointer>

#include <functional>

class QLabel;
class QStackedWidget;

namespace lineside {

class Banner;
class Catalog;
class ChatSession;
class CompareColumnHeader;
class FigureStrip;
class TranscriptView;

/// One column of a comparison: a target that is to be asked, or a reply as it comes with its figures below. Enter keeps it.
class CompareColumn : public QFrame
{
    Q_OBJECT
public:
    explicit CompareColumn(Catalog &catalog, QWidget *parent = nullptr);
    ~CompareColumn() override;

    bool isDraft() const { return m_isDraft; }
    void showDraft(const Target &target, bool mayBeRemoved);
    void setMayBeRemoved(bool may);
    std::optional<Target> draftTarget() const;
    /// Until that goes away.
    void showSession(ChatSession &session, int firstOwnTurn);
    const ChatSession *session() const { return m_session; }

    void setCostText(const std::function<QString(const ChatTurn &)> &costText); ///< of the footers
    void setNumber(int number, int count);
    void setChosen(bool chosen);
    void setFigures(const ComparedFigures &figures);
    void setDifference(const ReplyDifference &difference);
    void follow(); ///< the reply grew or is over
    void enter(); ///< the keyboard goes into it
    void setEntered(bool entered); ///< or is there
    TranscriptView &transcript() { return *m_transcript; }

Q_SIGNALS:
    void draftRemoved();
    void targetChosen();
    void keepRequested();
    void retryRequested();
    void leaveOutRequested(const QStringList &refusedFields); ///< and to ask again
    void stopRequested();
    void removeRequested();
    void editRequested(lineside::MessageId message);
    void regenerateRequested(lineside::MessageId message); ///< of a reply before the column's own
    void curlRequested(const lineside::ChatCall &call);
    void verifyRequested(const lineside::ChatCall &call);
    void replyReplaced(); ///< by another version of it
    void linkHovered(const QString &target);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void arrange();
    void connectSignals();
    void connectTranscript();
    void tell();
    void sayFailure(const ChatTurn &reply);
    void describe();

    QPointer<ChatSession> m_session;
    bool m_isDraft = true;
    bool m_isEntered = false;
    QString m_toldModel;
    ReplyState m_toldState = ReplyState::Waiting;
    CompareColumnHeader *m_header;
    QStackedWidget *m_middle;
    QLabel *m_notAsked;
    TranscriptView *m_transcript;
    Banner *m_banner;
    FigureStrip *m_figures;
    ReplyDifference m_difference;
    int m_number = 1;
    int m_count = 1;
};

} // namespace lineside
