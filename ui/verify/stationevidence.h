// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/verify/way.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace lineside {

/// What was seen at one station; hidden while none is chosen. Esc closes it.
class StationEvidence : public QWidget
{
    Q_OBJECT
public:
    explicit StationEvidence(QWidget *parent = nullptr);

    void showStation(const Station &station);
    void clear();
    QString text() const; ///< what is shown, a line a piece

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void closeByUser();

    QLabel *m_title;
    QGridLayout *m_rows;
    QList<StationFact> m_shown;
};

} // namespace lineside
