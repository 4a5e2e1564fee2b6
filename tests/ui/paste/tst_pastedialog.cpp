// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/curlwriter.h"
#include "support/fakesecretstore.h"
#include "support/guitest.h"
#include "ui/export/codeview.h"
#include "ui/paste/foundkeyrows.h"
#include "ui/paste/pastedialog.h"
#include "ui/paste/pasteddrop.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/notelist.h"
#include "ui/widgets/questions.h"

#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace lineside;

Q_DECLARE_METATYPE(lineside::FoundKeyRows::Use)

namespace {

const QString plainKey = u"sk-0123456789abcdefghijABCD"_s;
const QString chat = u"curl https://api.example.com/v1/chat/completions -H 'Authorization: Bearer sk-0123456789abcdefghijABCD' "
                     "-d '{\"model\":\"m-1\",\"temperature\":0.5,\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":\"Hi\"}]}'"_s;
const QString adminPut = u"curl http://127.0.0.1:9180/apisix/admin/routes/my-route -X PUT -H 'X-API-KEY: 0123456789abcdef' "
                         "-d '{\"uri\":\"/mine\",\"plugins\":{\"ai-proxy\":{\"provider\":\"openai\"}}}'"_s;

Workspace workspaceWith(bool provider, bool gateway)
{
    Workspace workspace;
    if (provider) {
        Provider known;
        known.id = ProviderId(u"p"_s);
        known.name = u"Example"_s;
        known.baseUrl = u"https://api.example.com/v1"_s;
        known.key = SecretRef::keychain(u"api-example-com"_s);
        workspace.providers.append(known);
    }
    if (gateway) {
        Gateway known;
        known.id = GatewayId(u"g"_s);
        known.name = u"Edge"_s;
        known.adminUrl = QUrl(u"http://127.0.0.1:9180/apisix/admin"_s);
        workspace.gateways.append(known);
    }
    return workspace;
}

struct Shown {
    test::FakeSecretStore secrets;
    QPointer<PasteDialog> dialog;
    QList<ChatCall> chats;
    QList<HttpRequest> requests;
    QList<QByteArray> routes;

    explicit Shown(const Workspace &workspace = workspaceWith(false, false))
    {
        dialog = new PasteDialog(workspace, secrets, nullptr);
        QObject::connect(dialog, &PasteDialog::chatOpened, dialog, [this](const ChatCall &call) { chats.append(call); });
        QObject::connect(dialog, &PasteDialog::requestOpened, dialog, [this](const HttpRequest &request) { requests.append(request); });
        QObject::connect(dialog, &PasteDialog::routesOpened, dialog, [this](const GatewayId &, const QList<QByteArray> &all) { routes += all; });
        dialog->open();
    }
    ~Shown() { delete dialog; }

    template<class T>
    T *part(const QString &name) const
    {
        T *found = dialog->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    void paste(const QString &text) const
    {
        part<QPlainTextEdit>(u"pastedText"_s)->setPlainText(text);
        QTest::mouseClick(part<QPushButton>(u"readPasted"_s), Qt::LeftButton);
    }
    QString kind() const { return part<QWidget>(u"openPasted"_s)->isVisible() ? part<QLabel>(u"pastedKind"_s)->text() : QString(); }
    QString message() const { return part<CodeView>(u"pastedMessage"_s)->toPlainText(); }
    QString notes() const { return part<NoteList>(u"pastedNotes"_s)->notes().join(u'\n'); }
    QString banner() const { return part<Banner>(u"pasteBanner"_s)->message(); }
    QString place() const { return part<QComboBox>(u"pastedPlace"_s)->currentText(); }
    void open() const { QTest::mouseClick(part<QPushButton>(u"openPasted"_s), Qt::LeftButton); }
    /// All that can be read on the page that tells.
    QString everything() const
    {
        QString all = message() + notes() + banner();
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            all += u'\n' + label->text() + label->accessibleName();
        return all;
    }
};

QByteArray fileWith(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("no file");
    return file.fileName().toUtf8();
}

} // namespace

class TestPasteDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }
    void cleanup() { questions::setAnswers({}, {}); }

    void tellsWhatATextMeans_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("note"); // one of them
        QTest::newRow("a chat") << chat << u"A chat in OpenAI's dialect"_s << u"Chat: the URL with the headers of the command"_s << QString();
        QTest::newRow("another dialect") << u"curl https://h/v1/messages -H 'anthropic-version: 2023-06-01' -d '{\"messages\":[]}'"_s << u"A chat in Anthropic's dialect"_s
                                         << u"Verify: this request as it stands"_s << u"OpenAI's dialect"_s;
        QTest::newRow("Gemini's dialect") << u"curl https://h/v1beta/models/g:generateContent -d '{\"contents\":[]}'"_s << u"A chat in Gemini's dialect"_s
                                          << u"Verify: this request as it stands"_s << QString();
        QTest::newRow("a route") << adminPut << u"A route for a gateway's Admin API"_s << u"Routes: a draft for Edge"_s << QString();
        QTest::newRow("a plain request") << u"curl -s https://h/health"_s << u"A request"_s << u"Verify: this request as it stands"_s << QString();
        QTest::newRow("an option that is not known") << u"curl --sasl-ir https://h/"_s << u"A request"_s << u"Verify: this request as it stands"_s << u"--sasl-ir"_s;
        QTest::newRow("a substitution") << u"curl https://h/ -d \"$(cat /etc/passwd)\""_s << u"A request"_s << u"Verify: this request as it stands"_s << u"would be run. It was not"_s;
        QTest::newRow("a body from a file") << u"curl https://h/ -d @/etc/passwd"_s << u"A request"_s << u"Verify: this request as it stands"_s << QString();
        QTest::newRow("a body that is typed") << u"curl https://h/ -d @-"_s << u"A request"_s << u"Verify: this request as it stands"_s << u"read from “-”"_s;
        QTest::newRow("options for curl alone") << u"curl -L --retry 3 https://h/"_s << u"A request"_s << u"Verify: this request as it stands"_s << u"--location, --retry"_s;
        QTest::newRow("PowerShell") << u"curl.exe https://h/v1/x `\n  -H 'A: b'"_s << u"A request"_s << u"Verify: this request as it stands"_s << QString();
        QTest::newRow("Postman") << u"{\"info\":{},\"item\":[{\"request\":{\"method\":\"GET\",\"url\":\"https://h/a\"}}]}"_s << u"A request"_s
                                 << u"Verify: this request as it stands"_s << QString();
        QTest::newRow("Bruno") << u"meta {\n  name: a\n}\n\nget {\n  url: https://h/x\n}\n"_s << u"A request"_s << u"Verify: this request as it stands"_s << QString();
        QTest::newRow("ADC") << u"services:\n  - name: s\n    routes:\n      - name: r\n        uris: [/a]\n"_s << u"A route for a gateway"_s << u"Routes: a draft for Edge"_s << QString();
        QTest::newRow("apisix.yaml") << u"routes:\n  - id: a\n    uri: /a\n  - id: b\n    uri: /b\n#END\n"_s << u"Routes for a gateway: 2"_s << u"Routes: a draft for Edge"_s << QString();
        QTest::newRow("Admin API JSON") << u"{\"value\":{\"id\":\"a\",\"uri\":\"/a\"}}"_s << u"A route for a gateway"_s << u"Routes: a draft for Edge"_s << QString();
    }

    void tellsWhatATextMeans()
    {
        QFETCH(QString, text);
        QFETCH(QString, kind);
        QFETCH(QString, place);
        QFETCH(QString, note);
        Shown shown(workspaceWith(false, true));
        shown.paste(text);
        QTRY_COMPARE(shown.kind(), kind);
        QCOMPARE(shown.place(), place);
        QVERIFY2(shown.notes().contains(note), qPrintable(shown.notes()));
        QVERIFY(shown.part<QPushButton>(u"openPasted"_s)->isEnabled());
        // Telling does nothing.
        QCOMPARE(shown.chats.size() + shown.requests.size() + shown.routes.size(), 0);
        QVERIFY(!shown.message().contains(u"root:"_s));
    }

    void readsABodyFileWhenToldTo_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("said"); // in the banner
        QTest::newRow("a chat") << R"({"model":"m-1","messages":[{"role":"user","content":"From the file"}]})"_ba << u"A chat in OpenAI's dialect"_s << QString();
        QTest::newRow("anything") << "From the file"_ba << u"A request"_s << QString();
        QTest::newRow("no text") << "\x89PNG From the file"_ba << u"A request"_s << u"not UTF-8 text"_s;
        QTest::newRow("too long") << QByteArray(16 * 1024 * 1024 + 1, 'x') << u"A request"_s << u"larger than 16 MiB"_s;
        QTest::newRow("not there") << QByteArray() << u"A request"_s << u"cannot be read"_s;
    }

    void readsABodyFileWhenToldTo()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, kind);
        QFETCH(QString, said);
        QTemporaryDir folder;
        const QString name = folder.filePath(u"ask.json"_s);
        if (!content.isEmpty())
            fileWith(folder, u"ask.json"_s, content);
        QStringList picked;
        questions::setAnswers({}, [&picked, name](questions::FileFor) {
            picked.append(name);
            return name;
        });
        Shown shown;
        shown.paste(u"curl https://h/v1/models\ncurl https://h/v1/chat/completions -d @"_s + name);
        auto *which = shown.part<QComboBox>(u"pastedWhich"_s);
        QTRY_COMPARE(which->count(), 2);
        auto *read = shown.part<QPushButton>(u"readBodyFile"_s);
        QVERIFY(!read->isVisible()); // the first has no body
        which->setCurrentIndex(1);
        QVERIFY(read->isVisible());
        QVERIFY(shown.part<QLabel>(u"bodyFileAbout"_s)->text().contains(name));
        QVERIFY2(!shown.notes().contains(name), qPrintable(shown.notes())); // it is said once
        QVERIFY(!shown.everything().contains(u"From the file"_s));
        QVERIFY(picked.isEmpty());
        QTest::mouseClick(read, Qt::LeftButton);
        QCOMPARE(picked, QStringList{name});
        if (said.isEmpty()) {
            QTRY_VERIFY2(shown.message().contains(u"From the file"_s), qPrintable(shown.message()));
            QVERIFY(!read->isVisible());
        } else {
            QTRY_VERIFY2(shown.banner().contains(said), qPrintable(shown.banner()));
            QVERIFY(read->isVisible() && read->isEnabled());
        }
        QCOMPARE(which->currentIndex(), 1);
        QCOMPARE(shown.kind(), kind);
    }

    void readsNoOptionsFromAFile()
    {
        Shown shown;
        shown.paste(u"curl -K options.txt https://h/"_s);
        QTRY_VERIFY2(shown.banner().contains(u"-K"_s), qPrintable(shown.banner()));
        QVERIFY(!shown.part<QPushButton>(u"readBodyFile"_s)->isVisible());
    }

    void membersStayInTheirOrder()
    {
        Shown shown;
        shown.paste(u"curl https://h/ --json '{\"z\":1,\"a\":[2,3]}'"_s);
        QTRY_VERIFY2(shown.message().contains(u"\n{\n  \"z\": 1,\n  \"a\": [\n    2,\n    3\n  ]\n}"_s), qPrintable(shown.message()));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("no request") << u"the weather is fine"_s << u"no request in this text"_s;
        QTest::newRow("an open quote") << u"curl 'https://h/"_s << u"single quote is not closed"_s;
        QTest::newRow("options from a file") << u"curl -K /etc/secret"_s << u"-K"_s;
        QTest::newRow("no URL") << u"curl -s"_s << u"no URL"_s;
        QTest::newRow("a collection without requests") << u"{\"info\":{},\"item\":[]}"_s << u"request"_s;
    }

    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, said);
        Shown shown;
        shown.paste(text);
        QTRY_VERIFY2(shown.banner().contains(said), qPrintable(shown.banner()));
        // The text stays where it can be mended.
        QVERIFY(shown.part<QPlainTextEdit>(u"pastedText"_s)->isVisible());
        QCOMPARE(shown.part<QPlainTextEdit>(u"pastedText"_s)->toPlainText(), text);
    }

    void opensAChat_data()
    {
        QTest::addColumn<bool>("hasProvider");
        QTest::newRow("of the URL itself") << false;
        QTest::newRow("of a provider that is set up") << true;
    }

    void opensAChat()
    {
        QFETCH(bool, hasProvider);
        Shown shown(workspaceWith(hasProvider, true));
        shown.paste(chat);
        QTRY_VERIFY(!shown.kind().isEmpty());
        // What is set up has its own key.
        QCOMPARE(shown.part<QWidget>(u"foundKeys"_s)->isVisible(), !hasProvider);
        shown.open();
        QTRY_COMPARE(shown.chats.size(), 1);
        const ChatCall call = shown.chats.constFirst();
        QCOMPARE(call.request.parameters.temperature, std::optional(0.5));
        QCOMPARE(call.request.messages.size(), 2);
        QCOMPARE(requestedModel(call.target), u"m-1"_s);
        QCOMPARE(std::holds_alternative<DirectTarget>(call.target), hasProvider);
        QTRY_VERIFY(!shown.dialog);
    }

    void opensARoute()
    {
        Shown shown(workspaceWith(false, true));
        shown.paste(adminPut);
        QTRY_VERIFY(!shown.kind().isEmpty());
        shown.open();
        QTRY_COMPARE(shown.routes.size(), 1);
        QVERIFY2(shown.routes.constFirst().contains("\"my-route\""), shown.routes.constFirst().constData()); // the id stood in the URL
        QVERIFY(shown.routes.constFirst().contains("/mine"));
    }

    void aRouteNeedsAGateway()
    {
        Shown shown;
        QSignalSpy connecting(shown.dialog, &PasteDialog::connectGatewayRequested);
        shown.paste(u"routes:\n  - id: a\n    uri: /a\n#END\n"_s);
        QTRY_VERIFY(!shown.kind().isEmpty());
        QVERIFY(!shown.part<QPushButton>(u"openPasted"_s)->isEnabled());
        QTest::mouseClick(shown.part<QPushButton>(u"bannerAction"_s), Qt::LeftButton);
        QCOMPARE(connecting.size(), 1);
    }

    void opensARequestAsItStands()
    {
        Shown shown;
        shown.paste(u"curl -X DELETE 'https://h/a?b=c' -H 'X: y' --data-raw 'text'"_s);
        QTRY_VERIFY(!shown.kind().isEmpty());
        shown.open();
        QTRY_COMPARE(shown.requests.size(), 1);
        const HttpRequest request = shown.requests.constFirst();
        QCOMPARE(request.method, "DELETE"_ba);
        QCOMPARE(request.url, QUrl(u"https://h/a?b=c"_s));
        QCOMPARE(request.body, "text"_ba);
    }

    // What Lineside writes it reads: the panel's command opens as the request it was made of.
    void readsItsOwnCommands_data()
    {
        QTest::addColumn<int>("shell");
        for (const CommandShell shell : {CommandShell::Posix, CommandShell::Fish, CommandShell::PowerShell, CommandShell::Cmd})
            QTest::addRow("shell %d", int(shell)) << int(shell);
    }

    void readsItsOwnCommands()
    {
        QFETCH(int, shell);
        HttpRequest request;
        request.url = QUrl(u"https://gw.example/v1/x"_s);
        request.headers = {{"Content-Type", ValueTemplate::literal(u"application/json"_s)}, {"X-Api-Key", ValueTemplate::withKey({}, SecretRef::environment(u"SOME_KEY"_s))}};
        request.body = "{\"a\":\"it's 100 % \\\"fine\\\"\"}";
        CurlOptions options;
        options.shell = CommandShell(shell);
        const Result<ExportedText> command = exportCurl(request, options);
        QVERIFY(command);
        Shown shown;
        shown.paste(command->text);
        QTRY_VERIFY(!shown.kind().isEmpty());
        shown.open();
        QTRY_COMPARE(shown.requests.size(), 1);
        QCOMPARE(shown.requests.constFirst().url, request.url);
        QCOMPARE(shown.requests.constFirst().headers, request.headers);
    }

    void oneOfSeveral()
    {
        Shown shown;
        shown.paste(u"curl https://h/a --next https://h/b"_s);
        QTRY_VERIFY(!shown.kind().isEmpty());
        auto *which = shown.part<QComboBox>(u"pastedWhich"_s);
        QVERIFY(which->isVisible());
        QCOMPARE(which->count(), 2);
        which->setCurrentIndex(1);
        QVERIFY(shown.message().contains(u"https://h/b"_s));
        shown.open();
        QTRY_COMPARE(shown.requests.size(), 1);
        QCOMPARE(shown.requests.constFirst().url, QUrl(u"https://h/b"_s));
    }

    void aUrlThatDependsOnTheEnvironmentIsNotOpened()
    {
        Shown shown;
        shown.paste(u"curl $HOST/v1/x"_s);
        QTRY_VERIFY(!shown.kind().isEmpty());
        QVERIFY(!shown.part<QPushButton>(u"openPasted"_s)->isEnabled());
        QVERIFY2(shown.notes().contains(u"depends on the environment"_s), qPrintable(shown.notes()));
        QTest::mouseClick(shown.part<QPushButton>(u"changePasted"_s), Qt::LeftButton);
        QVERIFY(shown.part<QPlainTextEdit>(u"pastedText"_s)->isVisible());
    }

    void keepsAKeyByWordAlone_data()
    {
        QTest::addColumn<FoundKeyRows::Use>("use");
        QTest::addColumn<bool>("isThere");
        QTest::newRow("for this run") << FoundKeyRows::Use::ThisRun << true;
        QTest::newRow("in the keychain") << FoundKeyRows::Use::Keychain << true;
        QTest::newRow("not at all") << FoundKeyRows::Use::Nothing << false;
    }

    void keepsAKeyByWordAlone()
    {
        QFETCH(FoundKeyRows::Use, use);
        QFETCH(bool, isThere);
        Shown shown;
        shown.paste(chat);
        QTRY_VERIFY(!shown.kind().isEmpty());
        const SecretRef kept = SecretRef::keychain(u"my-key"_s);
        QVERIFY(!shown.everything().contains(plainKey.chopped(4)));
        QVERIFY(shown.everything().contains(u"••••••••ABCD"_s));
        auto *uses = shown.part<QComboBox>(u"keyUse0"_s);
        QCOMPARE(uses->currentData().toInt(), int(FoundKeyRows::Use::ThisRun));
        uses->setCurrentIndex(uses->findData(int(use)));
        shown.part<QLineEdit>(u"keyName0"_s)->setText(kept.name);
        QVERIFY(!shown.secrets.has(kept));
        shown.open();
        QTRY_COMPARE(shown.chats.size(), 1);
        QCOMPARE(shown.secrets.has(kept), isThere);
        const QList<HttpHeader> headers = std::get<UrlTarget>(shown.chats.constFirst().target).headers;
        QVERIFY(std::ranges::any_of(headers, [&kept](const HttpHeader &header) { return header.value.references().contains(kept); }));
    }

    void aKeyOfThatNameIsNotReplaced()
    {
        Shown shown;
        const SecretRef taken = SecretRef::keychain(u"taken"_s);
        shown.secrets.remember(taken, Secret("another key"));
        shown.paste(chat);
        QTRY_VERIFY(!shown.kind().isEmpty());
        auto *name = shown.part<QLineEdit>(u"keyName0"_s);
        name->setText(u"not a name!"_s);
        shown.open();
        QVERIFY(shown.banner().contains(u"cannot be the name"_s));
        name->setText(taken.name);
        shown.open();
        QTRY_VERIFY2(shown.banner().contains(u"another key called"_s), qPrintable(shown.banner()));
        QVERIFY(shown.chats.isEmpty());
        name->setText(u"free"_s);
        shown.open();
        QTRY_COMPARE(shown.chats.size(), 1);
        bool isOld = false;
        QObject context;
        shown.secrets.read(taken, &context, [&isOld](const Result<Secret> &key) {
            isOld = key && key->reveal([](QByteArrayView plain) { return plain == QByteArrayView("another key"); });
        });
        QTRY_VERIFY(isOld);
    }

    void suggestsAFreeName()
    {
        Shown shown(workspaceWith(true, false)); // has api-example-com
        shown.paste(chat);
        QTRY_VERIFY(!shown.kind().isEmpty());
        shown.part<QComboBox>(u"pastedPlace"_s)->setCurrentIndex(1); // the URL itself
        QCOMPARE(shown.part<QLineEdit>(u"keyName0"_s)->text(), u"api-example-com-2"_s);
    }

    void takesKeysOutOfRoutes()
    {
        Shown shown(workspaceWith(false, true));
        shown.paste(u"routes:\n  - id: a\n    uri: /a\n    plugins: {ai-proxy: {provider: openai, auth: {header: {Authorization: Bearer sk-0123456789abcdefghijABCD}}}}\n#END\n"_s);
        QTRY_VERIFY(!shown.kind().isEmpty());
        QVERIFY2(!shown.everything().contains(plainKey), qPrintable(shown.everything()));
        QVERIFY(shown.part<QWidget>(u"foundKeys"_s)->isVisible());
        shown.part<QLineEdit>(u"keyName0"_s)->setText(u"mine"_s);
        shown.open();
        QTRY_COMPARE(shown.routes.size(), 1);
        QVERIFY2(shown.routes.constFirst().contains("Bearer {keychain:mine}"), shown.routes.constFirst().constData());
        QVERIFY(shown.secrets.has(SecretRef::keychain(u"mine"_s)));
    }

    void readsFiles_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("kind");
        QTest::newRow("a script") << u"a.sh"_s << "#!/bin/sh\ncurl https://h/\n"_ba << u"A request"_s;
        QTest::newRow("a text") << u"a.txt"_s << "$ curl https://h/"_ba << u"A request"_s;
        QTest::newRow("Bruno") << u"a.bru"_s << "get {\n  url: https://h/x\n}\n"_ba << u"A request"_s;
        QTest::newRow("JSON") << u"a.json"_s << "{\"id\":\"a\",\"uri\":\"/a\"}"_ba << u"A route for a gateway"_s;
        QTest::newRow("no request") << u"b.txt"_s << "nothing"_ba << QString();
    }

    void readsFiles()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, kind);
        const QTemporaryDir folder;
        const QString file = QString::fromUtf8(fileWith(folder, name, bytes));
        questions::setAnswers({}, [&file](questions::FileFor) { return file; });
        Shown shown(workspaceWith(false, true));
        QTest::mouseClick(shown.part<QPushButton>(u"openPasteFile"_s), Qt::LeftButton);
        if (kind.isEmpty())
            QTRY_VERIFY(shown.banner().contains(u"no request"_s));
        else
            QTRY_COMPARE(shown.kind(), kind);
    }

    void saysWhyAFileIsNotRead()
    {
        Shown shown;
        shown.dialog->readFile(u"/no/such/file.sh"_s);
        QTRY_VERIFY2(shown.banner().contains(u"/no/such/file.sh"_s), qPrintable(shown.banner()));
    }

    void takesWhatIsDropped_data()
    {
        QTest::addColumn<QString>("file"); // or
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("text") << QString() << u"curl h"_s << true;
        QTest::newRow("blank") << QString() << u"  "_s << false;
        QTest::newRow("a script") << u"/tmp/a.sh"_s << QString() << true;
        QTest::newRow("Bruno") << u"/tmp/a.BRU"_s << QString() << true;
        QTest::newRow("JSON") << u"/tmp/a.json"_s << QString() << true;
        QTest::newRow("a picture") << u"/tmp/a.png"_s << QString() << false;
    }

    void takesWhatIsDropped()
    {
        QFETCH(QString, file);
        QFETCH(QString, text);
        QFETCH(bool, isTaken);
        QWidget window;
        PastedDrop drop(&window);
        QSignalSpy texts(&drop, &PastedDrop::textDropped);
        QSignalSpy files(&drop, &PastedDrop::fileDropped);
        QMimeData data;
        if (file.isEmpty())
            data.setText(text);
        else
            data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(1, 1), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(&window, &enter);
        QCOMPARE(enter.isAccepted(), isTaken);
        QCOMPARE(texts.size() + files.size(), 0); // it only hovers
        if (!isTaken)
            return;
        QDropEvent dropped(QPointF(1, 1), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &dropped);
        QCOMPARE(texts.size() + files.size(), 0); // the drag is to be over first
        QTRY_COMPARE(texts.size() + files.size(), 1);
        QCOMPARE(texts.size(), file.isEmpty() ? 1 : 0);
    }
};

QTEST_MAIN(TestPasteDialog)
#include "tst_pastedialog.moc"
