// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

#include <QObject>

#include <functional>

class QAction;
class QMenu;
class QWidget;

namespace lineside {

class ActionRegistry;
struct ImportSummary;

/// Conversations that leave the program and come in: what exports, prints and imports them.
class ConversationFileOrders : public QObject
{
    Q_OBJECT
public:
    struct Chosen {
        QList<ConversationId> conversations;
        QString title; ///< of the first
    };
    /// `chosen` is asked when an order is given.
    ConversationFileOrders(HistoryStore &history, ActionRegistry &actions, std::function<Chosen()> chosen, QWidget *window);

    void fillMenu(QMenu &menu);
    void importFile(const QString &fileName); ///< empty: asks for one

Q_SIGNALS:
    void done(const QString &what); ///< for the status area
    void imported();

private:
    void exportChosen();
    void exportAll();
    void openExport(const Chosen &chosen);
    void printChosen();
    void sayImported(const ImportSummary &summary);

    HistoryStore &m_history;
    std::function<Chosen()> m_chosen;
    QWidget *m_window;
    QAction *m_export;
    QAction *m_print;
};

} // namespace lineside
