// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "perf/harness/figure.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace lineside::perf;
using namespace Qt::StringLiterals;

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

Figure againstCurl(double value, double baseline)
{
    return {u"cpu"_s, value, u"ms"_s, Baseline{u"curl"_s, baseline}, Ceiling{Ceiling::Of::Ratio, 6}};
}

Figure upTo8(double value)
{
    return {u"block"_s, value, u"ms"_s, {}, Ceiling{Ceiling::Of::Value, 8}};
}

const Figure open{u"jump"_s, 3.5, u"ms"_s};

} // namespace

class TestPerfFigures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void targets_data()
    {
        QTest::addColumn<Figure>("figure");
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("holds"); // -1: nothing is promised
        QTest::newRow("ratio below") << againstCurl(590, 100) << u"<= 6 x"_s << 1;
        QTest::newRow("ratio met exactly") << againstCurl(600, 100) << u"<= 6 x"_s << 1;
        QTest::newRow("ratio above") << againstCurl(601, 100) << u"<= 6 x"_s << 0;
        QTest::newRow("baseline of nothing") << againstCurl(600, 0) << u"<= 6 x"_s << 0;
        QTest::newRow("value below") << upTo8(7.9) << u"<= 8 ms"_s << 1;
        QTest::newRow("value above") << upTo8(8.01) << u"<= 8 ms"_s << 0;
        QTest::newRow("no number") << upTo8(nothing) << u"<= 8 ms"_s << 0;
        QTest::newRow("ratio without a baseline") << Figure{u"a"_s, 1, {}, {}, Ceiling{Ceiling::Of::Ratio, 6}} << u"<= 6 x"_s << 0;
        QTest::newRow("nothing promised") << open << QString() << -1;
    }
    void targets()
    {
        QFETCH(Figure, figure);
        QFETCH(int, holds);
        QTEST(figure.target(), "target");
        QCOMPARE(figure.holds() ? int(*figure.holds()) : -1, holds);
    }

    void tableAlignsItsColumns()
    {
        const QString expected = u"id     value  unit  baseline      ratio  target   holds\n"
                                 "cpu      700  ms    116.7 (curl)  5.998  <= 6 x   yes\n"
                                 "block  12.35  ms                         <= 8 ms  NO\n"
                                 "jump   3.500  ms\n"_s;
        QCOMPARE(figureTable({againstCurl(700, 116.7), upTo8(12.345), open}), expected);
    }

    void jsonHasAllMembers_data()
    {
        QTest::addColumn<Figure>("figure");
        QTest::addColumn<QJsonObject>("object");
        const QJsonValue null;
        QTest::newRow("with all") << againstCurl(900, 100)
                                  << QJsonObject{{"id"_L1, u"cpu"_s},
                                                 {"value"_L1, 900},
                                                 {"unit"_L1, u"ms"_s},
                                                 {"baseline"_L1, QJsonObject{{"name"_L1, u"curl"_s}, {"value"_L1, 100}}},
                                                 {"ratio"_L1, 9},
                                                 {"target"_L1, u"<= 6 x"_s},
                                                 {"holds"_L1, false}};
        QTest::newRow("with little") << open
                                     << QJsonObject{{"id"_L1, u"jump"_s}, {"value"_L1, 3.5},   {"unit"_L1, u"ms"_s}, {"baseline"_L1, null},
                                                    {"ratio"_L1, null},   {"target"_L1, null}, {"holds"_L1, null}};
        QTest::newRow("no number") << upTo8(nothing)
                                   << QJsonObject{{"id"_L1, u"block"_s}, {"value"_L1, null},          {"unit"_L1, u"ms"_s},  {"baseline"_L1, null},
                                                  {"ratio"_L1, null},    {"target"_L1, u"<= 8 ms"_s}, {"holds"_L1, false}};
    }
    void jsonHasAllMembers()
    {
        QFETCH(Figure, figure);
        QFETCH(QJsonObject, object);
        QCOMPARE(QJsonDocument::fromJson(figureJson({figure})).array(), QJsonArray{object});
    }

    void nothingMeasuredIsAnEmptyList()
    {
        QCOMPARE(QJsonDocument::fromJson(figureJson({})).array(), QJsonArray());
        QCOMPARE(figureTable({}).count(u'\n'), 1);
    }
};

QTEST_GUILESS_MAIN(TestPerfFigures)
#include "tst_perffigures.moc"
