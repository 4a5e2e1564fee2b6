// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/transcript/findquery.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace lineside {

/// The line in which is typed what to find in the conversation. Shown on request, and closed with Escape.
class FindBar : public QWidget
{
    Q_OBJECT
public:
    explicit FindBar(QWidget *parent);

    void open(const QString &text); ///< an empty text leaves what was typed last
    FindQuery query() const;
    void showHits(qsizetype current, qsizetype count, bool isSearching);

Q_SIGNALS:
    void queryChanged();
    void nextRequested();
    void previousRequested();
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QToolButton *addButton(const QString &name, const QString &iconName, const QString &text);

    QLineEdit *m_edit;
    QLabel *m_hits;
    QToolButton *m_case;
    QToolButton *m_words;
    QToolButton *m_previous;
    QToolButton *m_next;
};

} // namespace lineside
