// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/gatewayinfo.h"
#include "ui/theme/theme.h"

#include <QList>
#include <QWidget>

class QGridLayout;

namespace lineside {

/// One thing that a test of the connection found out.
struct GatewayFinding {
    theme::Signal signal = theme::Signal::Unknown;
    QString subject; ///< "Version", "Clock"
    QString finding; ///< in a sentence or a word
    friend bool operator==(const GatewayFinding &, const GatewayFinding &) = default;
};

/// What the administration told, point by point; what it did not tell is said to be unknown.
QList<GatewayFinding> gatewayFindings(const GatewayInfo &info);

/// Shows them: a lamp, the subject, the finding. Hidden while there are none.
class GatewayFindingsView : public QWidget
{
    Q_OBJECT
public:
    explicit GatewayFindingsView(QWidget *parent);
    void showFindings(const QList<GatewayFinding> &findings);

private:
    QGridLayout *m_grid;
};

} // namespace lineside
