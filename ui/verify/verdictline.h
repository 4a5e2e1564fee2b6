// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/report.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;

namespace lineside {

/// What came of a probe: a lamp, a sentence, the explanation, and what to do. While a probe runs it says how far it is.
class VerdictLine : public QWidget
{
    Q_OBJECT
public:
    explicit VerdictLine(QWidget *parent = nullptr);

    void showReport(const ProbeReport &report);
    void showProgress(const QString &sentence);
    void showCancelled();
    void showNothing(const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void say(theme::Signal signal, const QString &sentence, const QString &note, const QString &explanation, const QString &fix);

    theme::Signal m_signal = theme::Signal::Unknown;
    QLabel *m_sentence;
    QLabel *m_note;
    QLabel *m_explanation;
    QLabel *m_fix;
};

} // namespace lineside
