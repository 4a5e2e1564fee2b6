// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QLabel;

namespace lineside {

/// Says that a push was not made because somebody changed the route on the gateway meanwhile, and what can be done. Hidden until it
/// is shown.
class ConflictBar : public QFrame
{
    Q_OBJECT
public:
    explicit ConflictBar(QWidget *parent);

    void showConflict(const QString &route, bool deletedThere);

Q_SIGNALS:
    void differenceRequested();
    void theirsRequested();
    void pushRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_text;
    QWidget *m_difference;
    QWidget *m_theirs;
};

} // namespace lineside
