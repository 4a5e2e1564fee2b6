// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/historysearchmodel.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;

namespace lineside {

/// Searches everything that was ever said, as it is typed. Who chooses a place that was found is led there; the search stays as it is.
class HistorySearchDialog : public QDialog
{
    Q_OBJECT
public:
    explicit HistorySearchDialog(HistoryStore &history, QWidget *parent = nullptr);

    void open() override; ///< does not block; what was searched before is searched again

Q_SIGNALS:
    void hitChosen(lineside::ConversationId conversation, lineside::MessageId message);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void offer(const ReplyNames &names);
    void connectSignals();
    void search();
    void follow();
    void choose(const QModelIndex &index);

    HistoryStore &m_history;
    HistorySearchModel m_model;
    QLineEdit *m_words;
    QComboBox *m_modelBox;
    QComboBox *m_pathBox;
    QComboBox *m_since;
    QListView *m_list;
    QLabel *m_state;
};

} // namespace lineside
