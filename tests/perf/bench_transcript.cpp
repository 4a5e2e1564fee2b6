// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/chatsession.h"
#include "support/fakechatbackend.h"
#include "ui/transcript/transcriptview.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <utility>
#include <vector>

using namespace lineside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int deltaSize = 20;
constexpr int deltasPerSecond = 1000;
constexpr std::chrono::milliseconds ceiling = 50ms;

// Prose, headings, lists, code and a small table, over and over, as answers are.
QString mixedAnswer(qsizetype size)
{
    const QString chapter = u"## A chapter of the answer\n\nSome **bold** words, some `code`, and a [link](https://example.org/a) in a paragraph that is "
                            "long enough to be broken into several lines by the view, as most paragraphs of an answer are.\n\n"
                            "- first item\n- second item with *emphasis*\n- third item\n\n```cpp\nint main()\n{\n    return answer(42);\n}\n```\n\n"
                            "| name | value |\n|------|-------|\n| one | 1 |\n| two | 2 |\n\n1. do this\n2. then that\n\n> quoted words\n\n"_s;
    return chapter.repeated(size / chapter.size() + 1).first(size);
}

qint64 cpuOfThisThread()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

QString codeAnswer(qsizetype size)
{
    return u"```cpp\n"_s + u"    const auto value = compute(argument, 12345); // a line of code\n"_s.repeated(size / 66);
}

QString proseAnswer(qsizetype size)
{
    return u"Words without a line break, "_s.repeated(size / 28);
}

QString listAnswer(qsizetype size)
{
    return u"- an item of a long list\n"_s.repeated(size / 25);
}

} // namespace

/// The window thread must stay free while 100 kB of Markdown arrive at 1000 deltas a second: a timer in it beats as fast as it can, and
/// no gap between two beats may reach 50 ms. The text is handed over once a frame, as the network does it.
class BenchTranscript : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void staysFree_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::newRow("mixed") << mixedAnswer(100'000);
        QTest::newRow("one code block") << codeAnswer(100'000);
        QTest::newRow("one paragraph") << proseAnswer(100'000);
        QTest::newRow("one list") << listAnswer(100'000);
    }

    void staysFree()
    {
        QFETCH(QString, answer);
        test::FakeChatBackend backend;
        ChatSession session(backend);
        session.setTarget(UrlTarget{QUrl(u"https://fake.example"_s), u"m"_s, {}, {}});
        TranscriptView view;
        view.resize(900, 700);
        view.setSession(&session);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        session.send(u"Write a lot."_s);

        QElapsedTimer clock;
        qint64 lastBeat = 0;
        qint64 lastCpu = cpuOfThisThread();
        std::vector<qint64> gaps;
        std::vector<qint64> busy;
        QTimer heart;
        connect(&heart, &QTimer::timeout, this, [&] {
            const qint64 now = clock.nsecsElapsed();
            gaps.push_back((now - std::exchange(lastBeat, now)) / 1000);
            const qint64 cpu = cpuOfThisThread();
            busy.push_back((cpu - std::exchange(lastCpu, cpu)) / 1000);
        });
        qsizetype given = 0;
        QTimer frames;
        frames.setTimerType(Qt::PreciseTimer);
        connect(&frames, &QTimer::timeout, this, [&] {
            const qsizetype due = std::min<qsizetype>(answer.size(), clock.elapsed() * deltasPerSecond / 1000 * deltaSize);
            QList<ChatEvent> events;
            for (; given < due; given += deltaSize)
                events.append(TextDelta{0, answer.mid(given, deltaSize)});
            if (!events.isEmpty())
                backend.run->arrive(events);
            if (given < answer.size())
                return;
            frames.stop();
            backend.run->complete();
        });
        QSignalSpy ended(&session, &ChatSession::replyEnded);
        clock.start();
        heart.start(1ms);
        frames.start(16ms);
        QVERIFY(ended.wait(60'000));
        QCoreApplication::processEvents();
        heart.stop();
        std::ranges::sort(gaps);
        std::ranges::sort(busy);
        const auto p99 = [](const std::vector<qint64> &sorted) { return double(sorted[sorted.size() * 99 / 100]) / 1000; };
        printf("%-16s %6lld bytes in %lld ms: %zu beats, gap worst %.1f ms, p99 %.1f ms, of this thread's own doing worst %.1f ms, p99 %.1f ms\n",
               QTest::currentDataTag(), static_cast<long long>(answer.size()), static_cast<long long>(clock.elapsed()), gaps.size(),
               double(gaps.back()) / 1000, p99(gaps), double(busy.back()) / 1000, p99(busy));
        fflush(stdout);
        QVERIFY(view.plainText().size() > answer.size() / 2);
        // The gap is what a user feels; on a busy machine it holds other programs' time too, which is not the view's fault. So the
        // ceiling is held by the thread's own time in the worst gap, and by all but one in a hundred gaps as they were felt.
        QVERIFY2(std::chrono::microseconds(busy.back()) < ceiling, qPrintable(u"worst %1 us"_s.arg(busy.back())));
        QVERIFY(p99(gaps) < double(ceiling.count()));
    }
};

QTEST_MAIN(BenchTranscript)
#include "bench_transcript.moc"
