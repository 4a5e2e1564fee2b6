// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/target.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace lineside {

class Catalog;
class TargetBox;

/// Over a column: before it is asked the box in which its target is chosen, then who answers, by which way, and what can be done with it.
class CompareColumnHeader : public QWidget
{
    Q_OBJECT
public:
    explicit CompareColumnHeader(Catalog &catalog, QWidget *parent = nullptr);

    TargetBox *targetBox() const { return m_box; }
    void showDraft(bool mayBeRemoved);
    void showReply(const QString &model, const QString &path);
    void setNumber(int number);
    void setBusy(bool busy);
    void setChosen(bool chosen); ///< the conversation shows it
    void setMayBeRemoved(bool may);

Q_SIGNALS:
    void draftRemoved();
    void keepRequested();
    void retryRequested();
    void stopRequested();
    void removeRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeDraft(Catalog &catalog);
    QWidget *makeReply();
    QHBoxLayout *makeOrders();
    QToolButton *addButton(QHBoxLayout *row, const QString &name, const QString &iconName, const QString &text);

    QStackedWidget *m_faces;
    QLabel *m_draftNumber = nullptr;
    TargetBox *m_box = nullptr;
    QToolButton *m_dropDraft = nullptr;
    QLabel *m_model = nullptr;
    QLabel *m_path = nullptr;
    QLabel *m_chosen = nullptr;
    QToolButton *m_retry = nullptr;
    QToolButton *m_stop = nullptr;
    QToolButton *m_remove = nullptr;
    QPushButton *m_keep = nullptr;
    int m_number = 0;
};

} // namespace lineside
