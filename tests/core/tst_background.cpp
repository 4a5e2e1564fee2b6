// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/background.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

using namespace lineside;

class TestBackground : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worksElsewhereAndAnswersHere()
    {
        QThread *worker = nullptr;
        QThread *answered = nullptr;
        int value = 0;
        inBackground(
            this,
            [&worker] {
                worker = QThread::currentThread();
                return 42;
            },
            [&](int result) {
                answered = QThread::currentThread();
                value = result;
            });
        QCOMPARE(value, 0); // never before it returned
        QTRY_COMPARE(value, 42);
        QVERIFY(worker != QThread::currentThread());
        QCOMPARE(answered, QThread::currentThread());
    }

    void takesWhatCannotBeCopied()
    {
        int value = 0;
        inBackground(
            this, [] { return std::make_unique<int>(7); }, [&value](std::unique_ptr<int> result) { value = *result; });
        QTRY_COMPARE(value, 7);
    }

    void answersNobodyWhoLeft()
    {
        QSemaphore mayEnd;
        QSemaphore hasEnded;
        bool answered = false;
        {
            QObject context;
            inBackground(
                &context,
                [&mayEnd, &hasEnded] {
                    mayEnd.acquire();
                    hasEnded.release();
                    return 1;
                },
                [&answered](int) { answered = true; });
        }
        mayEnd.release();
        hasEnded.acquire();
        bool later = false; // what is posted after it comes after it
        inBackground(
            this, [] { return 1; }, [&later](int) { later = true; });
        QTRY_VERIFY(later);
        QVERIFY(!answered);
    }
};

QTEST_GUILESS_MAIN(TestBackground)
#include "tst_background.moc"
