// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historyid.h"
#include "core/target.h"
#include "ui/chat/asker.h"

#include <QObject>

class QAction;
class QMenu;

namespace lineside {

class ActionRegistry;
class Catalog;
class ChatBackend;
class ChatColumn;
class ComparePanel;
class PriceBook;
class ReadingTools;
class ShownChat;
class TurnOrders;

/// Opens comparisons in place of the transcript, from the composer, from a message's menu and by command, and leads back to it.
class ChatComparison : public QObject, private Asker
{
    Q_OBJECT
public:
    struct Parts {
        Catalog &catalog;
        ChatBackend &backend;
        ShownChat &shown;
        ChatColumn &column;
        TurnOrders &turns;
    };
    ChatComparison(const Parts &parts, ActionRegistry &actions, QWidget *page);
    ~ChatComparison() override; ///< before the conversations

    void setPrices(const PriceBook &prices);
    /// Of what is compared; null while nothing is.
    ReadingTools *readingTools() const;

Q_SIGNALS:
    void curlRequested(const lineside::ChatCall &call);
    void verifyRequested(const lineside::ChatCall &call);
    void statusMessage(const QString &message);
    void composerWanted(); ///< the keyboard belongs there now

private:
    void addActions(ActionRegistry &actions, QWidget *page);
    void connectPanel();
    void open();
    void openOthers(int turn);
    void openVersions(int turn);
    int lastVersioned() const;
    void show(bool isOpen);
    void leave();
    void fillMenu(QMenu &menu, int turn);
    void followBusy();
    int placeOf(MessageId message) const;

    bool takesQuestions() const override;
    bool ask(const QString &text, const QList<Attachment> &attachments) override;
    void retry() override;
    void stop() override;
    bool isBusy() const override;

    Parts m_parts;
    ComparePanel *m_panel;
    QAction *m_next;
    QAction *m_previous;
    QAction *m_keep;
};

} // namespace lineside
