// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "core/route.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace lineside {

/// A route as the Admin API's JSON, to be read and edited. Text that cannot be read as a route is marked at its line and changes
/// nothing.
class RouteJsonView : public QWidget
{
    Q_OBJECT
public:
    explicit RouteJsonView(QWidget *parent = nullptr);

    /// Shows the route, unless the text says the same already.
    void setRoute(const Route &route);
    void setReadOnly(bool readOnly);
    QString problem() const; ///< what is wrong with the text; empty if nothing is
    /// Reads at once what is still waiting for a pause in the typing.
    void flush();

Q_SIGNALS:
    void edited(const lineside::Route &route);

private:
    void read();
    void showProblem(const QString &text, int line);

    QPlainTextEdit *m_text;
    QLabel *m_problem;
    QTimer m_pause;
    Route m_route;
};

} // namespace lineside
