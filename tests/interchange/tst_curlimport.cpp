// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/curlimport.h"
#include "interchange/requestmeaning.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

// What a row expects of the first request; empty fields are not looked at.
struct Expected {
    QByteArray method = {};
    QString url = {};
    QByteArray body = {};
    QStringList headers = {}; ///< "Name: value", references in braces; all of them, in their order
    QString warning = {};     ///< a part of one of them
    QString bodyFile = {};
    bool noWarnings = true;
};

QStringList headersOf(const HttpRequest &request)
{
    QStringList all;
    for (const HttpHeader &header : request.headers)
        all.append(QString::fromUtf8(header.name) + u": "_s + header.value.toString());
    return all;
}

const QString form = u"Content-Type: application/x-www-form-urlencoded"_s;
const QString json = u"Content-Type: application/json"_s;

} // namespace

Q_DECLARE_METATYPE(Expected)

class TestCurlImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void reads_data();
    void reads();
    void readsOtherShells_data();
    void readsOtherShells();
    void refuses_data();
    void refuses();
    void findsKeys_data();
    void findsKeys();
    void findsSeveralKeys();
    void aReferenceInAUrlIsNoKey();
    void aKeyThatIsFoundLastIsTakenOutEverywhere();
    void tellsTheMeaning_data();
    void tellsTheMeaning();
    void makesSeveralRequests();
    void takesTheConnectionOver();
    void takesAChatUp();
    void runsNothing();
    void aFileThatWasReadMakesAChat();
    void keysInAFileAreFound();
    void optionsNeverComeFromAFile();
    void readsABodyFile_data();
    void readsABodyFile();

private:
    void addWordRows() const;
    void addDataRows() const;
    void addOptionRows() const;
    void check(const Result<std::vector<ImportedRequest>> &made, const Expected &expected) const;
};

void TestCurlImport::check(const Result<std::vector<ImportedRequest>> &made, const Expected &expected) const
{
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    const ImportedRequest &first = made->front();
    if (!expected.method.isEmpty())
        QCOMPARE(first.request.method, expected.method);
    if (!expected.url.isEmpty())
        QCOMPARE(first.request.url.toString(QUrl::FullyEncoded), expected.url);
    QCOMPARE(first.request.body, expected.body);
    if (!expected.headers.isEmpty())
        QCOMPARE(headersOf(first.request), expected.headers);
    QCOMPARE(first.bodyFile, expected.bodyFile);
    const QString warnings = first.warnings.join(u'\n');
    if (!expected.warning.isEmpty())
        QVERIFY2(warnings.contains(expected.warning), qPrintable(warnings));
    else if (expected.noWarnings)
        QCOMPARE(warnings, QString());
}

void TestCurlImport::addWordRows() const
{
    const auto row = [](const char *name, const QString &text, const QByteArray &body, const QString &warning = {}) {
        QTest::newRow(name) << text << Expected{.method = "POST", .url = u"http://h/"_s, .body = body, .headers = {}, .warning = warning};
    };
    row("single quotes", u"curl http://h/ -d '{\"a\": \"b\"}'"_s, R"({"a": "b"})");
    row("'\\'' is a quote", uR"(curl http://h/ -d 'it'\''s')"_s, "it's");
    row("escaped quotes in double quotes", uR"(curl http://h/ -d "say \"hi\" \\ \$x \` \a")"_s, R"(say "hi" \ $x ` \a)");
    row("words joined of pieces", uR"(curl http://h/ -d a'b'"c"\d)"_s, "abcd");
    row("ANSI-C: letters", uR"(curl http://h/ -d $'a\n\t\r\\\'\"\e')"_s, "a\n\t\r\\'\"\x1b");
    row("ANSI-C: bytes make a character", uR"(curl http://h/ -d $'\xe2\x82\xac \u00e9 \U0001f600 \101')"_s, u"€ é 😀 A"_s.toUtf8());
    row("ANSI-C: halves of a character, as Chrome writes them", uR"(curl http://h/ -d $'\ud83d\ude00')"_s, u"😀"_s.toUtf8());
    row("ANSI-C: no escape is no escape", uR"(curl http://h/ -d $'\q\x')"_s, R"(\q\x)");
    row("$\"…\" is a double quote", uR"(curl http://h/ -d $"a b")"_s, "a b");
    row("continuation with an indent", u"curl http://h/ \\\n    -d x"_s, "x");
    row("continuation without an indent", u"curl http://h/ -d \\\nx"_s, "x");
    row("continuation within a word", u"curl http://h/ -d ab\\\ncd"_s, "abcd");
    row("continuation with CRLF", u"curl http://h/ \\\r\n  -d 'x' \\\r\n  -s\r\n"_s, "x");
    row("continuation in double quotes", u"curl http://h/ -d \"a\\\nb\""_s, "ab");
    row("a backslash at the very end", u"curl http://h/ -d x \\"_s, "x");
    row("line breaks in quotes stay", u"curl http://h/ -d 'a\n b\n'"_s, "a\n b\n");
    row("comments", u"# first\ncurl http://h/ -d x # -d y\n# -d z"_s, "x");
    row("# within a word is none", u"curl http://h/ -d a#b"_s, "a#b");
    row("a copied prompt", u"$ curl http://h/ -d x"_s, "x");
    row("with a path, and what runs it", u"sudo /usr/bin/curl http://h/ -d x"_s, "x");
    row("an assignment before it", u"A=1 B='2 3' curl http://h/ -d x"_s, "x");
    row("redirections are no arguments", u"curl http://h/ -d x > out.json 2>&1 >>log"_s, "x");
    row("what follows the pipe is not for curl", u"curl http://h/ -d x | jq -r '.a' && echo done; rm -rf /"_s, "x");
    row("a command substitution is not run", u"curl http://h/ -d $(cat /etc/passwd)"_s, "$(cat /etc/passwd)", u"would be run"_s);
    row("in quotes, too", u"curl http://h/ -d \"a $(id) b\""_s, "a $(id) b", u"would be run"_s);
    row("backticks are not run", u"curl http://h/ -d `id`"_s, "`id`", u"would be run"_s);
    row("a variable is a reference", u"curl http://h/ -d \"a $NAME b\""_s, "a {env:NAME} b");
    row("also in braces", u"curl http://h/ -d \"a ${NAME:?set it} b\""_s, "a {env:NAME} b");
    row("a default is left out", u"curl http://h/ -d \"${NAME:-x}\""_s, "{env:NAME}", u"NAME alone"_s);
    row("no variable in single quotes", u"curl http://h/ -d '$NAME'"_s, "$NAME");
    row("what only reads as a reference is text", u"curl http://h/ -d '{env:NAME}'"_s, "{env:NAME}");
    row("a dollar alone", u"curl http://h/ -d '' -d \"$ 5$\""_s, "&$ 5$");
    row("here-document", u"curl http://h/ -d @- <<'END'\n{\"a\":\n \"$b\"}\nEND\n"_s, "{\"a\": \"$b\"}");
    row("here-document, kept as it is", u"curl http://h/ --data-binary @- <<END\na\n$N \"q\"\nEND"_s, "a\n{env:N} \"q\"\n");
    row("here-document with tabs", u"curl http://h/ --data-binary @- <<-END\n\ta\n\tEND"_s, "a\n");
    row("here-string", u"curl http://h/ --data-binary @- <<< 'a b'"_s, "a b\n");
    row("printf into a pipe", u"printf '%s' 'a b' | curl http://h/ --data-binary @-"_s, "a b");
    row("echo into a pipe", u"echo 'a b' |\n curl http://h/ -d @-"_s, "a b");
    row("head of a here-document", u"head -c 3 <<'E' |\nabcdef\nE\ncurl http://h/ --data-binary @-"_s, "abc");
    QTest::newRow("the input of a program is not known")
        << u"jq . x | curl http://h/ -d @-"_s
        << Expected{.method = "POST", .headers = {}, .warning = u"was not"_s, .bodyFile = u"-"_s};
}

void TestCurlImport::addDataRows() const
{
    const auto row = [](const char *name, const QString &arguments, const Expected &expected) {
        QTest::newRow(name) << u"curl http://h/p "_s + arguments << expected;
    };
    row("-d makes a form", u"-d a=b"_s, {.method = "POST", .body = "a=b", .headers = {form}});
    row("several -d are joined with &", u"-d a --data b --data-raw c"_s, {.method = "POST", .body = "a&b&c", .headers = {form}});
    row("--json sets two headers", u"--json '{}'"_s, {.method = "POST", .body = "{}", .headers = {json, u"Accept: application/json"_s}});
    row("several --json are joined with nothing", u"--json '{' --json '}'"_s, {.method = "POST", .body = "{}"});
    row("a given Content-Type wins", u"-d a -H 'content-type: text/plain'"_s, {.method = "POST", .body = "a", .headers = {u"content-type: text/plain"_s}});
    row("a removed Content-Type stays away", u"-d a -H Content-Type: -H 'X: 1'"_s, {.method = "POST", .body = "a", .headers = {u"X: 1"_s}});
    row("-G puts data into the query", u"-G -d a=1 -d b=2"_s, {.method = "GET", .url = u"http://h/p?a=1&b=2"_s});
    QTest::newRow("-G before a fragment") << u"curl -G -d a=1 'http://h/p?b=2#part'"_s << Expected{.method = "GET", .url = u"http://h/p?b=2&a=1"_s};
    row("of two -A the last counts", u"-A one -A two"_s, {.method = "GET", .headers = {u"User-Agent: two"_s}});
    row("-H wins over -b", u"-b a=1 -H 'Cookie: c=2'"_s, {.method = "GET", .headers = {u"Cookie: c=2"_s}});
    row("-G with --data-urlencode", u"-G --data-urlencode 'q=a b&c'"_s, {.method = "GET", .url = u"http://h/p?q=a+b%26c"_s});
    row("-d @file is not read", u"-d @/etc/passwd"_s, {.method = "POST", .warning = u"/etc/passwd"_s, .bodyFile = u"/etc/passwd"_s});
    row("--json @file is not read", u"--json @b.json"_s, {.method = "POST", .warning = u"b.json"_s, .bodyFile = u"b.json"_s});
    row("--data-binary @file is not read", u"--data-binary @b.json"_s, {.method = "POST", .warning = u"b.json"_s, .bodyFile = u"b.json"_s});
    row("--data-raw @x is text", u"--data-raw @x"_s, {.method = "POST", .body = "@x"});
    row("--data-urlencode", u"--data-urlencode 'a=b c&d' --data-urlencode 'e f' --data-urlencode '=g=h'"_s,
        {.method = "POST", .body = "a=b+c%26d&e+f&g%3Dh"});
    row("--data-urlencode does not cut at @", u"--data-urlencode 'a=me@b.c'"_s, {.method = "POST", .body = "a=me%40b.c"});
    row("--data-urlencode name@file", u"--data-urlencode 'a@b'"_s, {.method = "POST", .warning = u"“b”"_s, .bodyFile = u"b"_s});
    row("--url-query", u"--url-query a=b --url-query '+c=%20'"_s, {.method = "GET", .url = u"http://h/p?a=b&c=%20"_s});
    row("an empty body is a body", u"-d ''"_s, {.method = "POST", .headers = {form}});
    row("-T is a PUT", u"-T a.bin"_s, {.method = "PUT", .warning = u"a.bin"_s, .bodyFile = u"a.bin"_s});
    row("-F text", u"-F 'a=b;type=text/plain'"_s,
        {.method = "POST",
         .body = "------lineside-form-part\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: text/plain\r\n\r\nb\r\n"
                 "------lineside-form-part--\r\n",
         .headers = {u"Content-Type: multipart/form-data; boundary=----lineside-form-part"_s}});
    row("-F file is not read", u"-F 'a=@x.png;type=image/png'"_s, {.method = "POST", .warning = u"x.png"_s, .bodyFile = u"x.png"_s});
    row("--form-string takes @ as text", u"--form-string 'a=@x'"_s,
        {.method = "POST",
         .body = "------lineside-form-part\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n@x\r\n------lineside-form-part--\r\n"});
    row("several -b are one header", u"-b a=1 -b c=2"_s, {.method = "GET", .headers = {u"Cookie: a=1;c=2"_s}});
    row("name=value is cut at the first =", u"-b 'a=b=c' -H 'X: y: z'"_s, {.method = "GET", .headers = {u"X: y: z"_s, u"Cookie: a=b=c"_s}});
}

void TestCurlImport::addOptionRows() const
{
    const auto row = [](const char *name, const QString &command, const Expected &expected) { QTest::newRow(name) << command << expected; };
    row("grouped letters", u"curl -fsSL http://h/"_s, {.method = "GET", .url = u"http://h/"_s});
    row("a letter with its value", u"curl -XPUT http://h/ -dx"_s, {.method = "PUT", .body = "x"});
    row("grouped, the last takes the next word", u"curl -sSX DELETE http://h/"_s, {.method = "DELETE", .url = u"http://h/"_s});
    row("-o takes its value", u"curl -o out.json http://h/"_s, {.method = "GET", .url = u"http://h/"_s});
    row("-I asks for the head", u"curl -I http://h/"_s, {.method = "HEAD"});
    row("-X HEAD", u"curl -X HEAD http://h/"_s, {.method = "HEAD"});
    row("an unknown letter in a group is named", u"curl -sä http://h/"_s, {.url = u"http://h/"_s, .warning = u"ä"_s});
    row("a proxy's value is not the URL", u"curl --proxy p:1 --max-time 5 -w '%{http_code}' http://h/"_s, {.url = u"http://h/"_s});
    row("-L is told", u"curl -L http://h/"_s, {.url = u"http://h/"_s});
    row("a header is cut at its first colon", u"curl http://h/ -H 'X-At: http://a@b:1/?c=d=e'"_s, {.headers = {u"X-At: http://a@b:1/?c=d=e"_s}});
    row("-X wins over data", u"curl -X GET http://h/ -d x"_s, {.method = "GET", .body = "x"});
    row("no scheme is http", u"curl h:9080/a"_s, {.method = "GET", .url = u"http://h:9080/a"_s});
    row("--url", u"curl --url http://h/"_s, {.url = u"http://h/"_s});
    row("-- ends the options", u"curl -- http://h/"_s, {.url = u"http://h/"_s});
    row("globs are named", u"curl 'http://h/a[1-2]'"_s, {.warning = u"several requests"_s});
    row("-g: brackets are a part", u"curl -g 'http://h/a?filter[x]=1'"_s, {.method = "GET"});
    row("-A, -e, -b, -r", u"curl http://h/ -A me -e http://from/ -b a=1 -r 0-9"_s,
        {.headers = {u"User-Agent: me"_s, u"Referer: http://from/"_s, u"Cookie: a=1"_s, u"Range: bytes=0-9"_s}});
    row("-b without = is a file", u"curl http://h/ -b jar.txt"_s, {.warning = u"jar.txt"_s});
    row("--compressed", u"curl http://h/ --compressed"_s, {.headers = {u"Accept-Encoding: gzip"_s}});
    row("an empty header", u"curl http://h/ -H 'X-A;'"_s, {.headers = {u"X-A: "_s}});
    row("headers from a file", u"curl http://h/ -H @h.txt"_s, {.warning = u"h.txt"_s});
    row("a header without a colon", u"curl http://h/ -H nonsense"_s, {.warning = u"nonsense"_s});
    row("-u from the environment", u"curl http://h/ -u \"$U:$P\""_s, {.warning = u"-u"_s});
    row("-u without a password", u"curl http://h/ -u me"_s, {.warning = u"password"_s});
    row("-k stays off", u"curl -k https://h/"_s, {.warning = u"-k"_s});
    row("an option that is known, but not here", u"curl --resolve h:80:1.2.3.4 http://h/"_s, {.url = u"http://h/"_s, .warning = u"--resolve"_s});
    row("an unknown option is named", u"curl --frobnicate http://h/"_s, {.url = u"http://h/"_s, .warning = u"--frobnicate"_s});
    row("an unknown option's value is not the URL", u"curl --frobnicate much http://h/"_s, {.url = u"http://h/"_s, .warning = u"--frobnicate"_s});
    row("unknown behind the URL", u"curl http://h/ --frobnicate much"_s, {.url = u"http://h/"_s, .warning = u"much"_s});
    row("--name=value is none of curl's", u"curl http://h/ --request=PUT"_s, {.method = "GET", .warning = u"--request=PUT"_s});
    row("a URL from the environment", u"curl $BASE/v1/chat"_s, {.warning = u"enter the URL"_s});
    row("--variable and --expand", u"curl http://h/ --variable %K --variable n=5 --expand-header 'A: {{K}} \\{{x}} {{n}}'"_s,
        {.headers = {u"A: {env:K} {{x}} 5"_s}});
}

void TestCurlImport::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Expected>("expected");
    addWordRows();
    addDataRows();
    addOptionRows();
}

void TestCurlImport::reads()
{
    QFETCH(QString, text);
    QFETCH(Expected, expected);
    check(importCurl(text, CommandShell::Posix), expected);
}

void TestCurlImport::readsOtherShells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Expected>("expected");
    const auto row = [](const char *name, const QString &text, const QByteArray &body, const QStringList &headers = {}) {
        QTest::newRow(name) << text << Expected{.method = "POST", .url = u"http://h/"_s, .body = body, .headers = headers};
    };
    row("cmd: Chrome's copy", u"curl ^\"http://h/^\" ^\n  -H ^\"X: 1^\" ^\n  --data-raw ^\"{^\\^\"a^\\^\":^\\^\"b ^%^25^\\^\"}^\""_s,
        R"({"a":"b %25"})", {u"X: 1"_s, form});
    row("cmd: quotes", u"curl \"http://h/\" ^\r\n -d \"{\\\"a\\\":1}\""_s, R"({"a":1})");
    row("cmd: a line break", u"curl ^\"http://h/^\" -d ^\"a^\n\nb^\""_s, "a\nb");
    row("cmd: doubled percent", u"curl \"http://h/\" ^\n -d \"100%%\""_s, "100%");
    row("cmd: a variable", u"curl \"http://h/\" -H \"A: %KEY%\" -d x"_s, "x", {u"A: {env:KEY}"_s, form});
    row("cmd: asked for first, with a name like an escape", u"if not defined BB (echo set BB first 1>&2 & cmd /c exit 1) else curl.exe http://h/ -d \"a%BB%b\""_s,
        "a{env:BB}b");
    row("cmd: what reads as an escape alone is one", u"curl.exe http://h/ -d \"a%BB%b\""_s, "a%BB%b");
    row("cmd: asked for first", u"if not defined KEY (echo set KEY first 1>&2 & cmd /c exit 1) else ^\ncurl.exe http://h/ -H \"A: %KEY%\" -d x"_s,
        "x", {u"A: {env:KEY}"_s, form});
    row("PowerShell: single quotes", u"curl.exe 'http://h/' -d 'it''s'"_s, "it's");
    row("PowerShell: backtick", u"curl.exe http://h/ `\n  -d \"a`nb `$x `\"q`\"\""_s, "a\nb $x \"q\"");
    row("PowerShell: escaped for a program", u"curl.exe 'http://h/' -d '{\\\"a\\\": 1}'"_s, R"({"a": 1})");
    row("PowerShell: as it is", u"curl.exe 'http://h/' -d '{\"a\": 1}'"_s, R"({"a": 1})");
    row("PowerShell: a variable", u"curl.exe 'http://h/' -H \"A: Bearer $env:KEY\" -d x"_s, "x", {u"A: Bearer {env:KEY}"_s, form});
    row("PowerShell: here-string", u"curl.exe 'http://h/' -d @'\na 'b'\nc\n'@"_s, "a 'b'\nc");
    row("PowerShell: --%", u"curl.exe --% http://h/ -d \"{\\\"a\\\":1}\" -H \"X-Y: `\"\n"_s, R"({"a":1})");
    row("PowerShell: --% in quotes is a text", u"curl.exe 'http://h/' -d '--%' -H 'A: b'"_s, "--%", {u"A: b"_s, form});
    row("fish", u"test -n \"$K\" || begin; echo 'set K first' >&2; false; end && \\\ncurl 'http://h/' -H 'A: '\"$K\" -d 'a\\'b\\\\c\\n'"_s, "a'b\\c\\n",
        {u"A: {env:K}"_s, form});
}

void TestCurlImport::readsOtherShells()
{
    QFETCH(QString, text);
    QFETCH(Expected, expected);
    check(importCurl(text), expected);
}

void TestCurlImport::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("named");
    QTest::newRow("nothing") << QString() << u"no curl"_s;
    QTest::newRow("another program") << u"wget http://h/"_s << u"no curl"_s;
    QTest::newRow("curl as an argument") << u"man curl"_s << u"no curl"_s;
    QTest::newRow("no URL") << u"curl -s"_s << u"no URL"_s;
    QTest::newRow("an open single quote") << u"curl 'http://h/"_s << u"single quote"_s;
    QTest::newRow("an open double quote") << u"curl \"http://h/"_s << u"double quote"_s;
    QTest::newRow("an open $' quote") << u"curl $'http://h/"_s << u"$'"_s;
    QTest::newRow("an open here-document") << u"curl http://h/ -d @- <<X\na"_s << u"X"_s;
    QTest::newRow("a missing value") << u"curl http://h/ -H"_s << u"--header"_s;
    QTest::newRow("options from a file") << u"curl -K my.cfg http://h/"_s << u"-K"_s;
    QTest::newRow("options from a file, long") << u"curl --config my.cfg"_s << u"-K"_s;
    QTest::newRow("NUL") << QString(u"curl http://h/ -d "_s + QChar(0)) << u"NUL"_s;
}

void TestCurlImport::refuses()
{
    QFETCH(QString, text);
    QFETCH(QString, named);
    const auto made = importCurl(text);
    QVERIFY(!made);
    QCOMPARE(made.error().kind, Error::Kind::BadRequest);
    QVERIFY2(made.error().message.contains(named), qPrintable(made.error().message));
}

void TestCurlImport::findsKeys_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("inRequest"); ///< what stands in its place: a header, the URL or the body
    const QString openai = u"https://api.openai.com/v1/x "_s;
    QTest::newRow("key of a header again in the body")
        << openai + u"-H 'Authorization: Bearer sk-0123456789abcdefghij' -d '{\"note\":\"it is sk-0123456789abcdefghij, yes\"}'"_s << "sk-0123456789abcdefghij"_ba
        << u"{\"note\":\"it is {keychain:openai}, yes\"}"_s;
    QTest::newRow("key of a header again in another") << openai + u"-H 'x-api-key: 0123456789abcdef' -H 'X-Trace: a0123456789abcdefb'"_s << "0123456789abcdef"_ba
                                                      << u"X-Trace: a{keychain:openai}b"_s;
    QTest::newRow("key of the body again in a header") << openai + u"-d '{\"api_key\":\"0123456789abcdef\"}' -H 'X-Trace: 0123456789abcdef'"_s << "0123456789abcdef"_ba
                                                       << u"X-Trace: {keychain:openai}"_s;
    QTest::newRow("a key in a body with variables") << openai + u"-d \"{\\\"user\\\":\\\"$WHO\\\",\\\"api_key\\\":\\\"0123456789abcdef\\\"}\""_s << "0123456789abcdef"_ba
                                                    << u"{\"user\":\"{env:WHO}\",\"api_key\":\"{keychain:openai}\"}"_s;
    QTest::newRow("Authorization") << openai + u"-H 'Authorization: Bearer sk-0123456789abcdefghij'"_s << "sk-0123456789abcdefghij"_ba
                                   << u"Authorization: Bearer {keychain:openai}"_s;
    QTest::newRow("api-key") << openai + u"-H 'api-key: 0123456789abcdef'"_s << "0123456789abcdef"_ba << u"api-key: {keychain:openai}"_s;
    QTest::newRow("x-api-key") << openai + u"-H 'x-api-key: 0123456789abcdef'"_s << "0123456789abcdef"_ba << u"x-api-key: {keychain:openai}"_s;
    QTest::newRow("x-goog-api-key") << u"https://generativelanguage.googleapis.com/v1beta/x -H 'x-goog-api-key: AIza0123456789abcdef'"_s
                                    << "AIza0123456789abcdef"_ba << u"x-goog-api-key: {keychain:gemini}"_s;
    QTest::newRow("key in the URL") << u"'https://h.example/x?a=1&key=AIza0123456789abcdef'"_s << "AIza0123456789abcdef"_ba
                                    << u"key=%7Bkeychain:h.example%7D"_s;
    QTest::newRow("key in a URL that depends on the environment")
        << u"\"https://$HOST/x\" -H 'x-goog-api-key: AIza0123456789abcdef' \"https://$HOST/y?key=AIza0123456789abcdef\""_s << "AIza0123456789abcdef"_ba
        << u"x-goog-api-key: {keychain:imported}"_s;
    QTest::newRow("key of a header again in the path") << u"https://$HOST/AIza0123456789abcdef -H 'x-goog-api-key: AIza0123456789abcdef'"_s
                                                       << "AIza0123456789abcdef"_ba << u"x-goog-api-key: {keychain:imported}"_s;
    QTest::newRow("key of a header again in the path of a whole URL") << u"https://h.example/AIza0123456789abcdef/x -H 'x-goog-api-key: AIza0123456789abcdef'"_s
                                                                      << "AIza0123456789abcdef"_ba << u"x-goog-api-key: {keychain:h.example}"_s;
    QTest::newRow("key of a header again in what would be run") << u"http://h/ -H 'api-key: 0123456789abcdef' -d \"$(echo 0123456789abcdef)\""_s
                                                                << "0123456789abcdef"_ba << u"api-key: {keychain:h}"_s;
    QTest::newRow("cookie") << openai + u"-b session=0123456789abcdef"_s << "session=0123456789abcdef"_ba << u"Cookie: {keychain:openai}"_s;
    QTest::newRow("user and password") << openai + u"-u me:pass-word-0"_s << "me:pass-word-0"_ba.toBase64() << u"Authorization: Basic {keychain:openai}"_s;
    QTest::newRow("user and password in the URL") << u"https://me:pass-word-0@h.example/"_s << "me:pass-word-0"_ba.toBase64()
                                                  << u"Authorization: Basic {keychain:h.example}"_s;
    QTest::newRow("--oauth2-bearer") << openai + u"--oauth2-bearer 0123456789abcdef"_s << "0123456789abcdef"_ba << u"Authorization: Bearer {keychain:openai}"_s;
    QTest::newRow("a route's key") << u"http://127.0.0.1:9180/apisix/admin/routes/1 -X PUT -d '{\"auth\":{\"header\":{\"Authorization\":\"Bearer AIza0123456789abcdef\"}}}'"_s
                                   << "AIza0123456789abcdef"_ba << u"{\"auth\":{\"header\":{\"Authorization\":\"Bearer {keychain:127.0.0.1}\"}}}"_s;
    QTest::newRow("a form's key") << openai + u"-d 'a=1&client_secret=0123456789abcdef&b=2'"_s << "0123456789abcdef"_ba
                                  << u"a=1&client_secret={keychain:openai}&b=2"_s;
}

void TestCurlImport::findsKeys()
{
    QFETCH(QString, arguments);
    QFETCH(QByteArray, key);
    QFETCH(QString, inRequest);
    const auto made = importCurl(u"curl "_s + arguments);
    QVERIFY(made);
    const ImportedRequest &first = made->front();
    QCOMPARE(first.keys.size(), std::size_t(1));
    QVERIFY(first.keys.front().value.reveal([&key](QByteArrayView found) { return found == QByteArrayView(key); }));
    const QString all = headersOf(first.request).join(u'\n') + u'\n' + first.request.url.toString(QUrl::FullyEncoded) + u'\n'
        + QString::fromUtf8(first.request.body);
    QVERIFY2(all.contains(inRequest), qPrintable(all));
    for (const ImportedRequest &one : *made) {
        const QString everything = all + one.url + one.warnings.join(u'\n') + one.options.values().join(u'\n');
        QVERIFY2(!everything.contains(QString::fromUtf8(key)), qPrintable(everything));
    }
}

// What was taken out of a URL once is not taken out again under another name, and it is said that a URL carries no key.
void TestCurlImport::aReferenceInAUrlIsNoKey()
{
    const QString query = u"key=%7Bkeychain:another-2%7D"_s;
    const auto made = importCurl(u"curl 'http://h/?"_s + query + u"' -u me:pass-word-0"_s);
    QVERIFY(made);
    QCOMPARE(made->front().keys.size(), std::size_t(1));
    QCOMPARE(made->front().request.url.query(QUrl::FullyEncoded), query);
    QVERIFY2(made->front().warnings.join(u'\n').contains(u"without the key"_s), qPrintable(made->front().warnings.join(u'\n')));
}

// Only the warning about an option that is not known shows it for a key; the URL was looked at before.
void TestCurlImport::aKeyThatIsFoundLastIsTakenOutEverywhere()
{
    const QString key = u"AIza0123456789abcdef"_s;
    const auto made = importCurl(u"curl --url-que?key="_s + key + u" x ="_s + key);
    QVERIFY(made);
    const ImportedRequest &first = made->front();
    QVERIFY(!first.keys.empty());
    QVERIFY2(!first.url.contains(key) && !first.request.url.toString().contains(key), qPrintable(first.url));
    QVERIFY2(!first.warnings.join(u'\n').contains(key), qPrintable(first.warnings.join(u'\n')));
}

void TestCurlImport::findsSeveralKeys()
{
    const QString provider = u"AIza0123456789abcdef"_s;
    const QString gateway = u"edd1c9f034335f136f87ad84b625c8f1"_s;
    const auto made = importCurl(uR"(curl http://127.0.0.1:9180/apisix/admin/routes/1 -X PUT -x http://me:pass-word-0@proxy:3128 -H 'X-API-KEY: %2' )"
                                 uR"(-H 'X-Again: x' -b 'session=%2' -d '{"auth":{"header":{"Authorization":"Bearer %1"},"query":{"key":"%1"}}}')"_s.arg(provider, gateway));
    QVERIFY(made);
    const ImportedRequest &first = made->front();
    QStringList places;
    for (const FoundKey &key : first.keys)
        places.append(key.place);
    QCOMPARE(places, QStringList({u"X-API-KEY"_s, u"Cookie"_s, u"Authorization"_s})); // the provider's key is found twice and kept once
    const QString everything = headersOf(first.request).join(u'\n') + QString::fromUtf8(first.request.body) + first.url + first.warnings.join(u'\n')
        + first.options.values().join(u'\n') + first.request.connection.proxy.toString();
    for (const QString &key : {provider, gateway, u"pass-word-0"_s})
        QVERIFY2(!everything.contains(key), qPrintable(everything));
    QCOMPARE(QString::fromUtf8(first.request.body).count(first.keys.back().reference.toString()), 2);
}

void TestCurlImport::tellsTheMeaning_data()
{
    using Kind = ImportedRequest::Kind;
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("dialect");
    const auto row = [](const char *name, const QString &arguments, Kind kind, const QString &dialect = {}) {
        QTest::newRow(name) << arguments << int(kind) << dialect;
    };
    const QString question = u" --json '{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}'"_s;
    row("OpenAI", u"https://api.openai.com/v1/chat/completions"_s + question, Kind::Chat, u"openai"_s);
    row("a gateway's route with any path", u"http://127.0.0.1:9080/anything"_s + question, Kind::Chat, u"openai"_s);
    row("Anthropic by its path", u"https://api.anthropic.com/v1/messages"_s + question, Kind::Chat, u"anthropic"_s);
    row("Anthropic by its header", u"http://127.0.0.1/x -H 'anthropic-version: 2023-06-01'"_s + question, Kind::Chat, u"anthropic"_s);
    row("Responses", u"https://api.openai.com/v1/responses --json '{\"input\":\"hi\"}'"_s, Kind::Chat, u"responses"_s);
    row("Gemini", u"https://g/v1beta/models/m:streamGenerateContent --json '{\"contents\":[]}'"_s, Kind::Chat, u"gemini"_s);
    row("a route", u"-X PUT http://127.0.0.1:9180/apisix/admin/routes/1 -d '{\"uri\":\"/a\"}'"_s, Kind::Route);
    row("a route without an id", u"http://127.0.0.1:9180/apisix/admin/routes -d '{\"uri\":\"/a\"}'"_s, Kind::Route);
    row("reading a route", u"http://127.0.0.1:9180/apisix/admin/routes/1"_s, Kind::Plain);
    row("the models", u"https://api.openai.com/v1/models"_s, Kind::Plain);
    row("no JSON", u"http://h/v1/chat/completions -d hello"_s, Kind::Plain);
}

void TestCurlImport::tellsTheMeaning()
{
    QFETCH(QString, arguments);
    const auto made = importCurl(u"curl "_s + arguments);
    QVERIFY(made);
    QTEST(int(made->front().kind), "kind");
    QTEST(made->front().dialect, "dialect");
}

void TestCurlImport::makesSeveralRequests()
{
    const auto made = importCurl(u"curl http://a/ http://b/ -d x --next -I http://c/\ncurl http://d/"_s);
    QVERIFY(made);
    QStringList seen;
    for (const ImportedRequest &request : *made)
        seen.append(QString::fromUtf8(request.request.method) + u' ' + request.url);
    QCOMPARE(seen, QStringList({u"POST http://a/"_s, u"POST http://b/"_s, u"HEAD http://c/"_s, u"GET http://d/"_s}));
}

void TestCurlImport::takesTheConnectionOver()
{
    const auto made = importCurl(
        u"curl -N --http1.1 -x http://me:pw@proxy:3128 --cacert ca.pem --cert 'c\\:a.pem:secret' --key 'k{env:A}.pem' --connect-timeout 2.5 -m 7 https://h/"_s);
    QVERIFY(made);
    const ConnectionSettings &connection = made->front().request.connection;
    QCOMPARE(connection.proxyMode, ConnectionSettings::Proxy::Fixed);
    QCOMPARE(connection.proxy, QUrl(u"http://proxy:3128"_s));
    QCOMPARE(connection.caFile, u"ca.pem"_s);
    QCOMPARE(connection.clientCertificate, u"c:a.pem"_s);
    QCOMPARE(connection.clientKey, u"k{env:A}.pem"_s);
    QCOMPARE(connection.connectLimit, std::chrono::milliseconds(2500));
    QCOMPARE(*connection.totalLimit, std::chrono::milliseconds(7000));
    QVERIFY(made->front().request.expectsStream);
    QVERIFY(made->front().options.contains(u"http1.1"_s));
    const QString warnings = made->front().warnings.join(u'\n');
    QVERIFY(warnings.contains(u"proxy"_s) && warnings.contains(u"certificate"_s) && !warnings.contains(u"secret"_s) && !warnings.contains(u"pw"_s));
}

void TestCurlImport::takesAChatUp()
{
    const auto chat = readChatRequest(
        R"({"model":"m","stream":true,"stream_options":{},"temperature":0.5,"max_tokens":9,"top_k":3,"messages":[{"role":"system","content":"s"},)"
        R"({"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},{"role":"assistant","content":"c"}]})");
    QVERIFY(chat);
    QCOMPARE(chat->model, u"m"_s);
    QVERIFY(chat->stream);
    QCOMPARE(chat->parameters.temperature, std::optional(0.5));
    QCOMPARE(chat->parameters.maxTokens, std::optional<qint64>(9));
    QCOMPARE(chat->parameters.extra, (QMap<QString, QByteArray>{{u"top_k"_s, "3"}}));
    QCOMPARE(chat->messages.size(), 3);
    QCOMPARE(chat->messages.at(1).text, u"a\nb"_s);
    QVERIFY(!readChatRequest("{}"));
    QVERIFY(!readChatRequest(R"({"messages":[{"role":"pirate","content":"arr"}]})"));
}

void TestCurlImport::runsNothing()
{
    QTemporaryDir directory;
    const QString made = directory.filePath(u"made"_s);
    for (const QString &command : {u"$(touch %1)"_s, u"`touch %1`"_s, u"\"$(touch %1)\""_s, u"x; touch %1"_s, u"x | touch %1"_s, u"x > %1"_s, u"<(touch %1)"_s})
        importCurl(u"curl http://h/ -d "_s + command.arg(made));
    QVERIFY(!QFile::exists(made));
}

void TestCurlImport::aFileThatWasReadMakesAChat()
{
    const QString command = u"curl https://h/v1/chat/completions -H 'Content-Type: application/json' -d @ask.json"_s;
    QCOMPARE(importCurl(command)->front().request.body, QByteArray());
    const auto made = importCurl(command, {}, {{u"ask.json"_s, R"({"model":"m","stream":true,"messages":[]})"}});
    QVERIFY(made);
    QCOMPARE(made->front().kind, ImportedRequest::Kind::Chat);
    QVERIFY(made->front().request.expectsStream);
    QVERIFY(made->front().bodyFile.isEmpty());
}

void TestCurlImport::keysInAFileAreFound()
{
    const auto made = importCurl(u"curl http://h/ --json @a.json"_s, {}, {{u"a.json"_s, R"({"api_key":"sk-0123456789abcdefghij"})"}});
    QVERIFY(made);
    QCOMPARE(made->front().keys.size(), std::size_t(1));
    QCOMPARE(made->front().request.body, R"({"api_key":"{keychain:h}"})"_ba);
}

void TestCurlImport::optionsNeverComeFromAFile()
{
    for (const QString &command : {u"curl -K options.txt http://h/"_s, u"curl --config options.txt http://h/"_s, u"curl http://h/ -H @headers.txt"_s}) {
        const auto made = importCurl(command, {}, {{u"options.txt"_s, "-d x"}, {u"headers.txt"_s, "X: 1"}});
        if (made)
            QVERIFY2(made->front().request.headers.isEmpty() && made->front().request.body.isEmpty() && made->front().bodyFile.isEmpty(), qPrintable(command));
        QCOMPARE(bool(made), command.contains(u"headers"_s));
    }
}

void TestCurlImport::readsABodyFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("text") << "é\r\n\0x"_ba << QString();
    QTest::newRow("the longest") << QByteArray(16 * 1024 * 1024, 'x') << QString();
    QTest::newRow("one byte more") << QByteArray(16 * 1024 * 1024 + 1, 'x') << u"larger than 16 MiB"_s;
    QTest::newRow("a picture") << "\x89PNG\r\n"_ba << u"not UTF-8 text"_s;
    QTest::newRow("a device") << QByteArray() << u"is not a file"_s;
    QTest::newRow("nothing there") << QByteArray() << u"cannot be read"_s;
}

void TestCurlImport::readsABodyFile()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, refusal);
    QTemporaryDir directory;
    QString name = directory.filePath(u"body"_s);
    QFile file(name);
    if (!content.isEmpty())
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.flush());
    if (qstrcmp(QTest::currentDataTag(), "a device") == 0)
        name = u"/dev/zero"_s;
    const Result<QByteArray> read = readBodyFile(name);
    QCOMPARE(bool(read), refusal.isEmpty());
    if (read)
        QVERIFY(*read == content);
    else
        QVERIFY2(read.error().message.contains(refusal), qPrintable(read.error().message));
}

QTEST_GUILESS_MAIN(TestCurlImport)
#include "tst_curlimport.moc"
