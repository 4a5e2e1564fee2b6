// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Random requests leave as commands and must come to a server, and back in, as they were. LINESIDE_CURL_REQUESTS tells how many.
#include "anyrequest.h"
#include "interchange/curlimport.h"
#include "interchange/curlwriter.h"
#include "sentbycurl.h"
#include "windowsshells.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;
using namespace lineside::testing;

namespace {

constexpr int batch = 100; ///< commands in one process of a shell
constexpr quint32 seed = 20261122;
const Environment keys{{u"KEY"_s, awkwardKey}};

// Two requests that ask the same, told apart as a server would: the spaces around a header's value are none of it.
QString modelDifference(const HttpRequest &meant, const HttpRequest &read, bool sameJson)
{
    if (read.method != meant.method)
        return u"method %1"_s.arg(QString::fromUtf8(read.method));
    if (read.url.toEncoded() != meant.url.toEncoded())
        return u"URL %1"_s.arg(QString::fromUtf8(read.url.toEncoded()));
    if (read.expectsStream != meant.expectsStream)
        return u"stream"_s;
    QStringList headers[2];
    for (const auto &[request, list] : {std::pair(&meant, &headers[0]), std::pair(&read, &headers[1])}) {
        for (const HttpHeader &header : request->headers)
            list->append(QString::fromUtf8(header.name) + u": "_s + QString::fromUtf8(header.value.toString().toUtf8().trimmed()));
    }
    if (headers[0] != headers[1])
        return u"headers %1"_s.arg(headers[1].join(u'|'));
    const auto partsOf = [](const HttpRequest &request) {
        const QString text = QString::fromUtf8(request.body);
        return request.bodyKind == HttpRequest::Body::JsonTemplate ? ValueTemplate::parse(text) : ValueTemplate::literal(text);
    };
    if (sameJson && !QJsonDocument::fromJson(meant.body).isNull())
        return QJsonDocument::fromJson(partsOf(meant).toString().toUtf8()) == QJsonDocument::fromJson(partsOf(read).toString().toUtf8()) ? QString() : u"JSON"_s;
    return partsOf(meant) == partsOf(read) ? QString() : u"body"_s;
}

} // namespace

class TestCurlRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shellsSendWhatWasMeant_data();
    void shellsSendWhatWasMeant();
    void windowsShellsSendWhatWasMeant_data();
    void windowsShellsSendWhatWasMeant();
    void readsWhatItWrote_data();
    void readsWhatItWrote();
    void bodyFilesAreTakenAsCurlTakesThem_data();
    void bodyFilesAreTakenAsCurlTakesThem();

private:
    void runBatch(const QString &program, const QStringList &arguments, const QList<HttpRequest> &meant, CommandShell shell);

    RecordingServer m_server;
};

void TestCurlRoundTrip::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_server.takeRequests();
}

void TestCurlRoundTrip::shellsSendWhatWasMeant_data()
{
    QTest::addColumn<QStringList>("program");
    QTest::addColumn<CommandShell>("shell");
    QTest::newRow("dash") << QStringList{u"dash"_s, u"-s"_s} << CommandShell::Posix;
    QTest::newRow("bash") << QStringList{u"bash"_s, u"-s"_s} << CommandShell::Posix;
    QTest::newRow("bash as sh") << QStringList{u"bash"_s, u"--posix"_s, u"-s"_s} << CommandShell::Posix;
    QTest::newRow("zsh") << QStringList{u"zsh"_s, u"-s"_s} << CommandShell::Posix;
    QTest::newRow("busybox") << QStringList{u"busybox"_s, u"sh"_s, u"-s"_s} << CommandShell::Posix;
    QTest::newRow("fish") << QStringList{u"fish"_s} << CommandShell::Fish;
}

void TestCurlRoundTrip::runBatch(const QString &program, const QStringList &arguments, const QList<HttpRequest> &meant, CommandShell shell)
{
    QTemporaryDir directory;
    QString script;
    for (int i = 0; i < meant.size(); ++i) {
        const Result<ExportedText> made = exportCurl(meant.at(i), optionsFor(shell, i));
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        const QString place = directory.filePath(QString::number(i));
        for (const ExportedFile &body : made->files) {
            QVERIFY(QDir().mkpath(place));
            QFile file(place + u'/' + body.name);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(body.bytes) == body.bytes.size());
        }
        if (!made->files.isEmpty())
            script += u"cd "_s + place + u'\n';
        script += made->text + u" || echo request %1 >&2\n"_s.arg(i);
    }
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.insert(u"KEY"_s, awkwardKey);
    QProcess process;
    process.setProcessEnvironment(variables);
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(program, arguments);
    process.write(script.toUtf8());
    process.closeWriteChannel();
    QVERIFY(finished.wait(120'000));
    const QByteArray errors = process.readAllStandardError();
    QVERIFY2(errors.isEmpty(), errors.left(2000).constData());
    const QList<RecordedRequest> came = m_server.takeRequests();
    QCOMPARE(came.size(), meant.size());
    for (int i = 0; i < meant.size(); ++i) {
        const QString wrong = difference(meant.at(i), came.at(i), keys);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"request %1: %2"_s.arg(i).arg(wrong)));
    }
}

void TestCurlRoundTrip::shellsSendWhatWasMeant()
{
    QFETCH(QStringList, program);
    QFETCH(CommandShell, shell);
    const QString path = QStandardPaths::findExecutable(program.takeFirst());
    if (path.isEmpty())
        QSKIP("this shell is not installed");
    QRandomGenerator random(seed);
    const QUrl base(u"http://127.0.0.1:%1"_s.arg(m_server.port()));
    for (int done = 0; done < requestCount(); done += batch) {
        QList<HttpRequest> meant;
        for (int i = 0; i < std::min(batch, requestCount() - done); ++i)
            meant.append(anyRequest(random, base));
        runBatch(path, program, meant, shell);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestCurlRoundTrip::windowsShellsSendWhatWasMeant_data()
{
    QTest::addColumn<CommandShell>("shell");
    QTest::newRow("PowerShell") << CommandShell::PowerShell;
    QTest::newRow("cmd") << CommandShell::Cmd;
}

void TestCurlRoundTrip::windowsShellsSendWhatWasMeant()
{
    QFETCH(CommandShell, shell);
    QRandomGenerator random(seed + 1);
    const QUrl base(u"http://127.0.0.1:%1"_s.arg(m_server.port()));
    for (int i = 0; i < requestCount(); ++i) {
        const HttpRequest meant = anyRequest(random, base);
        const Result<ExportedText> made = exportCurl(meant, optionsFor(shell, i));
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        const auto arguments = shell == CommandShell::Cmd ? cmdArguments(made->text, keys) : powerShellArguments(made->text, keys);
        QVERIFY2(arguments, qPrintable(made->text));
        const QString wrong = differenceAsSent(meant, *made, *arguments, m_server, keys);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong + u'\n' + made->text.left(2000)));
    }
}

void TestCurlRoundTrip::readsWhatItWrote_data()
{
    QTest::addColumn<CommandShell>("shell");
    QTest::addColumn<CurlOptions::Form>("form");
    QTest::newRow("POSIX") << CommandShell::Posix << CurlOptions::Form::Short;
    QTest::newRow("POSIX, keys by curl") << CommandShell::Posix << CurlOptions::Form::Variables;
    QTest::newRow("fish") << CommandShell::Fish << CurlOptions::Form::Short;
    QTest::newRow("PowerShell") << CommandShell::PowerShell << CurlOptions::Form::Short;
    QTest::newRow("PowerShell, keys by curl") << CommandShell::PowerShell << CurlOptions::Form::Variables;
    QTest::newRow("cmd") << CommandShell::Cmd << CurlOptions::Form::Short;
}

void TestCurlRoundTrip::readsWhatItWrote()
{
    QFETCH(CommandShell, shell);
    QFETCH(CurlOptions::Form, form);
    QRandomGenerator random(seed + 2);
    for (int i = 0; i < requestCount(); ++i) {
        const HttpRequest meant = anyRequest(random, QUrl(u"https://gateway.example"_s));
        CurlOptions options = optionsFor(shell, i);
        options.form = form;
        const Result<ExportedText> made = exportCurl(meant, options);
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
        const auto read = importCurl(made->text, shell);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message + u'\n' + made->text.left(2000)));
        QCOMPARE(read->size(), std::size_t(1));
        HttpRequest request = read->front().request;
        if (!made->files.isEmpty()) {
            QCOMPARE(read->front().bodyFile, made->files.constFirst().name);
            request.body = made->files.constFirst().bytes;
        }
        const QString wrong = modelDifference(meant, request, isWindowsShell(shell));
        QVERIFY2(wrong.isEmpty(), qPrintable(u"request %1: %2\n"_s.arg(i).arg(wrong) + made->text.left(2000)));
    }
}

void TestCurlRoundTrip::bodyFilesAreTakenAsCurlTakesThem_data()
{
    QTest::addColumn<QString>("arguments");
    const auto row = [](const char *name, const QString &arguments) { QTest::newRow(name) << arguments; };
    row("-d loses line breaks", u"-d @a.txt"_s);
    row("-d behind another", u"-d x=1 -d @a.txt -d y=2"_s);
    row("--data-ascii", u"--data-ascii @a.txt"_s);
    row("--data-binary", u"--data-binary @a.txt"_s);
    row("--json", u"--json @b.json"_s);
    row("--json in pieces", u"--json '[' --json @b.json --json ']'"_s);
    row("--data-urlencode", u"--data-urlencode @a.txt"_s);
    row("--data-urlencode with a name", u"--data-urlencode n@a.txt -d z"_s);
    row("-G", u"-G --data-urlencode n@a.txt"_s);
    row("-T", u"-T a.txt"_s);
    row("-F file", u"-F f=@a.txt"_s);
    row("-F file with a type and a name", u"-F 'f=@b.json;type=application/json;filename=c.json'"_s);
    row("-F file of an unknown type", u"-F f=@b.json -F g=h"_s);
    row("-F text from a file", u"-F 'f=<a.txt'"_s);
    row("two files", u"--data-binary @a.txt --data-binary @b.json"_s);
}

// curl itself sends the command from the folder with the files; the import is given what they hold.
void TestCurlRoundTrip::bodyFilesAreTakenAsCurlTakesThem()
{
    QFETCH(QString, arguments);
    const BodyFiles files{{u"a.txt"_s, "one\r\n\"zwei\" & é=漢 {env:KEY} %25\n"}, {u"b.json"_s, "{\n \"a\": \"{env:KEY}\"\n}\n"}};
    QTemporaryDir directory;
    for (auto each = files.begin(); each != files.end(); ++each) {
        QFile file(directory.filePath(each.key()));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(*each) == each->size());
    }
    const QString command = u"curl -q -sS %1 http://127.0.0.1:%2/p"_s.arg(arguments).arg(m_server.port());
    QProcess shell;
    shell.setWorkingDirectory(directory.path());
    QSignalSpy finished(&shell, &QProcess::finished);
    shell.start(u"sh"_s, {u"-c"_s, command});
    QVERIFY(finished.wait(60'000));
    const QList<RecordedRequest> came = m_server.takeRequests();
    QCOMPARE(came.size(), 1);

    const auto unread = importCurl(command);
    QVERIFY(unread);
    QVERIFY(files.contains(unread->front().bodyFile));
    const auto read = importCurl(command, CommandShell::Posix, files);
    QVERIFY(read);
    const ImportedRequest &made = read->front();
    QCOMPARE(made.bodyFile, QString());
    QVERIFY2(made.warnings.isEmpty(), qPrintable(made.warnings.join(u'\n')));
    RecordedRequest sent = came.constFirst();
    const QString target = QString::fromLatin1(sent.target); // -G writes the digits of escapes small
    static const QRegularExpression escape(u"%[0-9a-f]{2}"_s);
    for (const QRegularExpressionMatch &match : escape.globalMatch(target))
        sent.target.replace(match.capturedStart(), 3, match.captured().toUpper().toLatin1());
    if (const HttpHeader *type = made.request.header("Content-Type")) {
        const QByteArray marker = "boundary=";
        const QByteArray typeSent = sent.values("Content-Type").value(0);
        const QByteArray boundarySent = typeSent.sliced(std::max<qsizetype>(typeSent.indexOf(marker), 0));
        const QByteArray typeMade = type->value.toString().toUtf8();
        if (typeSent.contains(marker))
            sent.body.replace(boundarySent.sliced(marker.size()), typeMade.sliced(typeMade.indexOf(marker) + marker.size()));
        QCOMPARE(typeSent.left(typeSent.indexOf(';')), typeMade.left(typeMade.indexOf(';')));
    }
    HttpRequest meant = made.request;
    meant.headers.clear();
    const QString wrong = difference(meant, sent, {{u"KEY"_s, u"a key that must not be put in"_s}});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong + u'\n' + QString::fromUtf8(sent.body) + u'\n' + QString::fromUtf8(made.request.body)));
}

QTEST_GUILESS_MAIN(TestCurlRoundTrip)
#include "tst_curlroundtrip.moc"
