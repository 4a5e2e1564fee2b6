// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace lineside {

/// What a new user sees first: what the program is, and the ways to begin.
class WelcomePage : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomePage(QWidget *parent = nullptr);

    /// While the demo's servers start.
    void setDemoStarting(bool starting);

Q_SIGNALS:
    void demoRequested();
    void addProviderRequested();
    void connectGatewayRequested();
    void pasteRequested();

private:
    QPushButton *addChoice(QVBoxLayout &column, const QString &name, const QString &iconName, const QString &text, const QString &explanation);

    QPushButton *m_demo;
};

} // namespace lineside
