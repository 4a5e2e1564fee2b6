// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage/ownpricedraft.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

OwnPriceDraft good()
{
    return {u"gpt-4o"_s, u"USD"_s, u"2.5"_s, u"10"_s, {}, {}};
}

OwnPrice priceFor(const QString &model)
{
    OwnPrice price;
    price.model = model;
    return price;
}

} // namespace

class TestOwnPriceDraft : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isChecked_data()
    {
        using Change = std::function<void(OwnPriceDraft &)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("problem"); // part of it; empty: none
        const auto row = [](const char *name, Change change, const QString &problem = {}) { QTest::newRow(name) << change << problem; };
        row("good", [](OwnPriceDraft &) {});
        row("pattern", [](OwnPriceDraft &draft) { draft.model = u"my-*"_s; });
        row("free", [](OwnPriceDraft &draft) { draft.input = draft.output = u"0"_s; });
        row("with a comma", [](OwnPriceDraft &draft) { draft.input = u"0,15"_s; });
        row("all four", [](OwnPriceDraft &draft) { draft.cached = u"0.25"_s, draft.cacheWrite = u"3"_s; });
        row("small letters", [](OwnPriceDraft &draft) { draft.currency = u"eur"_s; });
        row("no model", [](OwnPriceDraft &draft) { draft.model = u"  "_s; }, u"Name the model"_s);
        row("a model that has one", [](OwnPriceDraft &draft) { draft.model = u"Mine"_s; }, u"already"_s);
        row("a name without end", [](OwnPriceDraft &draft) { draft.model = QString(1000, u'x'); }, u"too long"_s);
        row("no currency", [](OwnPriceDraft &draft) { draft.currency.clear(); }, u"three letters"_s);
        row("a sign", [](OwnPriceDraft &draft) { draft.currency = u"$"_s; }, u"three letters"_s);
        row("no input", [](OwnPriceDraft &draft) { draft.input.clear(); }, u"price of input must"_s);
        row("words", [](OwnPriceDraft &draft) { draft.output = u"cheap"_s; }, u"price of output"_s);
        row("less than nothing", [](OwnPriceDraft &draft) { draft.output = u"-1"_s; }, u"price of output"_s);
        row("thousands", [](OwnPriceDraft &draft) { draft.output = u"1,000.5"_s; }, u"price of output"_s);
        row("seven decimals", [](OwnPriceDraft &draft) { draft.cached = u"0.0000001"_s; }, u"from the cache"_s);
        row("out of range", [](OwnPriceDraft &draft) { draft.cacheWrite = u"99999999999"_s; }, u"written to the cache"_s);
    }

    void isChecked()
    {
        QFETCH(std::function<void(OwnPriceDraft &)>, change);
        QFETCH(QString, problem);
        OwnPriceDraft draft = good();
        change(draft);
        const QStringList problems = problemsIn(draft, {priceFor(u"mine"_s)});
        QCOMPARE(problems.size(), problem.isEmpty() ? 0 : 1);
        if (problem.isEmpty()) {
            QCOMPARE(priceOf(draftOf(priceOf(draft))), priceOf(draft));
            QCOMPARE(priceOf(draft).currency, draft.currency.toUpper());
        } else {
            QVERIFY2(problems.constFirst().contains(problem), qPrintable(problems.constFirst()));
        }
    }

    void wholeNamesComeFirst()
    {
        const QList<OwnPrice> ordered = inOrder({priceFor(u"*"_s), priceFor(u"my-*"_s), priceFor(u"z"_s), priceFor(u"my-model-*"_s), priceFor(u"a"_s)});
        QStringList names;
        for (const OwnPrice &price : ordered)
            names.append(price.model);
        QCOMPARE(names, (QStringList{u"a"_s, u"z"_s, u"my-model-*"_s, u"my-*"_s, u"*"_s}));
    }
};

QTEST_GUILESS_MAIN(TestOwnPriceDraft)
#include "tst_ownpricedraft.moc"
