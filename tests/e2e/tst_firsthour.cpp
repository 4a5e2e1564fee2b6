// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "e2e/person.h"

#include <QCoreApplication>
#include <QDir>
#include <QImage>
#include <QTest>

using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

QRegularExpression words(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
}

} // namespace

/// A new user's first hour with the real window: from the welcome page to a copied command that does the same in a shell.
class TestFirstHour : public QObject
{
    Q_OBJECT
public:
    TestFirstHour(QString program, QString pictures)
        : m_programFile(std::move(program))
        , m_pictures(std::move(pictures))
    {
    }

private:
    QString m_programFile;
    QString m_pictures;
    Desktop m_desktop;
    std::unique_ptr<Person> m_person;
    QProcess *m_program = nullptr;

    void takePicture(const QString &name) { m_person->takePicture(m_pictures + u'/' + name + u".png"_s); }

    // Says what was on the screen when something was missing.
    void describeScreen()
    {
        for (const SeenWidget &widget : m_person->look()) {
            if (!widget.name.isEmpty() || !widget.text.isEmpty())
                qInfo("%s \"%s\" %s [%s]", qPrintable(widget.role), qPrintable(widget.name), qPrintable(widget.text.left(200)),
                      qPrintable(widget.states.join(u',')));
        }
        takePicture(u"failed-"_s + QString::fromLatin1(QTest::currentTestFunction()));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(m_pictures));
        const QString missing = m_desktop.start();
        QVERIFY2(missing.isEmpty(), qPrintable(missing));
        m_person = std::make_unique<Person>(m_desktop);
        m_program = &m_desktop.launch(m_programFile, {}, m_desktop.environment());
        QVERIFY(m_program->waitForStarted());
        QVERIFY(m_person->waitForWindow());
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            describeScreen();
    }

    void welcomePageOffersTheDemo()
    {
        const auto demo = m_person->waitFor(u"push button"_s, words(u"built-in demo"_s));
        QVERIFY(demo.has_value());
        takePicture(u"welcome"_s);
        m_person->click(*demo);
        QVERIFY(m_person->waitFor(u"text"_s, words(u"^prompt$"_s)).has_value());
    }

    void questionIsAnsweredWithUsage()
    {
        const auto composer = m_person->waitFor(u"text"_s, words(u"^prompt$"_s));
        QVERIFY(composer.has_value());
        m_person->click(*composer);
        m_person->type(u"What is the capital of France?"_s);
        m_person->press(u"Return"_s);
        QVERIFY(m_person->waitToRead(words(u"The capital of France is \\W*Paris"_s)));
        QVERIFY(m_person->waitToRead(words(u"15 in.*8 out.*41 total.*18 unaccounted"_s)));
        takePicture(u"chat"_s);
    }

    void copiedCommandDoesTheSame()
    {
        const auto copy = m_person->waitFor(u"push button"_s, words(u"copy as curl"_s));
        QVERIFY(copy.has_value());
        m_person->click(*copy);
        QTRY_VERIFY(m_person->clipboard().startsWith("curl"));
        const QByteArray answer = m_desktop.run(u"sh"_s, {u"-s"_s}, m_person->clipboard());
        QVERIFY2(answer.contains("Paris"), answer.constData());
    }

    void verifyPassesTheRoute()
    {
        m_person->press(u"ctrl+3"_s);
        const auto target = m_person->waitFor(u"combo box"_s, words(u"direct|route"_s));
        QVERIFY(target.has_value());
        m_person->click(*target);
        m_person->press(u"Home"_s); // routes stand above the direct targets
        m_person->press(u"Return"_s);
        QVERIFY(m_person->waitFor(u"combo box"_s, words(u"route gemini-chat"_s)).has_value());
        const auto verify = m_person->waitFor(u"push button"_s, words(u"^verify$"_s));
        QVERIFY(verify.has_value());
        m_person->click(*verify);
        QVERIFY(m_person->waitToRead(words(u"passed.*the answer came whole"_s)));
        QVERIFY(m_person->read().contains("first byte"_L1, Qt::CaseInsensitive));
        takePicture(u"verify"_s);
    }

    void verifySaysWhatIsWrong()
    {
        const auto prompt = m_person->waitFor(u"text"_s, words(u"^prompt$"_s));
        QVERIFY(prompt.has_value());
        m_person->click(*prompt);
        m_person->press(u"ctrl+a"_s);
        m_person->type(u"Hello [[sim:err401]]"_s);
        m_person->press(u"ctrl+Return"_s);
        QVERIFY(m_person->waitToRead(words(u"failed.*401"_s)));
        takePicture(u"verify-failure"_s);
    }

    void routesShowTheExample()
    {
        m_person->press(u"ctrl+2"_s);
        QVERIFY(m_person->waitToRead(words(u"gemini-chat.*in sync"_s)));
        takePicture(u"routes"_s);
    }

    void settingsTurnItDark()
    {
        m_person->press(u"ctrl+comma"_s);
        QVERIFY(m_person->waitFor(u"combo box"_s, words(u"as the system"_s)).has_value());
        m_person->press(u"End"_s); // the colours have the keyboard, and dark is the last
        m_person->press(u"Return"_s);
        QTRY_VERIFY(!m_person->find(u"dialog"_s, words(u"settings"_s)));
        m_person->press(u"ctrl+3"_s);
        QVERIFY(m_person->waitFor(u"push button"_s, words(u"^verify$"_s)).has_value());
        takePicture(u"verify-failure-dark"_s);
        m_person->press(u"ctrl+1"_s);
        QVERIFY(m_person->waitToRead(words(u"18 unaccounted"_s)));
        takePicture(u"chat-dark"_s);
        const QImage dark(m_pictures + u"/chat-dark.png"_s);
        QVERIFY(dark.pixelColor(dark.width() / 2, dark.height() / 2).lightness() < 64);
    }

    void closesWithItsWindow()
    {
        m_person->press(u"ctrl+q"_s);
        QVERIFY(m_program->waitForFinished(10'000));
        QCOMPARE(m_program->exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_program->exitCode(), 0);
    }
};

namespace {

// Takes an option and its value out of the arguments.
QString takeOption(QStringList &arguments, const QString &name, const QString &otherwise)
{
    const qsizetype at = arguments.indexOf(name);
    if (at < 0 || at + 1 >= arguments.size())
        return otherwise;
    arguments.removeAt(at);
    return QDir().absoluteFilePath(arguments.takeAt(at));
}

} // namespace

// `--program FILE` tests another build or an installed program, `--pictures DIR` says where the screenshots go; everything else
// is Qt Test's.
int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    const QString program = takeOption(arguments, u"--program"_s, QStringLiteral(LINESIDE_PROGRAM));
    const QString pictures = takeOption(arguments, u"--pictures"_s, QStringLiteral(LINESIDE_E2E_PICTURES));
    TestFirstHour test(program, pictures);
    return QTest::qExec(&test, arguments);
}

#include "tst_firsthour.moc"
