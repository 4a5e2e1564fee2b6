// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/comparedfigures.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

enum Figure { FirstToken, Speed, TokensIn, TokensOut, CostFigure, End };

struct Sample {
    std::chrono::milliseconds firstToken{100};
    std::chrono::milliseconds lastToken{1100};
    std::optional<qint64> in = 1000;
    std::optional<qint64> out = 50;
    ReplyState state = ReplyState::Complete;
    QString model = u"priced"_s;
};

ChatTurn reply(const Sample &sample)
{
    ChatTurn turn;
    turn.role = Role::Assistant;
    turn.state = sample.state;
    turn.model = sample.model;
    turn.target = UrlTarget{QUrl(u"https://fake.example"_s), sample.model, {}, {}};
    turn.usage.input = sample.in;
    turn.usage.output = sample.out;
    turn.facts.edit().times.firstToken = sample.firstToken;
    turn.facts.edit().times.lastToken = sample.lastToken;
    turn.finishReason = FinishReason::Stop;
    turn.finishReasonRaw = u"stop"_s;
    return turn;
}

/// One trillionth a token makes a million of them a dollar's millionth: enough to tell amounts apart.
PriceTable prices()
{
    PriceTable table{PriceList{}};
    table.setOwnPrices({{.model = u"priced"_s, .input = 1'000'000, .cached = {}, .cacheWrite = {}, .output = 10'000'000}});
    return table;
}

QList<ComparedFigures> figuresOf(const QList<ChatTurn> &replies)
{
    QList<const ChatTurn *> each;
    for (const ChatTurn &turn : replies)
        each.append(&turn);
    return comparedFigures(each, prices());
}

} // namespace

class TestComparedFigures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatIsKnown()
    {
        const QList<ComparedFigures> figures = figuresOf({reply({}), reply({.in = std::nullopt, .out = std::nullopt}), reply({.model = u"unheard of"_s})});
        QCOMPARE(figures.at(0).at(FirstToken).value, u"100 ms"_s);
        QCOMPARE(figures.at(0).at(Speed).value, u"50 tokens/s"_s);
        QCOMPARE(figures.at(0).at(TokensIn).value, u"1,000"_s);
        QCOMPARE(figures.at(0).at(TokensOut).value, u"50"_s);
        QCOMPARE(figures.at(0).at(CostFigure).value, u"≈ $0.0015"_s);
        QCOMPARE(figures.at(0).at(End).value, u"stop"_s);
        QCOMPARE(figures.at(1).at(Speed).value, u"–"_s);
        QCOMPARE(figures.at(1).at(TokensIn).value, u"not reported"_s);
        QCOMPARE(figures.at(1).at(CostFigure).value, u"not reported"_s);
        QCOMPARE(figures.at(2).at(CostFigure).value, u"price unknown"_s);
    }

    void tellsHowItEnded_data()
    {
        QTest::addColumn<ReplyState>("state");
        QTest::addColumn<QString>("told");
        QTest::newRow("whole") << ReplyState::Complete << u"stop"_s;
        QTest::newRow("cut") << ReplyState::Cut << u"cut off"_s;
        QTest::newRow("stopped") << ReplyState::Stopped << u"stopped by you"_s;
        QTest::newRow("failed") << ReplyState::Failed << u"failed"_s;
        QTest::newRow("waiting") << ReplyState::Waiting << u"…"_s;
        QTest::newRow("growing") << ReplyState::Growing << u"…"_s;
    }

    void tellsHowItEnded()
    {
        QFETCH(ReplyState, state);
        QFETCH(QString, told);
        QCOMPARE(figuresOf({reply({.state = state})}).constFirst().at(End).value, told);
    }

    void marksTheBest_data()
    {
        QTest::addColumn<int>("figure");
        QTest::addColumn<QList<Sample>>("samples");
        QTest::addColumn<QList<bool>>("best");
        const auto row = [](const char *name, int figure, const QList<Sample> &samples, const QList<bool> &best) {
            QTest::newRow(name) << figure << samples << best;
        };
        row("sooner", FirstToken, {{.firstToken = 300ms}, {.firstToken = 100ms}}, {false, true});
        row("faster", Speed, {{.out = 50}, {.out = 70}, {.out = 60}}, {false, true, false});
        row("cheaper", CostFigure, {{.out = 50}, {.out = 5000}}, {true, false});
        row("alone", FirstToken, {{.firstToken = 100ms}}, {false});
        row("all alike", FirstToken, {{.firstToken = 100ms}, {.firstToken = 100ms}}, {false, false});
        row("two alike of three", FirstToken, {{.firstToken = 100ms}, {.firstToken = 100ms}, {.firstToken = 200ms}}, {true, true, false});
        row("a failure is not fast", FirstToken, {{.firstToken = 10ms, .state = ReplyState::Failed}, {.firstToken = 100ms}, {.firstToken = 200ms}},
            {false, true, false});
        row("half a reply is not cheap", CostFigure, {{.out = 5, .state = ReplyState::Stopped}, {.out = 50}, {.out = 5000}}, {false, true, false});
        row("not reported is not cheap", CostFigure, {{.in = std::nullopt, .out = std::nullopt}, {.out = 50}, {.out = 5000}}, {false, true, false});
        row("fewer tokens are not better", TokensOut, {{.out = 5}, {.out = 50}}, {false, false});
    }

    void marksTheBest()
    {
        QFETCH(int, figure);
        QFETCH(QList<Sample>, samples);
        QFETCH(QList<bool>, best);
        QList<ChatTurn> replies;
        for (const Sample &sample : samples)
            replies.append(reply(sample));
        QList<bool> marked;
        for (const ComparedFigures &figures : figuresOf(replies))
            marked.append(figures.at(figure).isBest);
        QCOMPARE(marked, best);
    }

    void saysWhatIsBest()
    {
        const QString spoken = spokenFigures(figuresOf({reply({.firstToken = 90ms}), reply({})}).constFirst());
        QVERIFY2(spoken.startsWith(u"First token: 90 ms, the best. "_s), qPrintable(spoken));
        QVERIFY2(spoken.endsWith(u"Finished: stop."_s), qPrintable(spoken));
    }
};

QTEST_GUILESS_MAIN(TestComparedFigures)
#include "tst_comparedfigures.moc"
