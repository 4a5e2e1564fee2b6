// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/provider.h"

#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestProvider : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void urls_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("chat");
        QTest::addColumn<QString>("models");
        const auto row = [](const char *name, const QString &base, const QString &root, const QString &query = {}) {
            QTest::newRow(name) << base << root + u"/chat/completions"_s + query << root + u"/models"_s + query;
        };
        row("as documented", u"https://api.openai.com/v1"_s, u"https://api.openai.com/v1"_s);
        row("slash", u"https://api.openai.com/v1/"_s, u"https://api.openai.com/v1"_s);
        row("slashes", u"https://api.openai.com/v1///"_s, u"https://api.openai.com/v1"_s);
        row("bare host", u"https://api.openai.com"_s, u"https://api.openai.com/v1"_s);
        row("bare host with a slash", u"https://api.openai.com/"_s, u"https://api.openai.com/v1"_s);
        row("whole chat URL", u"https://api.openai.com/v1/chat/completions"_s, u"https://api.openai.com/v1"_s);
        row("whole chat URL with a slash", u"https://api.openai.com/v1/chat/completions/"_s, u"https://api.openai.com/v1"_s);
        row("whole models URL", u"https://api.openai.com/v1/models"_s, u"https://api.openai.com/v1"_s);
        row("Gemini", u"https://generativelanguage.googleapis.com/v1beta/openai/"_s, u"https://generativelanguage.googleapis.com/v1beta/openai"_s);
        row("a path of its own", u"https://example.org/llm"_s, u"https://example.org/llm"_s);
        row("no version in front of the chat path", u"https://example.org/chat/completions"_s, u"https://example.org"_s);
        row("query", u"https://example.org/v1?api-version=2024-10-21"_s, u"https://example.org/v1"_s, u"?api-version=2024-10-21"_s);
        row("query on the chat URL", u"https://example.org/v1/chat/completions?a=b"_s, u"https://example.org/v1"_s, u"?a=b"_s);
        row("query on a bare host", u"https://example.org?a=b"_s, u"https://example.org/v1"_s, u"?a=b"_s);
        row("fragment", u"https://example.org/v1#top"_s, u"https://example.org/v1"_s);
        row("port", u"http://127.0.0.1:11434/v1"_s, u"http://127.0.0.1:11434/v1"_s);
        row("IPv6", u"http://[::1]:8080"_s, u"http://[::1]:8080/v1"_s);
        row("no scheme", u"example.org/v1"_s, u"https://example.org/v1"_s);
        row("no scheme, a URL in the query", u"example.org/v1?next=http://a"_s, u"https://example.org/v1"_s, u"?next=http://a"_s);
        row("no scheme on the loopback", u"localhost:11434"_s, u"http://localhost:11434/v1"_s);
        row("no scheme on the loopback's address", u"127.0.0.1:8080/v1"_s, u"http://127.0.0.1:8080/v1"_s);
        row("blanks around", u"  https://example.org/v1 \n"_s, u"https://example.org/v1"_s);
        row("capitals", u"HTTPS://Example.ORG/V1"_s, u"https://example.org/V1"_s);
        row("encoded slash", u"https://example.org/a%2Fb/v1"_s, u"https://example.org/a%2Fb/v1"_s);
        row("encoded blank", u"https://example.org/a%20b"_s, u"https://example.org/a%20b"_s);
        row("path that only looks like the end", u"https://example.org/v1/chat"_s, u"https://example.org/v1/chat"_s);
    }

    void urls()
    {
        QFETCH(QString, base);
        QFETCH(QString, chat);
        QFETCH(QString, models);
        const auto chatResult = chatUrl(base);
        QVERIFY2(chatResult.has_value(), chatResult ? "" : qPrintable(chatResult.error().message));
        QCOMPARE(QString::fromLatin1(chatResult->toEncoded()), chat);
        QCOMPARE(QString::fromLatin1(modelsUrl(base)->toEncoded()), models);
        // What is shown may be pasted back.
        QCOMPARE(QString::fromLatin1(chatUrl(chat)->toEncoded()), chat);
    }

    void refusedUrls_data()
    {
        QTest::addColumn<QString>("base");
        QTest::newRow("empty") << QString();
        QTest::newRow("blank") << u"  \t"_s;
        QTest::newRow("scheme alone") << u"https://"_s;
        QTest::newRow("path alone") << u"/v1"_s;
        QTest::newRow("blank inside") << u"https://exa mple.org/hunter2"_s;
        QTest::newRow("ftp") << u"ftp://example.org/v1"_s;
        QTest::newRow("file") << u"file:///etc/passwd"_s;
        QTest::newRow("javascript") << u"javascript://example.org/%0aalert(1)"_s;
        QTest::newRow("user") << u"https://me@example.org/v1"_s;
        QTest::newRow("user and password") << u"https://me:hunter2@example.org/v1"_s;
        QTest::newRow("password in what is no URL") << u"https://me:hunter2@exa mple.org/v1"_s;
        QTest::newRow("port too large") << u"https://example.org:99999/hunter2"_s;
        QTest::newRow("broken IPv6") << u"http://[::1/v1"_s;
    }

    void refusedUrls()
    {
        QFETCH(QString, base);
        for (const auto &result : {chatUrl(base), modelsUrl(base)}) {
            QVERIFY2(!result, result ? qPrintable(result->toString()) : "");
            QCOMPARE(result.error().kind, Error::Kind::Configuration);
            QVERIFY(!result.error().message.isEmpty() && !result.error().hint.isEmpty());
            QVERIFY2(!(result.error().message + result.error().hint).contains(u"hunter2"_s), "what may be a password is not repeated");
        }
    }

    void isSafeForKeys_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("safe");
        QTest::newRow("https") << u"https://example.org"_s << true;
        QTest::newRow("http") << u"http://example.org"_s << false;
        QTest::newRow("localhost") << u"http://localhost:8080"_s << true;
        QTest::newRow("localhost in capitals") << u"http://LOCALHOST"_s << true;
        QTest::newRow("below localhost") << u"http://gateway.localhost"_s << true;
        QTest::newRow("127.0.0.1") << u"http://127.0.0.1:9080"_s << true;
        QTest::newRow("127.255.0.9") << u"http://127.255.0.9"_s << true;
        QTest::newRow("::1") << u"http://[::1]:8080"_s << true;
        QTest::newRow("a name that begins like it") << u"http://127.example.com"_s << false;
        QTest::newRow("a name with four parts") << u"http://127.0.0.example"_s << false;
        QTest::newRow("a name that ends like it") << u"http://notlocalhost"_s << false;
        QTest::newRow("localhost as a part") << u"http://localhost.example.org"_s << false;
        QTest::newRow("private network") << u"http://192.168.0.1"_s << false;
        QTest::newRow("any address") << u"http://0.0.0.0"_s << false;
        QTest::newRow("another IPv6") << u"http://[::2]"_s << false;
        QTest::newRow("user that looks like it") << u"http://localhost@example.org"_s << false;
        QTest::newRow("other scheme") << u"ftp://localhost"_s << false;
        QTest::newRow("no URL") << QString() << false;
    }

    void isSafeForKeys()
    {
        QFETCH(QString, url);
        QFETCH(bool, safe);
        QCOMPARE(lineside::isSafeForKeys(QUrl(url)), safe);
    }

    void knowsItsKinds()
    {
        const QList<ProviderKind> kinds = knownProviderKinds();
        QVERIFY(kinds.size() >= 3);
        QCOMPARE(kinds.constFirst().id, u"gemini"_s);
        QCOMPARE(kinds.constLast().id, u"openai-compatible"_s);
        for (const ProviderKind &kind : kinds) {
            QVERIFY2(!kind.id.isEmpty() && !kind.name.isEmpty(), qPrintable(kind.id));
            if (kind.id == "openai-compatible"_L1)
                continue;
            QVERIFY2(chatUrl(kind.baseUrl).has_value(), qPrintable(kind.id));
            QVERIFY2(kind.baseUrl.startsWith("https://"_L1), qPrintable(kind.id));
            QVERIFY2(SecretRef::parse(u"env:"_s + kind.keyVariable).has_value(), qPrintable(kind.id));
            QVERIFY2(kind.keyPage.isValid(), qPrintable(kind.id));
        }
    }
};

QTEST_GUILESS_MAIN(TestProvider)
#include "tst_provider.moc"
