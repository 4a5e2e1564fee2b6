// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// A library to be loaded before a Qt program (LD_PRELOAD): ends it when its first window has been painted, and says what that took.
// So the start of any program is measured in the same way, and none has to be changed for it.
#include <QCoreApplication>
#include <QEvent>

#include <climits>
#include <cstdio>

#include <sys/resource.h>
#include <unistd.h>

namespace {

// Sees everything that is delivered in the window thread.
class FirstPaint : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *, QEvent *event) override
    {
        // Delivered before anything else that waits, so right after the paint and the flush that it is part of.
        if (event->type() == QEvent::Paint && !m_isSeen) {
            m_isSeen = true;
            QCoreApplication::postEvent(this, new QEvent(QEvent::User), INT_MAX);
        }
        return false;
    }

    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        const auto microseconds = [](const timeval &time) { return qint64(time.tv_sec) * 1'000'000 + time.tv_usec; };
        printf("{\"cpuUs\": %lld}\n", static_cast<long long>(microseconds(usage.ru_utime) + microseconds(usage.ru_stime)));
        fflush(stdout);
        _exit(0);
    }

private:
    bool m_isSeen = false;
};

void watch()
{
    qApp->installEventFilter(new FirstPaint(qApp));
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(watch)
