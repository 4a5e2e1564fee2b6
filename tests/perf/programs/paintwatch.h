// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QEvent>
#include <QObject>

#include <functional>

namespace lineside::perf {

/// An application of class `App` that also tells when something was painted.
template<class App>
class PaintWatch : public App
{
public:
    using App::App;

    /// Called after each update of a window in which one of its widgets was painted, and after what it gave to the window system.
    void setPainted(std::function<void()> painted) { m_painted = std::move(painted); }
    qint64 updates() const { return m_updates; }

    bool notify(QObject *receiver, QEvent *event) override
    {
        const QEvent::Type type = event->type(); // a posted event may be gone afterwards
        const bool done = App::notify(receiver, event);
        if (type == QEvent::Paint) {
            m_hasPainted = true;
        } else if (type == QEvent::UpdateRequest && m_hasPainted) {
            m_hasPainted = false;
            ++m_updates;
            if (m_painted)
                m_painted();
        }
        return done;
    }

private:
    std::function<void()> m_painted;
    qint64 m_updates = 0;
    bool m_hasPainted = false; ///< since the last update
};

} // namespace lineside::perf
