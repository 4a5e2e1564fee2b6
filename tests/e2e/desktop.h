// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QString>

#include <memory>
#include <vector>

namespace lineside::test {

/// A desktop of its own that nobody sees: an X display, a window manager, a session bus without services, and the accessibility
/// bus. Everything it started ends with it.
class Desktop
{
public:
    ~Desktop();
    /// Empty if it runs, otherwise what is missing.
    QString start();
    /// For programs that shall run on it.
    const QProcessEnvironment &environment() const { return m_environment; }
    /// Runs a program that ends by itself. Gives its standard output; fails the program if it cannot.
    QByteArray run(const QString &program, const QStringList &arguments, const QByteArray &input = {}) const;
    /// Starts a program that runs until it is ended.
    QProcess &launch(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment);

private:
    QString startDisplay();
    QString startBus();

    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    std::vector<std::unique_ptr<QProcess>> m_running;
};

} // namespace lineside::test
