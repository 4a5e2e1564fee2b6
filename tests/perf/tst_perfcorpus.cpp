// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "perf/harness/corpus.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace lineside::perf;
using namespace Qt::StringLiterals;

namespace {

const QList<CorpusKind> kinds{CorpusKind::Mixed, CorpusKind::Code, CorpusKind::List, CorpusKind::Table, CorpusKind::Paragraph, CorpusKind::Numbered};

} // namespace

class TestPerfCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void eachKind_data()
    {
        QTest::addColumn<CorpusKind>("kind");
        for (const CorpusKind kind : kinds)
            QTest::newRow(qPrintable(corpusName(kind))) << kind;
    }
    void eachKind()
    {
        QFETCH(CorpusKind, kind);
        QCOMPARE(corpusKind(corpusName(kind)), std::optional(kind));
        const QString text = corpusText(kind, 10'000);
        if (kind == CorpusKind::Numbered)
            QVERIFY(text.size() <= 10'000 && text.size() > 9'900);
        else
            QCOMPARE(text.size(), 10'000);
        QCOMPARE(corpusDeltas(kind, 10'000).join(QString()), text);
        QVERIFY(corpusText(kind, 20'000).startsWith(text));
    }

    void theTextNeverChanges()
    {
        // Or figures of different days could not be compared.
        const QByteArray text = corpusText(CorpusKind::Mixed, 100'000).toUtf8();
        QCOMPARE(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex(), QByteArray("9c0b9c77d7dba06c61b0f6bd241f658318fb6c355eb0a3d2ac9a30dbc70a7e46"));
    }

    void deltasAreAsModelsSendThem()
    {
        const QStringList deltas = corpusDeltas(CorpusKind::Mixed, 100'000);
        QVERIFY2(std::abs(100'000.0 / double(deltas.size()) - 3.42) < 0.02, qPrintable(QString::number(deltas.size())));
    }

    void mixedTextHasAllForms_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("heading") << u"^#{1,4} \\w"_s;
        QTest::newRow("list") << u"^- \\w"_s;
        QTest::newRow("numbered list") << u"^2\\. \\w"_s;
        QTest::newRow("nested list") << u"^   - \\w"_s;
        QTest::newRow("code") << u"^```cpp$"_s;
        QTest::newRow("table") << u"^\\|------"_s;
        QTest::newRow("quote") << u"^> \\w"_s;
        QTest::newRow("strong") << u"\\*\\*\\w+ \\w+\\*\\*"_s;
        QTest::newRow("code in text") << u"`\\w+\\(\\)`"_s;
        QTest::newRow("link") << u"\\]\\(https://"_s;
    }
    void mixedTextHasAllForms()
    {
        QFETCH(QString, pattern);
        QVERIFY(corpusText(CorpusKind::Mixed, 20'000).contains(QRegularExpression(pattern, QRegularExpression::MultilineOption)));
    }

    void numbersAreFound_data()
    {
        QTest::addColumn<QString>("shown");
        QTest::addColumn<qsizetype>("number");
        QTest::newRow("nothing") << QString() << qsizetype(-1);
        QTest::newRow("other words") << u"a bad answer, at last: a12"_s << qsizetype(-1);
        QTest::newRow("the first") << u"Model\na000000"_s << qsizetype(0);
        QTest::newRow("the last of several") << u"a000040 a000041 \n• a000042 "_s << qsizetype(42);
        QTest::newRow("words after it") << u"a000041 \nNew text below: a b a"_s << qsizetype(41);
        QTest::newRow("one that is not whole") << u"a000041 a0000"_s << qsizetype(41);
    }
    void numbersAreFound()
    {
        QFETCH(QString, shown);
        QTEST(lastNumberIn(shown), "number");
    }

    void eachNumberedDeltaEndsInItsNumber()
    {
        const QStringList deltas = corpusDeltas(CorpusKind::Numbered, 5'000);
        for (qsizetype i = 0; i < deltas.size(); ++i)
            QCOMPARE(lastNumberIn(deltas.at(i)), i);
    }
};

QTEST_GUILESS_MAIN(TestPerfCorpus)
#include "tst_perfcorpus.moc"
