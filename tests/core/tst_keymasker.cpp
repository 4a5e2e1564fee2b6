// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/keymasker.h"

#include <QTest>
#include <QUrl>

using namespace lineside;

namespace {

std::vector<Secret> secrets(const QByteArrayList &keys)
{
    std::vector<Secret> made;
    for (const QByteArray &key : keys)
        made.emplace_back(QByteArrayView(key));
    return made;
}

QByteArray stars(qsizetype count)
{
    return QByteArray(count, '*');
}

/// What a reader has seen of bytes that came in these pieces: never more than was settled.
QByteArray seen(KeyMasker masker, const QByteArrayList &pieces)
{
    QByteArray all;
    QByteArray seen;
    for (const QByteArray &piece : pieces) {
        all.append(piece);
        const qsizetype settled = masker.take(all);
        seen.append(all.sliced(seen.size(), settled - seen.size()));
    }
    masker.finish(all);
    return seen + all.sliced(seen.size());
}

} // namespace

class TestKeyMasker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void masks_data()
    {
        QTest::addColumn<QByteArrayList>("keys");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArrayList &keys, const QByteArray &bytes, const QByteArray &expected) {
            QTest::newRow(name) << keys << bytes << expected;
        };
        row("no key", {}, "text", "text");
        row("nothing", {"sk-12345"}, "", "");
        row("as it is", {"sk-12345"}, "bad key sk-12345.", "bad key ********.");
        row("nothing else", {"sk-12345"}, "sk-12345", stars(8));
        row("twice", {"sk-12345"}, "sk-12345sk-12345", stars(16));
        row("almost", {"sk-12345"}, "sk-1234sk-1234", "sk-1234sk-1234");
        row("one begins with another", {"abcd", "abcdefgh"}, "abcdefgh abcd", "******** ****");
        row("one ends as another begins", {"abcdef", "efghij"}, "-abcdefghij-", "-**********-");
        row("too short to mask", {"abc"}, "the abc of it", "the abc of it");
        row("very long", {QByteArray(400, 'k')}, "<" + QByteArray(400, 'k') + ">", "<" + stars(400) + ">");
        row("not text", {"\xff\xfe\xfd\xfc"}, "a\xff\xfe\xfd\xfcz", "a****z");
    }

    void masks()
    {
        QFETCH(QByteArrayList, keys);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        QCOMPARE(KeyMasker::masked(bytes, secrets(keys)), expected);
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
            QCOMPARE(seen(KeyMasker(secrets(keys)), {bytes.first(cut), bytes.sliced(cut)}), expected);
        QByteArrayList single;
        for (const char c : bytes)
            single.append(QByteArray(1, c));
        QCOMPARE(seen(KeyMasker(secrets(keys)), single), expected);
    }

    // Ten kinds of keys as an answer may bring them back.
    void findsEveryForm_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("OpenAI") << QByteArray("sk-proj-Ab3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z");
        QTest::newRow("Anthropic") << QByteArray("sk-ant-api03-_x-9Yb7dQwErTyUiOpAsDfGhJkLzXcVbNm-AA");
        QTest::newRow("Google") << QByteArray("AIzaSyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY");
        QTest::newRow("a web token") << QByteArray("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1g");
        QTest::newRow("cloud, with signs of base64") << QByteArray("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY=");
        QTest::newRow("a password with quotes") << QByteArray("pa\"ss\\wo'rd<>&%20 x");
        QTest::newRow("beyond ASCII") << "schlüssel-" + QByteArray("\xF0\x9F\x94\x91") + "-für-alle";
        QTest::newRow("digits") << QByteArray("0123456789012345");
        QTest::newRow("user and password") << QByteArray("acct:p@ss/w0rd?x=1");
        QTest::newRow("with a tab") << QByteArray("left\tright-0123456789");
    }

    void findsEveryForm()
    {
        QFETCH(QByteArray, key);
        QByteArray escaped = key;
        escaped.replace('\\', "\\\\").replace('"', "\\\"").replace("\t", "\\u0009");
        const QByteArray html = QString::fromUtf8(key).toHtmlEscaped().toUtf8();
        const QByteArrayList forms{key,
                                   escaped,
                                   QByteArray(escaped).replace('/', "\\/"),
                                   key.toPercentEncoding(),
                                   key.toPercentEncoding("/"),
                                   key.toPercentEncoding().replace("%20", "+"),
                                   html,
                                   QByteArray(html).replace('\'', "&#39;"),
                                   key.toHex(),
                                   key.toHex().toUpper()};
        for (const QByteArray &form : forms)
            QCOMPARE(KeyMasker::masked("<" + form + ">", secrets({key})), "<" + stars(form.size()) + ">");
        // In base64 its neighbours share a digit at each end, which tell of no more than a part of its first and last byte.
        for (const auto options : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
            for (const QByteArray &user : {QByteArray(), QByteArray("u:"), QByteArray("user:"), QByteArray("me:")}) {
                const QByteArray basic = (user + key + "!").toBase64(options);
                const QByteArray masked = KeyMasker::masked("Basic " + basic, secrets({key}));
                QCOMPARE(masked.size(), basic.size() + 6);
                QVERIFY2(masked.count('*') >= key.size() * 8 / 6 - 1, masked.constData());
                QVERIFY2(!QByteArray::fromBase64(masked.sliced(6), options).contains(key.sliced(1, 4)), masked.constData());
            }
        }
    }

    void forgetsItsKeys()
    {
        KeyMasker masker(secrets({"sk-12345"}));
        masker.clear();
        QByteArray bytes = "sk-12345";
        QCOMPARE(masker.take(bytes), bytes.size());
        QCOMPARE(bytes, QByteArray("sk-12345"));
    }
};

QTEST_GUILESS_MAIN(TestKeyMasker)
#include "tst_keymasker.moc"
