// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Random requests leave as batch files that Wine's cmd runs: the arguments that come out must be those of the model that the tests without
// it go by, and curl must send with them what was meant. LINESIDE_CURL_REQUESTS tells how many.
#include "interchange/curlwriter.h"
#include "sentbycurl.h"
#include "windowsshells.h"
#include "winecmd.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;
using namespace lineside::testing;

namespace {

constexpr int batch = 100; ///< commands in one batch file
constexpr quint32 seed = 20261123;
const Environment keys{{u"KEY"_s, awkwardKey}};

// The arguments as they are told, to be compared and to be read in a failure.
QString listed(const QStringList &arguments)
{
    return u"‹"_s + arguments.join(u"› ‹"_s) + u'›';
}

} // namespace

class TestCmdByWine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!m_cmd.missing().isEmpty())
            QSKIP(qPrintable(m_cmd.missing()));
        const QString wrong = m_cmd.prepare();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void readsACommand_data();
    void readsACommand()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, arguments);
        const auto seen = m_cmd.run(u"curl.exe "_s + line + u'\n', keys);
        QVERIFY2(seen, seen ? "" : qPrintable(seen.error().message));
        QCOMPARE(seen->size(), 1);
        QCOMPARE(listed(seen->constFirst()), listed(arguments));
        const auto model = cmdArguments(u"curl.exe "_s + line + u'\n', keys);
        QVERIFY(model);
        QCOMPARE(listed(*model), listed(arguments));
    }

    void aKeyThatIsNotSetRunsNothing()
    {
        HttpRequest request;
        request.url = QUrl(u"https://gw.example/"_s);
        request.headers = {{"Authorization", ValueTemplate::withKey(u"Bearer "_s, SecretRef::environment(u"KEY"_s))}};
        const QString command = exportCurl(request, {.shell = CommandShell::Cmd})->text;
        const auto seen = m_cmd.run(command + u"\ncurl.exe after\n"_s, {});
        QVERIFY2(seen, seen ? "" : qPrintable(seen.error().message));
        QCOMPARE(*seen, QList<QStringList>{{u"after"_s}});
    }

    void requestsArriveAsTheyWereMeant()
    {
        QRandomGenerator random(seed);
        const QUrl base(u"http://127.0.0.1:%1"_s.arg(m_server.port()));
        for (int done = 0; done < requestCount() && !QTest::currentTestFailed(); done += batch) {
            QList<HttpRequest> meant;
            for (int i = 0; i < std::min(batch, requestCount() - done); ++i)
                meant.append(anyRequest(random, base));
            runBatch(meant);
        }
    }

private:
    void runBatch(const QList<HttpRequest> &meant)
    {
        QList<ExportedText> exports;
        QString script;
        for (int i = 0; i < meant.size(); ++i) {
            Result<ExportedText> made = exportCurl(meant.at(i), optionsFor(CommandShell::Cmd, i));
            QVERIFY2(made, made ? "" : qPrintable(made.error().message));
            script += made->text + u'\n';
            exports.append(*made);
        }
        const auto seen = m_cmd.run(script, keys);
        QVERIFY2(seen, seen ? "" : qPrintable(seen.error().message));
        QCOMPARE(seen->size(), meant.size());
        for (int i = 0; i < meant.size(); ++i) {
            const ExportedText &made = exports.at(i);
            const auto model = cmdArguments(made.text, keys);
            QVERIFY2(model, qPrintable(made.text));
            QVERIFY2(seen->at(i) == *model, qPrintable(made.text + u'\n' + listed(seen->at(i)) + u'\n' + listed(*model)));
            const QString wrong = differenceAsSent(meant.at(i), made, seen->at(i), m_server, keys);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong + u'\n' + made.text.left(2000)));
        }
    }

    WineCmd m_cmd;
    RecordingServer m_server;
};

void TestCmdByWine::readsACommand_data()
{
    QTest::addColumn<QString>("line"); // behind curl.exe
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *name, const QString &line, const QStringList &arguments) { QTest::newRow(name) << line << arguments; };
    row("words", uR"("-q" "a b" c)"_s, {u"-q"_s, u"a b"_s, u"c"_s});
    row("an empty word", uR"("" "x")"_s, {QString(), u"x"_s});
    row("a percent sign", uR"("100%%" "%%PATH%%")"_s, {u"100%"_s, u"%PATH%"_s});
    row("signs of the shell between quotes", uR"("a&b|c<d>e^f(g)!h")"_s, {u"a&b|c<d>e^f(g)!h"_s});
    row("signs of the shell with carets", uR"(^"a\^"^&^|^<^>^^^(^)^!^")"_s, {u"a\"&|<>^()!"_s});
    row("a quote ends what carets are for", uR"("a\"b^&" "c")"_s, {u"a\"b&"_s, u"c"_s});
    row("backslashes before a quote", uR"("a\\" "b\\\"c" "\d")"_s, {u"a\\"_s, u"b\\\"c"_s, u"\\d"_s});
    row("a variable", uR"("Bearer %KEY%")"_s, {u"Bearer "_s + awkwardKey});
    row("a caret at the end of a line", u"\"a\" ^\n  \"b\""_s, {u"a"_s, u"b"_s});
    row("a star", uR"("*" "?")"_s, {u"*"_s, u"?"_s});
    row("other scripts", uR"("é漢🚀")"_s, {u"é漢🚀"_s});
}

QTEST_GUILESS_MAIN(TestCmdByWine)
#include "tst_cmdbywine.moc"
