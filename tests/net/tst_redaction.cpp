// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/redaction.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestRedaction : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void headersShowOnlyWhatIsKnownToBeHarmless()
    {
        const QString line = loggable(QList<RawHeader>{{"Content-Type", "text/plain"}, {"authorization", "Bearer k1"}, {"X-API-KEY", "k2"}, {"X-Unknown", "k3"}});
        QCOMPARE(line, u"Content-Type: text/plain; authorization: …; X-API-KEY: …; X-Unknown: …"_s);
    }

    void addressesShowNoKey()
    {
        QCOMPARE(loggable(QUrl(u"https://user:pw@example.org:8443/a?key=k#f"_s)), u"https://example.org:8443/a"_s);
    }

    void hosts_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<QString>("host");
        QTest::newRow("usual port") << QUrl(u"https://example.org/a"_s) << u"example.org"_s;
        QTest::newRow("own port") << QUrl(u"http://127.0.0.1:9080"_s) << u"127.0.0.1:9080"_s;
        QTest::newRow("IPv6") << QUrl(u"http://[::1]:80/"_s) << u"[::1]:80"_s;
    }

    void hosts()
    {
        QFETCH(QUrl, url);
        QTEST(hostOf(url), "host");
    }
};

QTEST_APPLESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
