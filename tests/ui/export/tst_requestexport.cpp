// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/fakesecretstore.h"
#include "support/guitest.h"
#include "support/kindsofkeys.h"
#include "ui/export/codeview.h"
#include "ui/export/exportformlist.h"
#include "ui/export/passingclipboard.h"
#include "ui/export/requestexportdialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/notelist.h"
#include "ui/widgets/questions.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lineside;

namespace {

const QByteArray geminiKey = "AIzaSyD-0123456789_abcdefghijklmnop";
const SecretRef gemini = SecretRef::keychain(u"gemini"_s);

HttpRequest question()
{
    HttpRequest request;
    request.url = QUrl(u"https://gw.example/v1/chat/completions"_s);
    request.headers = {{"Content-Type", ValueTemplate::literal(u"application/json"_s)}, {"Authorization", ValueTemplate::withKey(u"Bearer "_s, gemini)}};
    request.body = "{\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"it's “what”?\"}]}";
    request.expectsStream = true;
    return request;
}

ExportSource questionSource()
{
    return {.name = u"route gemini · Demo gateway"_s, .request = question(), .title = u"The question"_s};
}

ExportSource routeSource()
{
    ExportSource source{.name = u"gemini-chat"_s, .request = question(), .title = u"The route"_s};
    source.routeTemplate = R"({"id":"gemini-chat","uri":"/v1/chat/completions","priority":7,"status":0,"plugins":{"ai-proxy":{"provider":"gemini","auth":{"header":{"Authorization":"Bearer {keychain:gemini}"}}}}})";
    source.request->method = "PUT";
    source.request->body = source.routeTemplate;
    source.request->bodyKind = HttpRequest::Body::JsonTemplate;
    source.server = QUrl(u"http://127.0.0.1:9080"_s);
    return source;
}

struct Shown {
    test::FakeSecretStore secrets;
    Workspace workspace;
    QPointer<RequestExportDialog> dialog;

    explicit Shown(const QList<ExportSource> &sources, bool keychainAnswers = true)
    {
        secrets.remember(gemini, Secret(geminiKey));
        secrets.keepWaiting = !keychainAnswers;
        Provider provider;
        provider.key = gemini;
        workspace.providers = {provider};
        dialog = new RequestExportDialog(sources, workspace, secrets, nullptr);
        dialog->open();
    }
    ~Shown() { delete dialog; }

    template<class T>
    T *part(const char *name) const
    {
        T *found = dialog->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    QString text() const { return part<CodeView>("exportText")->toPlainText(); }
    bool isReady() const { return part<QPushButton>("copyRequestExport")->isEnabled(); }
    QString banner() const { return part<Banner>("requestExportBanner")->message(); }
    /// All that can be read in the dialog.
    QString everything() const
    {
        QString all = text() + banner() + dialog->windowTitle();
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            all += u'\n' + label->text() + label->toolTip() + label->accessibleName();
        return all;
    }
};

QString clipboard()
{
    return QGuiApplication::clipboard()->text();
}

} // namespace

class TestRequestExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        QGuiApplication::clipboard()->clear();
        questions::setAnswers({}, {});
    }
    void cleanup() { questions::setAnswers({}, {}); }

    void showsEachForm_data()
    {
        QTest::addColumn<QString>("seen"); // in the preview
        const auto row = [](const char *form, const QString &seen) { QTest::newRow(form) << seen; };
        row("curl", u"curl -q -sS -N --fail-with-body 'https://gw.example/v1/chat/completions'"_s);
        row("curl-file", u"--data-binary '@body.json'"_s);
        row("curl-variables", u"--variable '%GEMINI'"_s);
        row("curl-fish", u"curl -q"_s);
        row("curl-powershell", u"curl.exe"_s);
        row("curl-cmd", u"curl"_s);
        row("python-openai", u"from openai import OpenAI"_s);
        row("javascript-openai", u"import OpenAI from 'openai'"_s);
        row("python", u"import requests"_s);
        row("javascript", u"fetch("_s);
        row("go", u"\"net/http\""_s);
        row("csharp", u"HttpClient"_s);
        row("java", u"java.net.URI"_s);
        row("httpie", u"http "_s);
        row("hurl", u"POST https://gw.example"_s);
        row("k6", u"k6/http"_s);
        row("postman", u"\"schema\""_s);
        row("bruno", u"meta {"_s);
    }

    void showsEachForm()
    {
        QFETCH(QString, seen);
        Shown shown({questionSource()});
        QTRY_VERIFY(shown.isReady());
        QVERIFY(shown.dialog->choose(QString::fromLatin1(QTest::currentDataTag())));
        QVERIFY2(shown.text().contains(seen), qPrintable(shown.text()));
        QTest::mouseClick(shown.part<QPushButton>("copyRequestExport"), Qt::LeftButton);
        QVERIFY2(clipboard().contains(seen), qPrintable(clipboard()));
        QVERIFY(!clipboard().contains(QString::fromLatin1(geminiKey)));
    }

    void everyFormOfARequestIsInTheTable()
    {
        Shown shown({questionSource()});
        QStringList offered;
        for (int row = 0; row < shown.part<ExportFormList>("exportForms")->count(); ++row)
            offered.append(shown.part<ExportFormList>("exportForms")->item(row)->text());
        qsizetype forms = 0;
        for (const ExportForm &form : exportForms()) {
            QCOMPARE(offered.contains(form.title), !form.ofRoute);
            forms += form.ofRoute ? 0 : 1;
        }
        QCOMPARE(forms, 18);
        QCOMPARE(offered.size(), forms + 3); // and the headings
    }

    void tellsWhatARouteFileCannotSay_data()
    {
        QTest::addColumn<QStringList>("named");
        QTest::newRow("adc") << QStringList{u"adc sync"_s, u"switched off"_s};
        QTest::newRow("apisix-yaml") << QStringList{};
        QTest::newRow("gateway-api") << QStringList{u"priority"_s, u"switched off"_s};
        QTest::newRow("kong") << QStringList{u"switched off"_s};
        QTest::newRow("litellm") << QStringList{u"priority"_s};
    }

    void tellsWhatARouteFileCannotSay()
    {
        QFETCH(QStringList, named);
        Shown shown({routeSource()});
        QTRY_VERIFY(shown.isReady());
        QVERIFY(shown.dialog->choose(QString::fromLatin1(QTest::currentDataTag())));
        QVERIFY(shown.isReady());
        const QString notes = shown.part<NoteList>("exportNotes")->notes().join(u'\n');
        for (const QString &name : named)
            QVERIFY2(notes.contains(name), qPrintable(notes));
        QCOMPARE(shown.part<NoteList>("exportNotes")->isVisible(), !notes.isEmpty());
    }

    void offersWhatThereIs()
    {
        Shown shown({routeSource(), questionSource()});
        QTRY_VERIFY(shown.isReady());
        QVERIFY(shown.part<QComboBox>("exportWhat")->isVisible());
        QVERIFY(shown.dialog->choose(u"adc"_s));
        QVERIFY(shown.text().contains(u"services:"_s));
        shown.part<QComboBox>("exportWhat")->setCurrentIndex(1);
        QVERIFY(!shown.dialog->choose(u"adc"_s)); // a question is no route
        QVERIFY2(shown.text().contains(u"chat/completions"_s), qPrintable(shown.text()));
    }

    void keepsTheFormForTheNextTime()
    {
        {
            Shown shown({questionSource()});
            QTRY_VERIFY(shown.isReady());
            QVERIFY(shown.dialog->choose(u"go"_s));
            QTest::mouseClick(shown.part<QPushButton>("copyRequestExport"), Qt::LeftButton);
            QVERIFY(shown.dialog->choose(u"java"_s)); // only looked at
        }
        Shown again({questionSource()});
        QTRY_VERIFY(again.text().contains(u"net/http"_s));
    }

    void showsFilesThatBelongToIt()
    {
        Shown shown({questionSource()});
        QTRY_VERIFY(shown.isReady());
        QVERIFY(shown.dialog->choose(u"curl-file"_s));
        auto *files = shown.part<QTabBar>("exportFiles");
        QVERIFY(files->isVisible());
        QCOMPARE(files->count(), 2);
        files->setCurrentIndex(1);
        QCOMPARE(shown.text().toUtf8(), question().body);
        QVERIFY(shown.dialog->choose(u"curl"_s));
        QVERIFY(!files->isVisible());
    }

    void savesWithWhatBelongsToIt()
    {
        QTemporaryDir folder;
        questions::setAnswers({}, [&folder](questions::FileFor) { return folder.filePath(u"ask"_s); });
        Shown shown({questionSource()});
        QTRY_VERIFY(shown.isReady());
        QVERIFY(shown.dialog->choose(u"curl-file"_s));
        const QString text = shown.text();
        QSignalSpy said(shown.dialog, &RequestExportDialog::statusMessage);
        QTest::mouseClick(shown.part<QPushButton>("saveRequestExport"), Qt::LeftButton);
        QTRY_COMPARE(said.size(), 1);
        QFile saved(folder.filePath(u"ask.sh"_s));
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(saved.readAll()), text);
        const QString body = shown.part<QTabBar>("exportFiles")->tabText(1);
        QFile beside(folder.filePath(body));
        QVERIFY(beside.open(QIODevice::ReadOnly));
        QCOMPARE(beside.readAll(), question().body);
    }

    void saysWhyItWasNotSaved()
    {
        questions::setAnswers({}, [](questions::FileFor) { return u"/no/such/folder/ask.sh"_s; });
        Shown shown({questionSource()});
        QTRY_VERIFY(shown.isReady());
        QTest::mouseClick(shown.part<QPushButton>("saveRequestExport"), Qt::LeftButton);
        QTRY_VERIFY2(shown.banner().contains(u"/no/such/folder"_s), qPrintable(shown.banner()));
        QVERIFY(shown.isReady());
    }

    void oneLineIsForCommands()
    {
        Shown shown({questionSource()});
        QTRY_VERIFY(shown.isReady());
        QVERIFY(shown.dialog->choose(u"curl"_s));
        QVERIFY(shown.text().contains(u" \\\n"_s));
        shown.part<QCheckBox>("exportOneLine")->setChecked(true);
        QVERIFY(!shown.text().contains(u" \\\n"_s));
        QVERIFY(shown.dialog->choose(u"python"_s));
        QVERIFY(!shown.part<QCheckBox>("exportOneLine")->isVisible());
        shown.part<QCheckBox>("exportOneLine")->setChecked(false);
    }

    // The whole way through the panel, with ten kinds of key that the user forgot in the request.
    void noKeyLeaves_data()
    {
        QTest::addColumn<QByteArray>("key");
        for (const auto &[name, key] : test::kindsOfKeys())
            QTest::newRow(name) << key;
    }

    void noKeyLeaves()
    {
        QFETCH(QByteArray, key);
        const QString plain = QString::fromUtf8(key);
        ExportSource source = routeSource();
        source.request = question();
        source.request->headers.append({"X-Note", ValueTemplate::literal(plain)});
        source.request->headers.append({"X-Trace", ValueTemplate::literal(QString::fromLatin1(key.toPercentEncoding()))});
        source.request->body.insert(1, "\"note\":\"" + key.toBase64() + "\",");
        Shown shown({source});
        shown.secrets.remember(gemini, Secret(key));
        const QStringList written = test::writtenForms(key);
        QTRY_VERIFY(shown.part<QLabel>("exportSaid")->text().isEmpty()); // they were compared
        for (const ExportForm &form : exportForms()) {
            QVERIFY(shown.dialog->choose(form.id));
            const QString all = shown.everything();
            for (const QString &form64 : written)
                QVERIFY2(!all.contains(form64), qPrintable(form.id + u": "_s + all));
            if (form.ofRoute)
                continue; // made of the template alone, which refers to it
            QVERIFY2(!shown.isReady(), qPrintable(form.id));
            QVERIFY(!shown.part<QPushButton>("saveRequestExport")->isEnabled());
            QVERIFY(shown.text().isEmpty());
            QVERIFY2(shown.banner().contains(u"not exported"_s), qPrintable(shown.banner()));
        }
    }

    void nothingIsShownBeforeKeysWereCompared()
    {
        Shown shown({questionSource()}, false);
        QVERIFY(shown.text().isEmpty());
        QVERIFY(!shown.isReady());
        // A keychain that never answers does not hold it up for ever, but it is said.
        QTRY_VERIFY_WITH_TIMEOUT(shown.isReady(), 10000);
        QVERIFY(!shown.text().isEmpty());
        QVERIFY2(shown.banner().contains(u"keychain does not answer"_s), qPrintable(shown.banner()));
    }

    void aLockedKeychainIsNamed()
    {
        Shown shown({questionSource()});
        shown.workspace.providers.first().key = SecretRef::keychain(u"elsewhere"_s);
        shown.secrets.pretend(SecretStore::State::Locked, u"locked"_s);
        delete shown.dialog;
        shown.dialog = new RequestExportDialog({questionSource()}, shown.workspace, shown.secrets, nullptr);
        shown.dialog->open();
        QTRY_VERIFY(shown.isReady());
        QVERIFY2(shown.banner().contains(u"keychain is locked"_s), qPrintable(shown.banner()));
    }

    // A long one is written elsewhere; what was chosen last is what is shown, whatever comes first.
    void aLongRequestIsWrittenMeanwhile()
    {
        ExportSource source = questionSource();
        source.request->body = "{\"a\":\"" + QByteArray(300'000, 'x') + "\"}";
        Shown shown({source});
        QTRY_VERIFY(shown.isReady());
        QVERIFY(shown.dialog->choose(u"python"_s));
        QVERIFY(!shown.isReady());
        QVERIFY(shown.text().isEmpty());
        QVERIFY(shown.dialog->choose(u"curl"_s));
        QVERIFY(!shown.isReady());
        QTRY_VERIFY(shown.isReady());
        QVERIFY2(shown.text().contains(u"curl -q"_s), qPrintable(shown.text().left(200)));
        QVERIFY(shown.text().size() < 50'000); // it would take seconds to be laid out
        QVERIFY(shown.part<NoteList>("exportNotes")->notes().join(u'\n').contains(u"preview is cut"_s));
        QVERIFY(shown.part<QLabel>("exportSaid")->text().isEmpty());
        QTest::mouseClick(shown.part<QPushButton>("copyRequestExport"), Qt::LeftButton);
        QVERIFY(clipboard().contains(QString(300'000, u'x')));
    }

    void aKeyInALongRequestIsFound()
    {
        ExportSource source = questionSource();
        source.request->body = "{\"a\":\"" + QByteArray(300'000, 'x') + geminiKey + "\"}";
        Shown shown({source});
        QTRY_VERIFY2(shown.banner().contains(u"not exported"_s), qPrintable(shown.banner()));
        QVERIFY(!shown.isReady());
        QVERIFY(shown.text().isEmpty());
    }

    void keysAreIncludedByWordAlone_data()
    {
        QTest::addColumn<bool>("confirmed");
        QTest::newRow("confirmed") << true;
        QTest::newRow("refused") << false;
    }

    void keysAreIncludedByWordAlone()
    {
        QFETCH(bool, confirmed);
        QString asked;
        bool isDestructive = false;
        questions::setAnswers(
            [&](const questions::Question &question) {
                asked = question.text;
                isDestructive = question.destructive;
                return confirmed;
            },
            {});
        Shown shown({questionSource()});
        QTRY_VERIFY(shown.isReady());
        QVERIFY(shown.dialog->choose(u"curl"_s));
        const QString without = shown.text();
        auto *box = shown.part<QCheckBox>("exportWithKeys");
        QVERIFY(box->isVisible() && box->isEnabled() && !box->isChecked());
        box->click();
        QVERIFY(isDestructive && asked.contains(u"can then use your keys"_s));
        if (!confirmed) {
            QVERIFY(!box->isChecked());
            QCOMPARE(shown.text(), without);
            return;
        }
        QTRY_VERIFY(shown.text().contains(QString::fromLatin1(geminiKey)));
        QVERIFY(shown.banner().contains(u"keys stand in this text"_s));
        // Other forms never hold them, and it does not stay.
        QVERIFY(shown.dialog->choose(u"python"_s));
        QVERIFY(!shown.everything().contains(QString::fromLatin1(geminiKey)));
        QVERIFY(shown.dialog->choose(u"curl"_s));
        QVERIFY(shown.text().contains(QString::fromLatin1(geminiKey)));
        box->click();
        QVERIFY(!shown.everything().contains(QString::fromLatin1(geminiKey)));
    }

    void aFileWithKeysIsTheOwnersAlone()
    {
        QTemporaryDir folder;
        questions::setAnswers([](const questions::Question &) { return true; }, [&folder](questions::FileFor) { return folder.filePath(u"ask.sh"_s); });
        Shown shown({questionSource()});
        QTRY_VERIFY(shown.isReady());
        QVERIFY(shown.dialog->choose(u"curl"_s));
        shown.part<QCheckBox>("exportWithKeys")->click();
        QTRY_VERIFY(shown.text().contains(QString::fromLatin1(geminiKey)));
        QSignalSpy said(shown.dialog, &RequestExportDialog::statusMessage);
        QTest::mouseClick(shown.part<QPushButton>("saveRequestExport"), Qt::LeftButton);
        QTRY_COMPARE(said.size(), 1);
        const QFile::Permissions others = QFile::ReadGroup | QFile::ReadOther;
        QVERIFY(!(QFileInfo(folder.filePath(u"ask.sh"_s)).permissions() & others));
    }

    void keysLeaveTheClipboardAgain()
    {
        copyInPassing(u"a key"_s, 0ms);
        QCOMPARE(clipboard(), u"a key"_s);
        QTRY_COMPARE(clipboard(), QString());
        copyInPassing(u"a key"_s, 0ms);
        QGuiApplication::clipboard()->setText(u"something else"_s);
        QCoreApplication::processEvents();
        QCOMPARE(clipboard(), u"something else"_s);
    }

    void isWorkedByKeys()
    {
        Shown shown({questionSource()});
        QTRY_VERIFY(shown.isReady());
        auto *forms = shown.part<ExportFormList>("exportForms");
        QVERIFY(shown.dialog->choose(u"curl-cmd"_s));
        forms->setFocus();
        QTest::keyClick(forms, Qt::Key_Down); // over the heading
        QCOMPARE(forms->form()->id, u"python-openai"_s);
        QTest::keyClick(forms, Qt::Key_Up);
        QCOMPARE(forms->form()->id, u"curl-cmd"_s);
        QPointer<RequestExportDialog> dialog = shown.dialog;
        QTest::keyClick(forms, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
    }
};

QTEST_MAIN(TestRequestExport)
#include "tst_requestexport.moc"
