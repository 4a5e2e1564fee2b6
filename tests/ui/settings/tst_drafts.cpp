// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/gatewaydraft.h"
#include "ui/settings/gatewayfindings.h"
#include "ui/settings/keydraft.h"
#include "ui/settings/providerdraft.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;
using Source = KeyDraft::Source;

namespace {

const KeyDraft noKey;
const KeyDraft typed{.source = Source::Keychain, .variable = {}, .present = true};

KeyDraft variable(const QString &name)
{
    return {.source = Source::Environment, .variable = name, .present = false};
}

GatewayDraft goodGateway()
{
    return {.name = u"Edge"_s,
            .adminUrl = u"http://127.0.0.1:9180"_s,
            .adminKey = typed,
            .dataUrl = u"http://127.0.0.1:9080"_s,
            .consumerHeader = u"apikey"_s,
            .consumerKey = noKey,
            .caFile = {},
            .caFileReadable = false};
}

} // namespace

class TestDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void providers_data()
    {
        QTest::addColumn<ProviderDraft>("draft");
        QTest::addColumn<QString>("problem"); // part of the first one; empty: none
        const QString url = u"https://api.example.org/v1"_s;
        const QString none;
        QTest::newRow("good") << ProviderDraft{u"Work"_s, url, typed, true, {}} << none;
        QTest::newRow("no name") << ProviderDraft{u"  "_s, url, typed, true, {}} << u"name"_s;
        QTest::newRow("no URL") << ProviderDraft{u"Work"_s, {}, typed, true, {}} << u"base URL"_s;
        QTest::newRow("password in the URL") << ProviderDraft{u"Work"_s, u"https://a:b@example.org"_s, typed, true, {}} << u"password"_s;
        QTest::newRow("key to be kept is missing") << ProviderDraft{u"Work"_s, url, {Source::Keychain, {}, false}, true, {}} << u"The key is empty"_s;
        QTest::newRow("needs a key") << ProviderDraft{u"Work"_s, url, noKey, true, {}} << u"needs a key"_s;
        QTest::newRow("needs none") << ProviderDraft{u"Work"_s, url, noKey, false, {}} << none;
        QTest::newRow("variable") << ProviderDraft{u"Work"_s, url, variable(u"KEY"_s), true, {}} << none;
        QTest::newRow("variable without a name") << ProviderDraft{u"Work"_s, url, variable({}), true, {}} << u"enter the name"_s;
        QTest::newRow("no name for a variable") << ProviderDraft{u"Work"_s, url, variable(u"my-key"_s), true, {}} << u"“my-key” cannot be"_s;
        QTest::newRow("key over http") << ProviderDraft{u"Work"_s, u"http://example.org"_s, typed, true, {}} << u"plain http"_s;
        QTest::newRow("no key over http") << ProviderDraft{u"Work"_s, u"http://example.org"_s, noKey, false, {}} << none;
        QTest::newRow("key over http to the loopback") << ProviderDraft{u"Work"_s, u"http://localhost:11434"_s, typed, true, {}} << none;
        QTest::newRow("bad headers") << ProviderDraft{u"Work"_s, url, typed, true, u"X-Title"_s} << u"Line 1"_s;
    }

    void providers()
    {
        QFETCH(ProviderDraft, draft);
        QFETCH(QString, problem);
        const QString first = problemsIn(draft).value(0);
        QVERIFY2(first.isEmpty() == problem.isEmpty() && first.contains(problem), qPrintable(first));
    }

    void headers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("count"); // -1: refused
        QTest::addColumn<QString>("says");
        QTest::newRow("none") << QString() << 0 << QString();
        QTest::newRow("blank lines") << u"\n \n"_s << 0 << QString();
        QTest::newRow("one") << u"X-Title: Lineside"_s << 1 << u"X-Title: Lineside"_s;
        QTest::newRow("two, untidy") << u" X-Title :  a: b \r\nX-Other:"_s << 2 << u"X-Title: a: b\nX-Other: "_s;
        QTest::newRow("reference") << u"Authorization: Bearer {env:KEY}"_s << 1 << u"Authorization: Bearer {env:KEY}"_s;
        QTest::newRow("key in plain text") << u"Authorization: Bearer hunter2"_s << -1 << u"Authorization carries a key"_s;
        QTest::newRow("key in another header") << u"X-Goog-Api-Key: hunter2"_s << -1 << u"X-Goog-Api-Key carries a key"_s;
        QTest::newRow("no colon") << u"a: b\n\nX-Title"_s << -1 << u"Line 3"_s;
        QTest::newRow("no name") << u": value"_s << -1 << u"Line 1"_s;
        QTest::newRow("blank in the name") << u"X Title: a"_s << -1 << u"Line 1"_s;
        QTest::newRow("name beyond ASCII") << u"X-Größe: 1"_s << -1 << u"Line 1"_s;
    }

    void headers()
    {
        QFETCH(QString, text);
        QFETCH(int, count);
        QFETCH(QString, says);
        const auto parsed = parseHeaders(text);
        QCOMPARE(parsed.has_value(), count >= 0);
        if (!parsed) {
            QVERIFY2(parsed.error().message.contains(says), qPrintable(parsed.error().message));
            QVERIFY(!parsed.error().message.contains(u"hunter2"_s));
            return;
        }
        QCOMPARE(parsed->size(), count);
        QCOMPARE(headersToText(*parsed), says);
        QCOMPARE(parseHeaders(headersToText(*parsed)).value(), *parsed);
    }

    void gateways_data()
    {
        QTest::addColumn<GatewayDraft>("draft");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const QString &problem, auto change) {
            GatewayDraft draft = goodGateway();
            change(draft);
            QTest::newRow(name) << draft << problem;
        };
        row("good", {}, [](GatewayDraft &) {});
        row("no name", u"Enter a name"_s, [](GatewayDraft &draft) { draft.name.clear(); });
        row("no admin URL", u"Admin API"_s, [](GatewayDraft &draft) { draft.adminUrl.clear(); });
        row("admin URL without a scheme", {}, [](GatewayDraft &draft) { draft.adminUrl = u"127.0.0.1:9180"_s; });
        row("admin URL with a password", u"Admin API"_s, [](GatewayDraft &draft) { draft.adminUrl = u"http://a:b@127.0.0.1"_s; });
        row("admin URL that is a file", u"Admin API"_s, [](GatewayDraft &draft) { draft.adminUrl = u"file:///etc"_s; });
        row("admin key over http", u"The admin key is not sent"_s, [](GatewayDraft &draft) { draft.adminUrl = u"http://example.org"_s; });
        row("no data-plane URL", u"routes are served"_s, [](GatewayDraft &draft) { draft.dataUrl.clear(); });
        row("consumer's key over http", u"The consumer's key is not sent"_s, [](GatewayDraft &draft) {
            draft.dataUrl = u"http://example.org"_s;
            draft.consumerKey = typed;
        });
        row("consumer's key without a header", u"header that carries"_s, [](GatewayDraft &draft) {
            draft.consumerKey = typed;
            draft.consumerHeader = u"  "_s;
        });
        row("header that is none", u"header that carries"_s, [](GatewayDraft &draft) {
            draft.consumerKey = typed;
            draft.consumerHeader = u"api key"_s;
        });
        row("CA file that is not there", u"CA file"_s, [](GatewayDraft &draft) { draft.caFile = u"/nowhere.pem"_s; });
    }

    void gateways()
    {
        QFETCH(GatewayDraft, draft);
        QFETCH(QString, problem);
        const QString first = problemsIn(draft).value(0);
        QVERIFY2(first.isEmpty() == problem.isEmpty() && first.contains(problem), qPrintable(first));
    }

    void summaries_data()
    {
        QTest::addColumn<GatewayInfo>("info");
        QTest::addColumn<bool>("good");
        QTest::addColumn<QString>("says");
        using Mode = GatewayInfo::Mode;
        QTest::newRow("good") << GatewayInfo{Mode::Traditional, u"3.18.0"_s, true, false} << true << u"APISIX 3.18.0 answers, and"_s;
        QTest::newRow("version hidden") << GatewayInfo{Mode::Traditional, {}, true, false} << true << u"APISIX answers"_s;
        QTest::newRow("key refused") << GatewayInfo{Mode::Traditional, u"3.18.0"_s, false, false} << false << u"does not accept"_s;
        QTest::newRow("key may read") << GatewayInfo{Mode::Traditional, u"3.18.0"_s, true, true} << true << u"only read"_s;
        QTest::newRow("standalone") << GatewayInfo{Mode::StandaloneApi, u"3.18.0"_s, true, false} << false << u"without etcd"_s;
        QTest::newRow("nothing there") << GatewayInfo{Mode::AdminUnavailable, {}, false, false} << false << u"Nothing answers"_s;
    }

    void summaries()
    {
        QFETCH(GatewayInfo, info);
        QFETCH(bool, good);
        QFETCH(QString, says);
        const GatewaySummary summary = summarise(info);
        QCOMPARE(summary.good, good);
        QVERIFY2(summary.message.contains(says), qPrintable(summary.message));
    }

    void findings_data()
    {
        QTest::addColumn<GatewayInfo>("info");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<theme::Signal>("signal");
        QTest::addColumn<QString>("says");
        GatewayInfo good{GatewayInfo::Mode::Traditional, u"3.18.0"_s, true, false};
        good.plugins = {u"cors"_s, u"ai-proxy"_s, u"ai-rag"_s};
        QTest::newRow("version") << good << u"Version"_s << theme::Signal::Go << u"APISIX 3.18.0"_s;
        QTest::newRow("mode") << good << u"Mode"_s << theme::Signal::Go << u"one by one"_s;
        QTest::newRow("key") << good << u"Key"_s << theme::Signal::Go << u"first push"_s;
        QTest::newRow("plugins") << good << u"AI plugins"_s << theme::Signal::Go << u"ai-proxy, ai-rag"_s;
        QTest::newRow("clock") << good << u"Clock"_s << theme::Signal::Go << u"agrees"_s;
        GatewayInfo odd = good;
        odd.version.clear();
        odd.role = GatewayInfo::KeyRole::Viewer;
        odd.plugins = {u"cors"_s};
        odd.clockAhead = std::chrono::seconds(-90);
        QTest::newRow("hidden version") << odd << u"Version"_s << theme::Signal::Unknown << u"hides"_s;
        QTest::newRow("viewer") << odd << u"Key"_s << theme::Signal::Caution << u"cannot push"_s;
        QTest::newRow("no ai-proxy") << odd << u"AI plugins"_s << theme::Signal::Stop << u"switched off"_s;
        QTest::newRow("late clock") << odd << u"Clock"_s << theme::Signal::Caution << u"90 second(s) behind"_s;
        GatewayInfo standalone = good;
        standalone.mode = GatewayInfo::Mode::StandaloneApi;
        standalone.keyAccepted = false;
        QTest::newRow("standalone") << standalone << u"Mode"_s << theme::Signal::Caution << u"whole configurations"_s;
        QTest::newRow("refused key") << standalone << u"Key"_s << theme::Signal::Stop << u"not accepted"_s;
        QTest::newRow("no admin") << GatewayInfo{GatewayInfo::Mode::AdminUnavailable, {}, false, false} << u"Mode"_s << theme::Signal::Stop
                                  << u"no Admin API"_s;
    }

    void findings()
    {
        QFETCH(GatewayInfo, info);
        QFETCH(QString, subject);
        QFETCH(QString, says);
        const QList<GatewayFinding> all = gatewayFindings(info);
        const auto found = std::ranges::find(all, subject, &GatewayFinding::subject);
        QVERIFY(found != all.end());
        QTEST(found->signal, "signal");
        QVERIFY2(found->finding.contains(says), qPrintable(found->finding));
    }

    void keychainIds_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("taken");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << u"Gemini"_s << QStringList() << u"gemini"_s;
        QTest::newRow("words") << u"Gemini, work (EU)"_s << QStringList() << u"gemini-work-eu"_s;
        QTest::newRow("taken") << u"Gemini"_s << QStringList{u"gemini"_s, u"gemini-2"_s} << u"gemini-3"_s;
        QTest::newRow("nothing that may be in an id") << u"日本"_s << QStringList() << u"key"_s;
        QTest::newRow("long") << QString(500, u'a') << QStringList() << QString(64, u'a');
        QTest::newRow("empty") << QString() << QStringList{u"key"_s} << u"key-2"_s;
    }

    void keychainIds()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, taken);
        QFETCH(QString, expected);
        QCOMPARE(keychainIdFor(name, taken), expected);
        QVERIFY(SecretRef::parse(u"keychain:"_s + keychainIdFor(name, taken)).has_value());
    }

    void findsTheIdsInUse()
    {
        Workspace workspace;
        Provider provider;
        provider.key = SecretRef::keychain(u"a"_s);
        Gateway gateway;
        gateway.adminKey = SecretRef::keychain(u"b"_s);
        gateway.consumerKey = SecretRef::environment(u"NOT_THIS"_s);
        Route route;
        route.aiProxy = AiProxy();
        route.aiProxy->authHeader = {{"Authorization", ValueTemplate::parse(u"Bearer {keychain:c}"_s)}};
        workspace.providers = {provider};
        workspace.gateways = {gateway};
        workspace.routes = {{gateway.id, route}};
        QCOMPARE(keychainIdsIn(workspace), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    }
};

QTEST_GUILESS_MAIN(TestDrafts)
#include "tst_drafts.moc"
