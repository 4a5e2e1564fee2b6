// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "parameters/parameterspec.h"

#include <QTest>

#include <algorithm>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

std::optional<ParameterSpec> spec(const QString &provider, const QString &name)
{
    const QList<ParameterSpec> specs = parameterSpecs(provider);
    const auto found = std::ranges::find(specs, name, &ParameterSpec::name);
    return found == specs.end() ? std::nullopt : std::optional(*found);
}

} // namespace

class TestParameterSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoTakesWhat_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("takes");
        QTest::newRow("whoever is not known") << u"openai-compatible"_s << u"top_k"_s << true;
        QTest::newRow("nobody named") << QString() << u"seed"_s << true;
        QTest::newRow("OpenAI") << u"openai"_s << u"seed"_s << true;
        QTest::newRow("OpenAI has no top_k") << u"openai"_s << u"top_k"_s << false;
        QTest::newRow("Azure is like it") << u"azure-openai"_s << u"top_k"_s << false;
        QTest::newRow("Gemini refuses a seed") << u"gemini"_s << u"seed"_s << false;
        QTest::newRow("and store") << u"vertex-ai"_s << u"store"_s << false;
        QTest::newRow("and takes efforts") << u"gemini"_s << u"reasoning_effort"_s << true;
        QTest::newRow("xAI's penalties") << u"xai"_s << u"presence_penalty"_s << false;
    }

    void whoTakesWhat()
    {
        QFETCH(QString, provider);
        QFETCH(QString, name);
        QTEST(spec(provider, name).has_value(), "takes");
    }

    void ranges()
    {
        QCOMPARE(spec({}, u"temperature"_s)->most, 2.0);
        QCOMPARE(spec(u"anthropic"_s, u"temperature"_s)->most, 1.0);
        QCOMPARE(spec(u"mistral"_s, u"temperature"_s)->most, 1.5);
        QCOMPARE(spec(u"gemini"_s, u"stop"_s)->most, 5.0);
        QVERIFY(spec({}, u"top_p"_s)->above);
        QVERIFY(!spec(u"gemini"_s, u"reasoning_effort"_s)->choices.contains(u"max"_s));
        QVERIFY(spec(u"groq"_s, u"service_tier"_s)->choices.contains(u"flex"_s));
    }

    void theTableHoldsTogether()
    {
        QStringList names;
        for (const ParameterSpec &entry : parameterSpecs({})) {
            QVERIFY2(!names.contains(entry.name), qPrintable(entry.name));
            QCOMPARE(entry.choices.isEmpty(), entry.kind != ParameterSpec::Kind::Choice);
            names.append(entry.name);
        }
        QVERIFY(names.size() > 20);
    }
};

QTEST_GUILESS_MAIN(TestParameterSpec)
#include "tst_parameterspec.moc"
