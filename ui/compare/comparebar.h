// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QAction;
class QActionGroup;
class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace lineside {

/// Over the columns: what is compared, and what is done with all of them.
class CompareBar : public QWidget
{
    Q_OBJECT
public:
    explicit CompareBar(QWidget *parent = nullptr);

    struct State {
        QString note;               ///< what is compared, or what to do
        bool mayAsk = false;
        bool mayAdd = false;
        bool isBusy = false;
        int columns = 0;
        QStringList replies;        ///< that can differ from one another, by name
    };
    void setState(const State &state);
    bool scrollsTogether() const;
    bool showsDifferences() const;
    int reference() const; ///< from which of the replies the others differ

Q_SIGNALS:
    void askRequested();
    void addRequested();
    void stopRequested();
    void closeRequested();
    void scrollsTogetherChanged(bool together);
    void differencesChanged();

private:
    QToolButton *addButton(const QString &name, const QString &iconName, const QString &text);
    void fillReferences(const QStringList &replies);

    QHBoxLayout *m_row;
    QLabel *m_note;
    QPushButton *m_ask;
    QToolButton *m_add;
    QToolButton *m_stop;
    QToolButton *m_together;
    QToolButton *m_differences;
    QMenu *m_references;
    QActionGroup *m_referenceGroup;
    QStringList m_replies;
};

} // namespace lineside
