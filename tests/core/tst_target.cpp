// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/target.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

RouteTarget routed(const QString &dataUrl, const QStringList &uris)
{
    RouteTarget target;
    target.gateway.name = u"Edge"_s;
    target.gateway.dataUrl = QUrl(dataUrl);
    target.route.id = RouteId(u"gemini-chat"_s);
    target.route.uris = uris;
    return target;
}

} // namespace

class TestTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void routeUrls_data()
    {
        QTest::addColumn<QString>("dataUrl");
        QTest::addColumn<QStringList>("uris");
        QTest::addColumn<QString>("expected"); // empty: refused
        const QString base = u"http://127.0.0.1:9080"_s;
        QTest::newRow("plain") << base << QStringList{u"/anything"_s} << base + u"/anything"_s;
        QTest::newRow("slash at the end of the base") << base + u"/"_s << QStringList{u"/anything"_s} << base + u"/anything"_s;
        QTest::newRow("base with a path") << base + u"/edge/"_s << QStringList{u"/chat"_s} << base + u"/edge/chat"_s;
        QTest::newRow("wildcard") << base << QStringList{u"/v1/*"_s} << base + u"/v1/"_s;
        QTest::newRow("wildcard alone") << base << QStringList{u"/*"_s} << base + u"/"_s;
        QTest::newRow("no slash") << base << QStringList{u"chat"_s} << base + u"/chat"_s;
        QTest::newRow("the first of several") << base << QStringList{u"/a"_s, u"/b"_s} << base + u"/a"_s;
        QTest::newRow("question mark") << base << QStringList{u"/a?b"_s} << base + u"/a%3Fb"_s;
        QTest::newRow("no uri") << base << QStringList() << QString();
        QTest::newRow("empty uri") << base << QStringList{QString()} << QString();
        QTest::newRow("no data-plane URL") << QString() << QStringList{u"/a"_s} << QString();
        QTest::newRow("data-plane URL without a host") << u"/edge"_s << QStringList{u"/a"_s} << QString();
    }

    void routeUrls()
    {
        QFETCH(QString, dataUrl);
        QFETCH(QStringList, uris);
        QFETCH(QString, expected);
        const RouteTarget target = routed(dataUrl, uris);
        const auto url = routeUrl(target.gateway, target.route);
        QCOMPARE(url.has_value(), !expected.isEmpty());
        if (url)
            QCOMPARE(QString::fromLatin1(url->toEncoded()), expected);
        else
            QCOMPARE(url.error().kind, Error::Kind::Configuration);
    }

    void describes()
    {
        DirectTarget direct;
        direct.provider.name = u"Gemini"_s;
        direct.model = u"gemini-2.5-flash"_s;
        QCOMPARE(describe(direct), u"gemini-2.5-flash · direct · Gemini"_s);
        RouteTarget byRoute = routed(u"http://127.0.0.1:9080"_s, {u"/a"_s});
        QCOMPARE(describe(byRoute), u"route gemini-chat · Edge"_s);
        byRoute.route.aiProxy = AiProxy();
        byRoute.route.aiProxy->model = u"from the route"_s;
        QCOMPARE(requestedModel(byRoute), u"from the route"_s);
        byRoute.model = u"asked"_s;
        byRoute.route.name = u"Chat"_s;
        QCOMPARE(describe(byRoute), u"asked · route Chat · Edge"_s);
        UrlTarget url;
        url.url = QUrl(u"https://me:secret@example.org/v1/chat/completions?key=hunter2"_s);
        QCOMPARE(describe(url), u"https://example.org/v1/chat/completions"_s);
    }
};

QTEST_GUILESS_MAIN(TestTarget)
#include "tst_target.moc"
