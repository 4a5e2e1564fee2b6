// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace lineside::cli {

/// Ctrl+C (and a polite kill) as a signal of the event loop, from `arm` on; until then it ends the program the usual way. One at a
/// time in a program.
class Interrupts : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~Interrupts() override;
    void arm();
    bool happened() const { return m_happened; }
    /// Serves the event loop until it happens; returns at once if it has.
    void wait();

Q_SIGNALS:
    void interrupted();

private:
    int m_wakeUp[2] = {-1, -1}; ///< a signal handler writes to the second, the event loop reads the first
    bool m_happened = false;
};

} // namespace lineside::cli
