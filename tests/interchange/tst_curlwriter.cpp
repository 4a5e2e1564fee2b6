// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/curlwriter.h"

#include "core/secret.h"
#include "anyrequest.h"
#include "recordingserver.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;
using namespace lineside::testing;

namespace {

struct ShellRun {
    int exitCode = -1;
    QByteArray errors;
};

HttpHeader header(const QByteArray &name, const QString &value)
{
    return {name, ValueTemplate::parse(value)};
}

// Shells under test: each name that is installed, and each program once.
QStringList differentShells()
{
    QStringList shells;
    QStringList programs;
    for (const QString &name : {u"sh"_s, u"dash"_s, u"bash"_s}) {
        const QString program = QFileInfo(QStandardPaths::findExecutable(name)).canonicalFilePath();
        if (!program.isEmpty() && !programs.contains(program)) {
            shells.append(name);
            programs.append(program);
        }
    }
    return shells;
}

} // namespace

Q_DECLARE_METATYPE(CurlOptions)

class TestCurlWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void initTestCase();
    void writesTheUsualForm();
    void sendsWhatWasMeant_data();
    void sendsWhatWasMeant();
    void holdsOptions_data();
    void holdsOptions();
    void writesForOthers_data();
    void writesForOthers();
    void refuses_data();
    void refuses();
    void refusesToRunWithoutAKey_data();
    void refusesToRunWithoutAKey();
    void goesThroughTheProxy();
    void leavesCurlrcAndTheProxyVariablesAlone();
    void holdsNoKey();
    void takesTheVersionOver_data();
    void takesTheVersionOver();
    void tellsOfAnotherAlphabet_data();
    void tellsOfAnotherAlphabet();

private:
    HttpRequest request(const QByteArray &method, const QByteArray &body, const QByteArray &target = "/v1/chat/completions") const;
    void addBodyRows() const;
    void addRequestRows() const;
    ShellRun run(const QString &shell, const QString &script, const Environment &environment = {}) const;

    RecordingServer m_server;
};

void TestCurlWriter::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_server.takeRequests();
}

void TestCurlWriter::initTestCase()
{
    QVERIFY2(!QStandardPaths::findExecutable(u"curl"_s).isEmpty(), "curl is needed");
    QVERIFY2(!QStandardPaths::findExecutable(u"dash"_s).isEmpty(), "dash is needed");
    QVERIFY2(!QStandardPaths::findExecutable(u"bash"_s).isEmpty(), "bash is needed");
    QVERIFY(m_server.port() != 0);
}

HttpRequest TestCurlWriter::request(const QByteArray &method, const QByteArray &body, const QByteArray &target) const
{
    HttpRequest made;
    made.method = method;
    made.url = QUrl::fromEncoded("http://127.0.0.1:" + QByteArray::number(m_server.port()) + target);
    made.headers = {header("Content-Type", u"application/json"_s)};
    made.body = body;
    return made;
}

ShellRun TestCurlWriter::run(const QString &shell, const QString &script, const Environment &environment) const
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (auto entry = environment.cbegin(); entry != environment.cend(); ++entry)
        variables.insert(entry.key(), entry.value());
    QProcess process;
    process.setProcessEnvironment(variables);
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(shell, {u"-s"_s});
    process.write(script.toUtf8() + '\n');
    process.closeWriteChannel();
    if (!finished.wait(60'000))
        return {};
    return {process.exitCode(), process.readAllStandardError()};
}

void TestCurlWriter::writesTheUsualForm()
{
    HttpRequest chat;
    chat.url = QUrl(u"https://gw.example/v1/chat/completions"_s);
    chat.expectsStream = true;
    chat.headers = {header("Content-Type", u"application/json"_s), header("Authorization", u"Bearer {keychain:gemini}"_s)};
    chat.body = R"({"model":"m","stream":true})";
    QCOMPARE(curlCommand(chat).value(), uR"(curl -q -sS -N --fail-with-body 'https://gw.example/v1/chat/completions' \
  -H 'Content-Type: application/json' \
  -H "Authorization: Bearer ${GEMINI:?set GEMINI first}" \
  --data-raw '{"model":"m","stream":true}')"_s);

    HttpRequest put = chat;
    put.method = "PUT";
    put.expectsStream = false;
    put.bodyKind = HttpRequest::Body::JsonTemplate;
    put.headers = {header("X-API-KEY", u"{env:ADMIN}"_s), header("Content-Type", u"application/json"_s)};
    put.body = R"({"header":{"Authorization":"Bearer {keychain:gemini}"}})";
    QCOMPARE(curlCommand(put, {.oneLine = true}).value(),
             uR"(curl -q -sS --fail-with-body -X PUT 'https://gw.example/v1/chat/completions' )"
             uR"(-H "X-API-KEY: ${ADMIN:?set ADMIN first}" -H 'Content-Type: application/json' )"
             uR"(--data-raw '{"header":{"Authorization":"Bearer '"${GEMINI:?set GEMINI first}"'"}}')"_s);
}

void TestCurlWriter::addBodyRows() const
{
    const auto row = [this](const char *name, const QByteArray &body) { QTest::newRow(name) << request("POST", body); };
    row("plain body", R"({"model":"m"})");
    row("single quotes", R"({"text":"it's 'quoted'"})");
    row("double quotes and backslashes", R"({"text":"say \"a\\b\"\\"})");
    row("expansions", "$HOME ${HOME} $(echo no) `echo no` $((1+1)) $'x'");
    row("history expansion", "wow! !! !$ !-1");
    row("line breaks", "one\ntwo\n\nthree");
    row("CRLF and a final line break", "one\r\ntwo\r\n");
    row("final line breaks", "text\n\n\n");
    row("only a line break", "\n");
    row("leading @ is no file", "@/etc/passwd");
    row("leading dash is no option", "-o/dev/null");
    row("two dashes", "--");
    row("byte order mark", "\xEF\xBB\xBF{}");
    row("all planes", u"é 漢字 العربية 😀 \U0010FFFD"_s.toUtf8());
    row("percent", "100%20 %s %n %{http_code}");
    row("braces are the user's own text", R"({"text":"{env:HOME} {keychain:x}"})");
    row("whole body looks like a reference", "env:HOME");
    row("control characters", "\x01\x07\x1b[31m\x7f");
    row("longest argument", QByteArray(100'000, 'x'));
    row("longer than an argument may be", QByteArray(200'000, 'x'));
    row("long, with a final line break", QByteArray(150'000, 'x') + '\n');
    row("long, with the delimiter in it", QByteArray(150'000, 'x') + "\nBODY\nBODY_2\n$HOME `id` '\"\\\n\n");
    row("long, all planes", u"'漢😀\\ $HOME\n"_s.repeated(9'000).toUtf8());
    row("over a megabyte", QByteArray(1'200'000, 'x'));
    row("a form", "a=b+c&d=%26&e=\xC3\xA9&f=1=2");
    row("parts of a form", "--x\r\nContent-Disposition: form-data; name=\"a;b,c\"\r\n\r\n@file\r\n--x--\r\n");
    row("braces in pairs", R"({"text":"{{KEY}} \\{{x}} ${{ y }}"})");
}

void TestCurlWriter::addRequestRows() const
{
    QTest::newRow("GET") << request("GET", {});
    QTest::newRow("GET with a body") << request("GET", "{}");
    QTest::newRow("POST without a body") << request("POST", {});
    QTest::newRow("PUT") << request("PUT", "{}");
    QTest::newRow("PUT without a body") << request("PUT", {});
    QTest::newRow("DELETE") << request("DELETE", {});
    QTest::newRow("PATCH") << request("PATCH", "{}");
    QTest::newRow("HEAD does not hang") << request("HEAD", {});
    QTest::newRow("a method of another's making") << request("M-SEARCH", {});
    QTest::newRow("a method for a shell") << request("a'$HOME`id`", {});
    QTest::newRow("empty query") << request("GET", {}, "/a?");
    QTest::newRow("globs") << request("GET", {}, "/a[1-2]?filter[x]=1&y=[a-c]");
    QTest::newRow("encoded braces") << request("GET", {}, "/%7Ba,b%7D");
    QTest::newRow("dots in the path") << request("GET", {}, "/a/../b/./c");
    QTest::newRow("query for a shell") << request("GET", {}, "/?a=1&b=$HOME;c='x'&d=(y)*!%20%25#fragment");
    QTest::newRow("no path") << request("GET", {}, "");
    QTest::newRow("encoded slash and plus") << request("GET", {}, "/a%2Fb+c?d=e+f%2B");

    HttpRequest made = request("POST", "{}");
    made.headers = {};
    QTest::newRow("no content type") << made;
    made.headers = {header("X-Quotes", u"it's \"so\" \\ $HOME `id` !"_s), header("X-Empty", {}), header("X-Twice", u"1"_s),
                    header("x-twice", u"2"_s), header("X-Semi;"_ba.chopped(1), u";"_s), header("x'y", u"@file"_s),
                    header("X-Utf8", u"é漢😀"_s), header("Accept", u"text/event-stream"_s), header("User-Agent", u"Lineside/1"_s)};
    QTest::newRow("headers") << made;
    made.headers = {header("Authorization", u"Bearer {env:KEY}"_s), header("apikey", u"{keychain:team-a.1}"_s),
                    header("X-Both", u"$5 '{env:KEY}' \"!\""_s), {"X-Literal", ValueTemplate::literal(u"{env:KEY}"_s)}};
    QTest::newRow("keys in headers") << made;
    made.headers = {header("Cookie", u"session"_s), header("cookie", u"a=b=c; d=@e"_s)};
    QTest::newRow("cookies, one that reads as a file") << made;
    made.headers = {header("Authorization", u"Bearer {env:KEY}"_s)};
    made.bodyKind = HttpRequest::Body::JsonTemplate;
    made.body = R"({"a":"Bearer {env:KEY}","b":"it's $HOME \" \\ `id` {keychain:team-a.1}{env:KEY}","c":"{env:KEY}"})";
    QTest::newRow("keys in the body") << made;
    made.body = R"({"a":"{env:KEY}","b":")" + QByteArray(150'000, 'x') + R"( it's"})";
    QTest::newRow("keys in a long body") << made;
}

void TestCurlWriter::sendsWhatWasMeant_data()
{
    QTest::addColumn<HttpRequest>("meant");
    addBodyRows();
    addRequestRows();
}

void TestCurlWriter::sendsWhatWasMeant()
{
    QFETCH(HttpRequest, meant);
    const Environment environment{{u"KEY"_s, awkwardKey}, {u"TEAM_A_1"_s, u"second-key"_s}};
    QString script;
    for (const bool oneLine : {false, true}) {
        const Result<QString> command = curlCommand(meant, {.oneLine = oneLine});
        QVERIFY2(command, qPrintable(command ? QString() : command.error().message));
        script += *command + (oneLine ? u" || exit 2\n"_s : u" || exit 1\n"_s);
    }
    for (const QString &shell : differentShells()) {
        const ShellRun ended = run(shell, script, environment);
        QVERIFY2(ended.exitCode == 0, qPrintable(u"%1, form %2: %3"_s.arg(shell).arg(ended.exitCode).arg(QString::fromUtf8(ended.errors))));
        const QList<RecordedRequest> sent = m_server.takeRequests();
        QCOMPARE(sent.size(), 2);
        for (const RecordedRequest &came : sent) {
            QVERIFY2(difference(meant, came, environment).isEmpty(), qPrintable(shell + u": "_s + difference(meant, came, environment)));
            QCOMPARE(came.values("Expect"), QList<QByteArray>());
            if (!meant.header("Content-Type"))
                QCOMPARE(came.values("Content-Type"), QList<QByteArray>());
        }
    }
}

void TestCurlWriter::holdsOptions_data()
{
    QTest::addColumn<HttpRequest>("meant");
    QTest::addColumn<QString>("present");
    QTest::addColumn<QString>("absent");
    HttpRequest made = request("POST", "{}");
    QTest::newRow("--json has no raw form") << made << u"-H 'Content-Type: application/json'"_s << u"--json"_s;
    QTest::newRow("the body of an error is shown") << made << u" --fail-with-body "_s << u" --fail "_s;
    QTest::newRow("no -g without a glob") << made << u"-q"_s << u" -g "_s;
    QTest::newRow("-g for brackets") << request("GET", {}, "/?filter[x]=1") << u" -g "_s << u" -X "_s;
    QTest::newRow("-I and not -X HEAD") << request("HEAD", {}) << u" -I "_s << u" -X "_s;
    QTest::newRow("-X GET with data") << request("GET", "{}") << u" -X GET "_s << u" -G "_s;
    QTest::newRow("no $'...' for sh") << request("POST", "a\n\t'b'\x07") << u"--data-raw"_s << u"$'"_s;
    QTest::newRow("a long body keeps its line breaks") << request("POST", QByteArray(150'000, 'x') + "\n") << u"--data-binary @-"_s << u" -d "_s;
    QTest::newRow("a megabyte is not asked for first") << request("POST", QByteArray(1'100'000, 'x')) << u"-H 'Expect:'"_s << u" -d "_s;
    QTest::newRow("a small body needs no Expect") << made << u"-q"_s << u"Expect"_s;
    made.headers = {header("Cookie", u"session"_s)};
    QTest::newRow("a cookie is a header, else it may be a file") << made << u"-H 'Cookie: session'"_s << u" -b "_s;
    made.headers = {header("Content-Type", u"multipart/form-data; boundary=x"_s)};
    QTest::newRow("a form in parts goes as it is") << made << u"--data-raw"_s << u" -F "_s;
    made = request("POST", "{}");
    made.expectsStream = true;
    QTest::newRow("-N for a stream") << made << u" -N "_s << u"-X"_s;
    made = request("POST", "{}");
    QTest::newRow("POST needs no -X") << made << u"--data-raw '{}'"_s << u" -X "_s;
    QTest::newRow("no -N without a stream") << made << u"curl -q -sS --fail-with-body"_s << u" -N "_s;
    QTest::newRow("HTTP version is not forced") << made << u"-q"_s << u"--http"_s;
    QTest::newRow("redirects are not followed") << made << u"-q"_s << u"-L"_s;
    made.headers.append(header("Content-Length", u"2"_s));
    QTest::newRow("curl counts for itself") << made << u"-q"_s << u"Content-Length"_s;
    made.headers.append(header("Accept-Encoding", u"identity"_s));
    QTest::newRow("identity is not compressed") << made << u"-q"_s << u"--compressed"_s;
    made.headers.last().value = ValueTemplate::literal(u"gzip"_s);
    QTest::newRow("compression as asked") << made << u"--compressed"_s << u"identity"_s;
    made = request("POST", "{}");
    made.connection.caFile = u"/etc/it's a CA.pem"_s;
    QTest::newRow("CA file") << made << u"--cacert '/etc/it'\\''s a CA.pem'"_s << u"--cert "_s;
    made.connection.clientCertificate = u"/c:\\me.pem"_s;
    made.connection.clientKey = u"/k:ey.pem"_s;
    QTest::newRow("a colon in --cert would begin a password") << made << u"--cert '/c\\:\\\\me.pem'"_s << u"-k "_s;
    QTest::newRow("client key") << made << u"--key '/k:ey.pem'"_s << u"--insecure"_s;
    made = request("POST", "{}");
    made.connection.proxyMode = ConnectionSettings::Proxy::Fixed;
    made.connection.proxy = QUrl(u"socks5://127.0.0.1:1080"_s);
    QTest::newRow("proxy") << made << u"-x 'socks5://127.0.0.1:1080'"_s << u"'*'"_s;
    made.connection.proxyMode = ConnectionSettings::Proxy::None;
    QTest::newRow("no proxy") << made << u"--noproxy '*'"_s << u"-x"_s;
}

void TestCurlWriter::holdsOptions()
{
    QFETCH(HttpRequest, meant);
    QFETCH(QString, present);
    QFETCH(QString, absent);
    const QString command = curlCommand(meant).value();
    QVERIFY2(command.contains(u"curl -q "_s), qPrintable(command)); // anywhere but first -q counts for nothing
    QVERIFY2(command.contains(present), qPrintable(command));
    QVERIFY2(!command.contains(absent), qPrintable(command));
}

void TestCurlWriter::writesForOthers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<CurlOptions>("options");
    QTest::addColumn<QString>("present");
    QTest::addColumn<QString>("absent"); ///< a regular expression
    QTest::addColumn<QByteArray>("file"); ///< what the file beside the command has to hold
    const auto row = [](const char *name, const QByteArray &body, CommandShell shell, const QString &present, const QString &absent,
                        const QByteArray &file = {}) {
        QTest::newRow(name) << body << CurlOptions{.shell = shell} << present << absent << file;
    };
    const QByteArray awkward = R"({"a":"it's 100% ! ^ & | < > $x `y`\n\u00e9"})";
    row("cmd: the shell's signs have their carets", awkward, CommandShell::Cmd, uR"(it's 100%% ^! ^^ ^& ^| ^< ^> $x `y`)"_s, u"[^%]%[^%{]|[^^][&|<>]"_s);
    row("PowerShell: the shell's signs are in single quotes", awkward, CommandShell::PowerShell, uR"(it''s 100% ! ^ & | < > $x `y`)"_s, u"it's"_s);
    row("cmd: a percent sign would be a variable", "100%PATH%", CommandShell::Cmd, u"100%%PATH%%"_s, u"[^%]%PATH"_s);
    row("cmd: no argument holds a line break", "a\nb", CommandShell::Cmd, u"--data-binary \"@body.txt\""_s, u"a\nb"_s, "a\nb");
    row("cmd: JSON on several lines becomes one", "{\n \"a\": 1\n}", CommandShell::Cmd, u"--data-raw"_s, u"\\n \""_s);
    row("cmd: a long body is a file", QByteArray(9'000, 'x'), CommandShell::Cmd, u"--data-binary \"@body.txt\""_s, u"xx"_s, QByteArray(9'000, 'x'));
    row("PowerShell: curl alone is an alias", "{}", CommandShell::PowerShell, u"curl.exe -q "_s, u"curl [^\\n]*-q"_s);
    row("PowerShell 5.1 would lose inner quotes", R"({"a":1})", CommandShell::PowerShell, uR"({\"a\":1})"_s, u"[^\\\\]\"a"_s);
    row("PowerShell: a body in another alphabet is a file", "caf\xC3\xA9", CommandShell::PowerShell, u"@body.txt"_s, u"é"_s, "caf\xC3\xA9");
    row("fish: a backslash is a sign in quotes", R"(a\n'b')", CommandShell::Fish, uR"('a\\n\'b\'')"_s, u"\\$'"_s);
    QTest::newRow("a body's file is sent as it is") << "{\n}\n"_ba << CurlOptions{.form = CurlOptions::Form::BodyFile} << u"--data-binary '@body.json'"_s
                                                    << u" -d |--data-raw"_s << "{\n}\n"_ba;
    const CurlOptions byCurl{.form = CurlOptions::Form::Variables};
    QTest::newRow("curl fills the key in") << R"({"a":"{env:KEY}"})"_ba << byCurl << uR"(--variable '%KEY')"_s << u"[$]KEY"_s << QByteArray();
    QTest::newRow("pairs of braces are escaped for curl") << R"({"a":"{env:KEY}","b":"{{x}}"})"_ba << byCurl << uR"(--expand-data-raw '{"a":"{{KEY:json}}","b":"\{{x}}"}')"_s
                                                          << u"[^\\\\]\\{\\{x"_s << QByteArray();
    QTest::newRow("no braces are escaped without a key") << R"({"b":"{{x}}"})"_ba << byCurl << uR"(--data-raw '{"b":"{{x}}"}')"_s << u"--expand-data"_s << QByteArray();
}

void TestCurlWriter::writesForOthers()
{
    QFETCH(QByteArray, body);
    QFETCH(CurlOptions, options);
    QFETCH(QString, present);
    QFETCH(QString, absent);
    QFETCH(QByteArray, file);
    HttpRequest meant = request("POST", body);
    if (body.contains("{env:"))
        meant.bodyKind = HttpRequest::Body::JsonTemplate;
    const Result<ExportedText> made = exportCurl(meant, options);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    QVERIFY2(made->text.contains(present), qPrintable(made->text));
    QVERIFY2(!made->text.contains(QRegularExpression(absent)), qPrintable(made->text));
    QCOMPARE(made->files.isEmpty() ? QByteArray() : made->files.constFirst().bytes, file);
    QCOMPARE(made->warnings.isEmpty(), made->files.isEmpty() && !made->text.contains(u"%%"_s));
}

void TestCurlWriter::refuses_data()
{
    QTest::addColumn<HttpRequest>("meant");
    QTest::addColumn<QString>("named");
    const auto row = [this](const char *name, const QString &named, auto &&change) {
        HttpRequest made = request("POST", "{}");
        change(made);
        QTest::newRow(name) << made << named;
    };
    row("NUL in the body", u"body"_s, [](HttpRequest &r) { r.body = QByteArray("a\0b", 3); });
    row("a body that is no text", u"body"_s, [](HttpRequest &r) { r.body = "\xff\xfe"; });
    row("a body that ends in the middle of a character", u"body"_s, [](HttpRequest &r) { r.body = "\xe6\xbc"; });
    row("NUL in a header", u"X-A"_s, [](HttpRequest &r) { r.headers = {header("X-A", u"a"_s + QChar(0))}; });
    row("line feed in a header", u"X-A"_s, [](HttpRequest &r) { r.headers = {header("X-A", u"a\nX-B: b"_s)}; });
    row("carriage return in a header", u"X-A"_s, [](HttpRequest &r) { r.headers = {header("X-A", u"a\rb"_s)}; });
    row("a header's name that is a file", u"@file"_s, [](HttpRequest &r) { r.headers = {header("@file", u"a"_s)}; });
    row("a colon in a header's name", u"X:Y"_s, [](HttpRequest &r) { r.headers = {header("X:Y", u"a"_s)}; });
    row("a header without a name", u"header"_s, [](HttpRequest &r) { r.headers = {header("", u"a"_s)}; });
    row("no method", u"method"_s, [](HttpRequest &r) { r.method.clear(); });
    row("two words for a method", u"GET /"_s, [](HttpRequest &r) { r.method = "GET /"; });
    row("HEAD with a body", u"HEAD"_s, [](HttpRequest &r) { r.method = "HEAD"; });
    row("no URL", u"URL"_s, [](HttpRequest &r) { r.url.clear(); });
    row("a file's URL", u"URL"_s, [](HttpRequest &r) { r.url = QUrl(u"file:///etc/passwd"_s); });
    row("a password in the URL", u"password"_s, [](HttpRequest &r) { r.url.setUserInfo(u"me:secret"_s); });
    row("a password in the proxy's URL", u"password"_s, [](HttpRequest &r) {
        r.connection.proxyMode = ConnectionSettings::Proxy::Fixed;
        r.connection.proxy = QUrl(u"http://me:secret@proxy.example:3128"_s);
    });
}

void TestCurlWriter::refuses()
{
    QFETCH(HttpRequest, meant);
    QFETCH(QString, named);
    const Result<QString> command = curlCommand(meant);
    QVERIFY(!command);
    QCOMPARE(command.error().kind, Error::Kind::Configuration);
    QVERIFY2(command.error().message.contains(named), qPrintable(command.error().message));
    QVERIFY(!command.error().message.contains(u"secret"_s));
}

void TestCurlWriter::refusesToRunWithoutAKey_data()
{
    QTest::addColumn<HttpRequest>("meant");
    HttpRequest made = request("POST", "{}");
    made.headers.append(header("Authorization", u"Bearer {env:LINESIDE_TEST_KEY}"_s));
    QTest::newRow("header") << made;
    made.body = QByteArray(150'000, 'x');
    QTest::newRow("header of a long body") << made;
    made = request("PUT", R"({"a":"{env:LINESIDE_TEST_KEY}"})");
    made.bodyKind = HttpRequest::Body::JsonTemplate;
    QTest::newRow("body") << made;
    made.body = R"({"a":"{env:LINESIDE_TEST_KEY}","b":")" + QByteArray(150'000, 'x') + "\"}";
    QTest::newRow("long body") << made;
}

void TestCurlWriter::refusesToRunWithoutAKey()
{
    QFETCH(HttpRequest, meant);
    for (const QString &shell : differentShells()) {
        for (const bool oneLine : {false, true}) {
            for (const Environment &environment : {Environment{}, Environment{{u"LINESIDE_TEST_KEY"_s, {}}}}) {
                const ShellRun ended = run(shell, curlCommand(meant, {.oneLine = oneLine}).value(), environment);
                QVERIFY(ended.exitCode != 0);
                QVERIFY2(ended.errors.contains("set LINESIDE_TEST_KEY first"), ended.errors.constData());
                QCOMPARE(m_server.takeRequests().size(), 0);
            }
        }
    }
}

void TestCurlWriter::goesThroughTheProxy()
{
    HttpRequest meant = request("POST", "{}");
    meant.url = QUrl(u"http://127.0.0.2:9/anything"_s);
    meant.connection.proxyMode = ConnectionSettings::Proxy::Fixed;
    meant.connection.proxy = QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.port()));
    const ShellRun ended = run(u"sh"_s, curlCommand(meant).value(), {{u"NO_PROXY"_s, u"*"_s}, {u"no_proxy"_s, u"*"_s}});
    QVERIFY2(ended.exitCode == 0, ended.errors.constData());
    const QList<RecordedRequest> came = m_server.takeRequests();
    QCOMPARE(came.size(), 1);
    QCOMPARE(came.constFirst().target, "http://127.0.0.2:9/anything");
    QCOMPARE(came.constFirst().body, "{}");
}

void TestCurlWriter::leavesCurlrcAndTheProxyVariablesAlone()
{
    QFile settings(QDir::home().filePath(u".curlrc"_s));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("header = \"X-From-Curlrc: yes\"\n");
    settings.close();
    HttpRequest meant = request("GET", {});
    meant.connection.proxyMode = ConnectionSettings::Proxy::None;
    const ShellRun ended = run(u"sh"_s, curlCommand(meant).value(), {{u"http_proxy"_s, u"http://127.0.0.1:9"_s}});
    QVERIFY(settings.remove());
    QVERIFY2(ended.exitCode == 0, ended.errors.constData());
    const QList<RecordedRequest> came = m_server.takeRequests();
    QCOMPARE(came.size(), 1);
    QCOMPARE(came.constFirst().target, "/v1/chat/completions");
    QCOMPARE(came.constFirst().values("X-From-Curlrc"), QList<QByteArray>());
}

// A request cannot hold a key, as nothing that may hold one fits into it; so neither can the command.
static_assert(!std::is_constructible_v<ValueTemplate, Secret> && !std::is_convertible_v<Secret, ValueTemplate>);
static_assert(!std::is_convertible_v<Secret, QByteArray> && !std::is_constructible_v<QByteArray, Secret>);
static_assert(!std::is_constructible_v<QString, Secret>);

void TestCurlWriter::holdsNoKey()
{
    const QByteArray key = "sk-live-0123456789";
    qputenv("LINESIDE_TEST_KEY", key);
    HttpRequest made = request("POST", R"({"a":"{env:LINESIDE_TEST_KEY}"})");
    made.bodyKind = HttpRequest::Body::JsonTemplate;
    made.headers.append(header("Authorization", u"Bearer {env:LINESIDE_TEST_KEY}"_s));
    const QString command = curlCommand(made).value();
    qunsetenv("LINESIDE_TEST_KEY");
    QVERIFY(!command.contains(QString::fromLatin1(key)));
    QCOMPARE(command.count(u"${LINESIDE_TEST_KEY:?set LINESIDE_TEST_KEY first}"_s), 2);
}

void TestCurlWriter::takesTheVersionOver_data()
{
    QTest::addColumn<QByteArray>("version"); // by which the request was answered
    QTest::addColumn<QString>("option");
    QTest::newRow("not known") << QByteArray() << QString();
    QTest::newRow("HTTP/1.1") << "1.1"_ba << u"--http1.1"_s;
    QTest::newRow("HTTP/2") << "2"_ba << u"--http2"_s;
    QTest::newRow("another") << "1.0"_ba << QString();
}

void TestCurlWriter::takesTheVersionOver()
{
    QFETCH(QByteArray, version);
    QFETCH(QString, option);
    const QString command = curlCommand(request("POST", "{}"), {.httpVersion = version}).value();
    QCOMPARE(command.contains(u"--http"_s), !option.isEmpty());
    QVERIFY2(command.contains(option), qPrintable(command));
}

void TestCurlWriter::tellsOfAnotherAlphabet_data()
{
    QTest::addColumn<CommandShell>("shell");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("tells");
    QTest::newRow("cmd") << CommandShell::Cmd << u"caf\u00e9"_s << true;
    QTest::newRow("PowerShell") << CommandShell::PowerShell << u"漢"_s << true;
    QTest::newRow("cmd, ASCII") << CommandShell::Cmd << u"cafe"_s << false;
    QTest::newRow("POSIX") << CommandShell::Posix << u"漢"_s << false;
}

void TestCurlWriter::tellsOfAnotherAlphabet()
{
    QFETCH(CommandShell, shell);
    QFETCH(QString, value);
    QFETCH(bool, tells);
    HttpRequest made = request("POST", "{}");
    made.headers = {header("X-A", value)};
    const QString warnings = exportCurl(made, {.shell = shell})->warnings.join(u'\n');
    QCOMPARE(warnings.contains(u"beyond ASCII"_s), tells);
}

QTEST_GUILESS_MAIN(TestCurlWriter)
#include "tst_curlwriter.moc"
