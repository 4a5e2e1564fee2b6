// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatturn.h"
#include "core/wirelog.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QTabWidget;
class QToolButton;

namespace lineside {

class WireBytesPane;
class WireChart;
class WireEventsPane;
struct SavedLater;

/// A reply whose way over the wire can be looked at.
struct WireSubject {
    ChatTurn reply;
    QString title;
    std::shared_ptr<const WireLog> log; ///< null where nothing was recorded
};

/// What goes over the wire: the request that would be sent next, and each reply of the conversation as it went. Follows the newest reply until
/// another is chosen. Takes a recording up in portions, and only while it is seen.
class WirePanel : public QWidget
{
    Q_OBJECT
public:
    explicit WirePanel(QWidget *parent = nullptr);
    ~WirePanel() override;

    /// The request as it would be sent now, or why there is none.
    void setNext(const Result<HttpRequest> &request);
    /// Oldest first.
    void setReplies(const QList<WireSubject> &replies);
    void showReply(MessageId reply); ///< one of these; nothing otherwise
    bool follows() const { return m_chosen == MessageId::None; } ///< the newest reply, or the next request while there is none

Q_SIGNALS:
    void statusMessage(const QString &message);
    void curlRequested(const lineside::HttpRequest &request);   ///< on the clipboard
    void exportRequested(const lineside::HttpRequest &request); ///< in whichever form

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeRequest();
    QWidget *makeText(const QString &name, const QString &accessible, QPlainTextEdit *&view);
    void connectSignals();
    const WireSubject *shown() const; ///< null: the next request
    void choose(int row);
    void offer(const QStringList &titles);
    void present();
    void openLog();
    void readOn();
    void showTexts();
    void showFacts();
    void showProgress();
    Result<HttpRequest> shownRequest() const;
    void copyCurl();
    void askForExport();
    void saveBytes();
    void saveExchange();
    void save(const SavedLater &what);

    Result<HttpRequest> m_next;
    QList<WireSubject> m_replies;
    QStringList m_titles; ///< in the list of subjects
    MessageId m_chosen = MessageId::None; ///< None: the newest
    bool m_showsNext = false;             ///< chosen by the user
    std::shared_ptr<const WireLog> m_log; ///< that the reader reads
    std::unique_ptr<WireReader> m_reader;
    bool m_isRead = false; ///< to its end
    QTimer m_more;

    QComboBox *m_subject;
    QToolButton *m_curl;
    QToolButton *m_save;
    QLabel *m_summary;
    QLabel *m_limits;
    WireChart *m_chart;
    QTabWidget *m_tabs;
    QToolButton *m_indented = nullptr;
    QToolButton *m_asSent = nullptr;
    QPlainTextEdit *m_request;
    QPlainTextEdit *m_response;
    WireEventsPane *m_events;
    WireBytesPane *m_bytes;
};

} // namespace lineside
