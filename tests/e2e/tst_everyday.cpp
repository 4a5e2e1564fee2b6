// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "e2e/person.h"

#include <QCoreApplication>
#include <QDir>
#include <QImage>
#include <QStandardPaths>
#include <QTest>

using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

QRegularExpression words(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
}

const QRegularExpression promptBox = words(u"^prompt$"_s);

} // namespace

/// What people do all day, with the real window, real keys and a real mouse: edit, branch, compare, attach, and see what it costs.
class TestEveryday : public QObject
{
    Q_OBJECT
public:
    TestEveryday(QString scheme, QString pictures)
        : m_scheme(std::move(scheme))
        , m_pictures(std::move(pictures))
    {
    }

private:
    QString m_scheme;
    QString m_pictures;
    bool m_hasFailed = false;
    Desktop m_desktop;
    std::unique_ptr<Person> m_person;

    static QString configFolder() { return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/lineside"_s; }
    void takePicture(const QString &name) const
    {
        m_desktop.run(u"import"_s, {u"-window"_s, u"root"_s, m_pictures + u"/everyday-%1-%2.png"_s.arg(name, m_scheme)});
    }
    static void write(const QString &fileName, const QByteArray &bytes)
    {
        QVERIFY(QDir().mkpath(QFileInfo(fileName).path()));
        QFile file(fileName);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    void press(const QString &role, const QString &name)
    {
        const auto widget = m_person->waitFor(role, words(name));
        QVERIFY2(widget.has_value(), qPrintable(role + u' ' + name));
        m_person->click(*widget);
    }

    void write(const QString &text)
    {
        press(u"text"_s, promptBox.pattern());
        m_person->type(text);
    }

    void ask(const QString &question)
    {
        write(question);
        m_person->press(u"Return"_s);
        waitForReplyTo(question);
    }

    void waitForReplyTo(const QString &question)
    {
        QVERIFY2(m_person->waitToRead(words(u"You asked: "_s + QRegularExpression::escape(question) + u".*to see how a failure looks.*finished"_s)), qPrintable(question));
    }

    QString written() const
    {
        const auto composer = m_person->find(u"text"_s, promptBox);
        return composer ? composer->text : u"there is no composer"_s;
    }

    /// The message with that text that can be seen.
    std::optional<SeenWidget> message(const QString &text) const
    {
        const QList<SeenWidget> widgets = m_person->look();
        const auto found = std::ranges::find_if(widgets, [&](const SeenWidget &each) { return each.role == u"list item"_s && each.text.contains(text) && !each.place.isEmpty(); });
        return found == widgets.end() ? std::nullopt : std::optional(*found);
    }

    void scrollToTop()
    {
        const auto conversation = m_person->waitFor(u"list"_s, words(u"^conversation$"_s));
        QVERIFY(conversation.has_value());
        m_person->scrollToTop(*conversation);
    }

    void pressAt(const QString &messageText, const QString &button)
    {
        scrollToTop();
        QTRY_VERIFY_WITH_TIMEOUT(message(messageText).has_value(), 15'000);
        m_person->pointAt(*message(messageText));
        press(u"push button"_s, button);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(m_pictures));
        write(configFolder() + u"/settings.json"_s, R"({"scheme":")" + m_scheme.toUtf8() + R"("})");
        write(configFolder() + u"/workspace.json"_s,
              R"({"format":1,"providers":[],"gateways":[],"routes":[],"prompts":[
                  {"id":"p1","name":"Summarise","text":"Summarise this in {{count}} sentences: {{text}}"},
                  {"id":"p2","name":"Translate into German","text":"Translate into German, and keep the tone: {{text}}"},
                  {"id":"p3","name":"Explain an error","text":"What does this error mean, and what is to be done? {{error}}"}]})");
        const QString missing = m_desktop.start();
        QVERIFY2(missing.isEmpty(), qPrintable(missing));
        m_person = std::make_unique<Person>(m_desktop);
        QVERIFY(m_desktop.launch(QStringLiteral(LINESIDE_PROGRAM), {u"--demo"_s}, m_desktop.environment()).waitForStarted());
        QVERIFY(m_person->waitForWindow());
        QVERIFY(m_person->waitToRead(words(u"gemini-2.5-flash.*route gemini-chat"_s)));
    }

    // Each begins where the one before ended.
    void init()
    {
        if (m_hasFailed)
            QSKIP("what went before failed");
    }
    void cleanup()
    {
        if (!m_hasFailed && QTest::currentTestFailed()) {
            m_hasFailed = true;
            takePicture(u"failed-"_s + QString::fromLatin1(QTest::currentTestFunction()));
        }
    }

    void anEarlierQuestionIsEdited()
    {
        ask(u"Name a bird"_s);
        ask(u"And a fish"_s);
        pressAt(u"Name a bird"_s, u"^edit$"_s);
        QTRY_COMPARE(written(), u"Name a bird"_s);
        takePicture(u"edit"_s);
        m_person->press(u"ctrl+a"_s);
        m_person->type(u"Name a tree"_s);
        m_person->press(u"Return"_s);
        waitForReplyTo(u"Name a tree"_s);
        QVERIFY(!m_person->read().contains(u"And a fish"_s));
    }

    void versionsAreWalkedThrough()
    {
        pressAt(u"Name a tree"_s, u"previous version"_s);
        QVERIFY(m_person->waitToRead(words(u"And a fish"_s)));
        pressAt(u"Name a bird"_s, u"next version"_s);
        QTRY_VERIFY(!m_person->read().contains(u"And a fish"_s));
        for (int more = 0; more < 2; ++more) {
            pressAt(u"You asked: Name a tree"_s, u"regenerate"_s);
            QTRY_VERIFY_WITH_TIMEOUT(!m_person->find(u"push button"_s, words(u"^stop$"_s)), 20'000);
            waitForReplyTo(u"Name a tree"_s);
        }
        press(u"push button"_s, u"previous version, 2 of 3"_s); // under the reply; the question has versions of its own
        QVERIFY(m_person->waitToRead(words(u"Previous version, 1 of 3.*Next version, 3 of 3"_s)));
        takePicture(u"versions"_s);
    }

    void filesAreAttached()
    {
        QImage picture(240, 150, QImage::Format_RGB32);
        picture.fill(QColor(0x15, 0x60, 0x82));
        const QString image = m_pictures + u"/signal.png"_s;
        QVERIFY(picture.save(image));
        const QString notes = m_pictures + u"/notes.txt"_s;
        write(notes, "Signals stand beside the line.\nA red lamp means stop.\n");
        for (const QString &file : {image, notes}) {
            press(u"push button"_s, u"attach files"_s);
            QVERIFY(m_person->waitFor(u"dialog"_s, words(u"attach files"_s)).has_value());
            m_person->type(file);
            m_person->press(u"Return"_s);
            QVERIFY(m_person->waitToRead(words(QRegularExpression::escape(QFileInfo(file).fileName()))));
        }
        write(u"What do you see here?"_s);
        takePicture(u"attachments"_s);
        m_person->press(u"Return"_s);
        waitForReplyTo(u"What do you see here?"_s);
        takePicture(u"attachments-sent"_s);
        QVERIFY(message(u"notes.txt"_s) || m_person->read().contains(u"notes.txt"_s));
    }

    void promptsAreAtHand()
    {
        write(u"/"_s);
        QVERIFY(m_person->waitToRead(words(u"Summarise.*Translate into German"_s)));
        takePicture(u"prompts"_s);
        m_person->press(u"Escape"_s);
        m_person->press(u"ctrl+a"_s);
        m_person->press(u"BackSpace"_s);
    }

    void modelsAreCompared()
    {
        m_person->press(u"ctrl+n"_s);
        m_person->press(u"ctrl+shift+m"_s);
        press(u"push button"_s, u"add a target"_s);
        QVERIFY(m_person->waitToRead(words(u"Column 3 of 3"_s)));
        write(u"Which is faster"_s);
        takePicture(u"compare-targets"_s);
        m_person->press(u"Return"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_person->read().count(u"You asked: Which is faster"_s) >= 3, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(!m_person->find(u"push button"_s, words(u"stop all replies"_s)), 30'000);
        takePicture(u"compare"_s);
        QVERIFY(words(u"Cost: ≈ \\$"_s).match(m_person->read()).hasMatch());
        press(u"push button"_s, u"keep this one|^keep$"_s);
        QVERIFY(m_person->waitToRead(words(u"version, \\d of 3"_s)));
    }

    void theWireIsLookedAt()
    {
        press(QString(), u"^parameters and wire$"_s);
        press(u"page tab"_s, u"^wire$"_s);
        QVERIFY(m_person->waitToRead(words(u"200 OK.*events"_s)));
        takePicture(u"wire"_s);
        press(QString(), u"^as sent$"_s);
        QVERIFY(m_person->waitToRead(words(u"\"stream\":true"_s)));
        takePicture(u"wire-as-sent"_s);
        press(QString(), u"^parameters and wire$"_s);
    }

    void costsAreTold()
    {
        QVERIFY(words(u"≈ \\$0\\.0"_s).match(m_person->read()).hasMatch()); // under the reply, and over the conversation
        press(QString(), u"^usage$"_s);
        QVERIFY(m_person->waitToRead(words(u"Replies: \\d+.*cost: ≈ \\$"_s)));
        takePicture(u"usage"_s);
    }
};

namespace {

QString takeOption(QStringList &arguments, const QString &name, const QString &otherwise)
{
    const qsizetype at = arguments.indexOf(name);
    if (at < 0 || at + 1 >= arguments.size())
        return otherwise;
    arguments.removeAt(at);
    return arguments.takeAt(at);
}

} // namespace

// `--scheme light|dark`, and `--pictures DIR` for the screenshots; everything else is Qt Test's.
int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    const QString scheme = takeOption(arguments, u"--scheme"_s, u"light"_s);
    const QString pictures = QDir().absoluteFilePath(takeOption(arguments, u"--pictures"_s, QStringLiteral(LINESIDE_E2E_PICTURES)));
    TestEveryday test(scheme, pictures);
    return QTest::qExec(&test, arguments);
}

#include "tst_everyday.moc"
