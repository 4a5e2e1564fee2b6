// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Hurl's file read back by its grammar: whatever the request, the file says the same.
#include "anyrequest.h"
#include "interchange/exportforms.h"
#include "interchange/keyreferences.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

/// What a part of the file says: text, with each `{{NAME}}` as its name between two marks. Nothing where the grammar does not allow it.
std::optional<QString> readTemplate(const QString &text, QStringView forbidden)
{
    static constexpr QStringView letters = u"nrtbf";
    static constexpr QStringView meanings = u"\n\r\t\b\f";
    QString read;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (text.mid(i, 2) == "{{"_L1) {
            const qsizetype end = text.indexOf("}}"_L1, i);
            if (end < 0)
                return std::nullopt;
            read += u'\1' + text.sliced(i + 2, end - i - 2) + u'\2';
            i = end + 1;
        } else if (text.mid(i, 3) == "\\u{"_L1) {
            const qsizetype end = text.indexOf(u'}', i);
            bool isNumber = false;
            const uint code = end < 0 ? 0 : text.mid(i + 3, end - i - 3).toUInt(&isNumber, 16);
            if (!isNumber)
                return std::nullopt;
            read += QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1);
            i = end;
        } else if (c == u'\\') {
            const QChar escaped = i + 1 < text.size() ? text.at(++i) : QChar(0);
            if (const qsizetype known = letters.indexOf(escaped); known >= 0)
                read += meanings.at(known);
            else if (u"\\#`\":/"_s.contains(escaped))
                read += escaped;
            else
                return std::nullopt;
        } else if (forbidden.contains(c)) {
            return std::nullopt;
        } else {
            read += c;
        }
    }
    return read;
}

struct HurlRequest {
    QString method;
    QString url;
    QList<std::pair<QString, QString>> headers;
    QString body;
    QString bodyFile;
};

/// `comment* method SP url LF (key ":" value LF)* body? "HTTP" SP status LF`
std::optional<HurlRequest> readHurl(const QString &text)
{
    QStringList lines = text.split(u'\n');
    while (!lines.isEmpty() && lines.constFirst().startsWith(u'#'))
        lines.removeFirst();
    if (lines.size() < 3 || !lines.takeLast().isEmpty() || lines.takeLast() != "HTTP 200"_L1)
        return std::nullopt;
    HurlRequest request;
    const QString first = lines.takeFirst();
    const std::optional<QString> url = readTemplate(first.section(u' ', 1), u"#\n ");
    if (!url)
        return std::nullopt;
    request.method = first.section(u' ', 0, 0);
    request.url = *url;
    if (!lines.isEmpty() && lines.constLast().size() > 1 && lines.constLast().startsWith(u'`') && lines.constLast().endsWith(u'`')) {
        const QString last = lines.takeLast();
        const std::optional<QString> body = readTemplate(last.mid(1, last.size() - 2), u"#\n`");
        if (!body)
            return std::nullopt;
        request.body = *body;
    } else if (!lines.isEmpty() && lines.constLast().startsWith("file,"_L1) && lines.constLast().endsWith(u';')) {
        request.bodyFile = lines.takeLast().section(u',', 1).chopped(1);
    }
    for (const QString &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(u':');
        const std::optional<QString> value = readTemplate(line.mid(colon + 1), u"#\n");
        if (colon <= 0 || !value)
            return std::nullopt;
        request.headers.append({line.first(colon), value->trimmed()});
    }
    return request;
}

QString meant(const ValueTemplate &value, const KeyVariables &variables)
{
    QString text;
    for (const ValueTemplate::Part &part : value.parts()) {
        const auto *reference = std::get_if<SecretRef>(&part);
        text += reference ? u'\1' + variables.name(*reference) + u'\2' : std::get<QString>(part);
    }
    return text;
}

} // namespace

class TestHurlForm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void signsThatMeanSomethingToHurl_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"a # b", "{{a}}", "{{", "a{", "`tick`", "back\\slash", "\\n", "line\nbreak", "tab\tquote\"", "漢字 🚦", "file,a;", "HTTP 200", "[Options]", "}"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void signsThatMeanSomethingToHurl()
    {
        QFETCH(QString, text);
        HttpRequest request;
        request.url = QUrl(u"https://h.example/a"_s);
        request.headers = {{"Content-Type", ValueTemplate::literal(u"text/plain"_s)}};
        request.body = text.toUtf8();
        const auto made = exportAs(u"hurl"_s, {.name = {}, .request = request}, {});
        QVERIFY(made);
        const std::optional<HurlRequest> read = readHurl(made->text);
        QVERIFY2(read, qPrintable(made->text));
        QCOMPARE(read->body, text);
        QCOMPARE(read->headers.size(), 1);
    }

    void saysTheSame()
    {
        QRandomGenerator random(20261122);
        int written = 0;
        for (int i = 0; i < 1000; ++i) {
            const HttpRequest request = testing::anyRequest(random, QUrl(u"http://127.0.0.1:8080"_s));
            const auto made = exportAs(u"hurl"_s, {.name = {}, .request = request}, {});
            if (!made)
                continue; // what no file can hold, such as bytes that are no text
            ++written;
            const std::optional<HurlRequest> read = readHurl(made->text);
            QVERIFY2(read, qPrintable(made->text.left(2000)));
            const KeyVariables variables(keyReferences(request));
            QCOMPARE(read->method.toUtf8(), request.method);
            QCOMPARE(read->url, QString::fromLatin1(request.url.toEncoded()));
            QList<std::pair<QString, QString>> headers;
            for (const HttpHeader &header : request.headers) {
                if (header.name.compare("Content-Length", Qt::CaseInsensitive) != 0)
                    headers.append({QString::fromUtf8(header.name), meant(header.value, variables).trimmed()});
            }
            QCOMPARE(read->headers, headers);
            if (!read->bodyFile.isEmpty())
                QCOMPARE(made->files.constFirst().bytes, request.body);
            else if (request.bodyKind == HttpRequest::Body::JsonTemplate)
                QCOMPARE(read->body, meant(ValueTemplate::parse(QString::fromUtf8(request.body)), variables));
            else
                QCOMPARE(read->body, QString::fromUtf8(request.body));
        }
        QVERIFY2(written > 500, qPrintable(QString::number(written)));
    }
};

QTEST_GUILESS_MAIN(TestHurlForm)
#include "tst_hurlform.moc"
