// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "e2e/person.h"
#include "support/smalldisk.h"
#include "support/soon.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
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
const QRegularExpression endOfAnswer = words(u"to see how a failure looks"_s);
const QRegularExpression diskIsFull = words(u"disk.*full"_s);

} // namespace

/// The real window on a small disk of its own: what is said in it is there again, however the program ended and whatever the disk did.
class TestKeeping : public QObject
{
    Q_OBJECT
private:
    Desktop m_desktop;
    std::unique_ptr<Person> m_person;
    std::unique_ptr<SmallDisk> m_disk;
    QProcessEnvironment m_environment;
    QProcess *m_program = nullptr;

    static QString dataFolder() { return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/lineside"_s; }
    static QString pictures() { return QStringLiteral(LINESIDE_E2E_PICTURES); }

    static void write(const QString &fileName, const QByteArray &bytes)
    {
        QVERIFY(QDir().mkpath(QFileInfo(fileName).path()));
        QFile file(fileName);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    /// Is it in one of the history's files by now?
    static bool isOnDisk(const QByteArray &bytes)
    {
        for (const QString &name : {u"/history.db"_s, u"/history.db-wal"_s, u"/window.ini"_s}) {
            QFile file(dataFolder() + name);
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
                return true;
        }
        return false;
    }

    static void fillDisk()
    {
        QFile filler(dataFolder() + u"/filler"_s);
        QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (filler.write(QByteArray(4096, 'x')) == 4096) { }
    }

    void start()
    {
        m_program = &m_desktop.launch(QStringLiteral(LINESIDE_PROGRAM), {}, m_environment);
        QVERIFY(m_program->waitForStarted());
        QVERIFY(m_person->waitForWindow());
        QVERIFY(m_person->waitFor(u"text"_s, promptBox).has_value());
    }

    void ask(const QString &question)
    {
        const auto composer = m_person->waitFor(u"text"_s, promptBox);
        QVERIFY(composer.has_value());
        m_person->click(*composer);
        m_person->type(question);
        m_person->press(u"Return"_s);
    }

    QString draft() const
    {
        const auto composer = m_person->find(u"text"_s, promptBox);
        return composer ? composer->text : QString();
    }

    // A mock model that takes a while for an answer, so that there is time to do something meanwhile.
    void startModel()
    {
        const QString scenario = m_environment.value(u"HOME"_s) + u"/scenario.json"_s;
        write(scenario, R"({"paceMs":120})");
        QProcess &model = m_desktop.launch(QStringLiteral(LINESIDE_CLI), {u"mock"_s, u"--json"_s, u"--scenario"_s, scenario}, m_environment);
        QByteArray said;
        while (!QJsonDocument::fromJson(said).isObject() && model.waitForReadyRead(15'000))
            said += model.readAllStandardOutput();
        const QJsonObject setup = QJsonDocument::fromJson(said).object();
        QVERIFY(!setup["model"_L1].toString().isEmpty());
        const QJsonObject keys = setup["keys"_L1].toObject();
        for (const QString &name : keys.keys())
            m_environment.insert(name, keys[name].toString());
        write(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/lineside/workspace.json"_s,
              R"({"format":1,"gateways":[],"routes":[],"providers":[{"id":"mock","name":"Mock","model":"mock-model","baseUrl":")"
                  + setup["model"_L1].toString().toUtf8() + R"(","key":"env:LINESIDE_DEMO_MODEL_KEY"}]})");
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(pictures()));
        QVERIFY(QDir().mkpath(dataFolder()));
        m_disk = std::make_unique<SmallDisk>(dataFolder(), "size=2m");
        if (!m_disk->isMounted())
            QSKIP(QByteArray("a small file system cannot be mounted here: " + m_disk->problem()).constData());
        const QString missing = m_desktop.start();
        QVERIFY2(missing.isEmpty(), qPrintable(missing));
        m_environment = m_desktop.environment();
        m_person = std::make_unique<Person>(m_desktop);
        startModel();
        start();
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            m_person->takePicture(pictures() + u"/keeping-failed-%1.png"_s.arg(QString::fromLatin1(QTest::currentTestFunction())));
    }

    void aFullDiskIsSaidAndTheReplyStays()
    {
        ask(u"Tell me about disks"_s);
        QVERIFY(m_person->waitToRead(words(u"You asked"_s)));
        fillDisk();
        QVERIFY(m_person->waitToRead(diskIsFull));
        QVERIFY(!endOfAnswer.match(m_person->read()).hasMatch()); // it was said while the answer still came
        m_person->takePicture(pictures() + u"/disk-full.png"_s);
        QVERIFY(m_person->waitToRead(endOfAnswer));
        QVERIFY(diskIsFull.match(m_person->read()).hasMatch());
        m_person->takePicture(pictures() + u"/disk-full-whole-reply.png"_s);
        QVERIFY(!isOnDisk("to see how a failure looks"));
    }

    void itIsSavedWhenThereIsRoom()
    {
        QVERIFY(QFile::remove(dataFolder() + u"/filler"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isOnDisk("to see how a failure looks"), 40'000);
        QTRY_VERIFY_WITH_TIMEOUT(!diskIsFull.match(m_person->read()).hasMatch(), 40'000);
        m_person->takePicture(pictures() + u"/disk-has-room.png"_s);
    }

    void aProgramThatWasKilledComesBackWithItsDraft()
    {
        const auto composer = m_person->waitFor(u"text"_s, promptBox);
        QVERIFY(composer.has_value());
        m_person->click(*composer);
        m_person->type(u"half a question"_s);
        SOON_VERIFY(isOnDisk("half a question"));
        SOON_VERIFY(isOnDisk("conversation="));
        m_program->kill();
        QVERIFY(m_program->waitForFinished());
        start();
        QVERIFY(m_person->waitToRead(endOfAnswer));
        QCOMPARE(draft(), u"half a question"_s);
        m_person->takePicture(pictures() + u"/after-kill.png"_s);
    }

    void aSecondStartComesToTheFirst()
    {
        const QString file = m_environment.value(u"HOME"_s) + u"/notes for you.txt"_s;
        write(file, "some notes");
        QProcess &second = m_desktop.launch(QStringLiteral(LINESIDE_PROGRAM), {file}, m_environment);
        QVERIFY(second.waitForFinished(20'000));
        QCOMPARE(second.exitCode(), 0);
        QVERIFY(m_person->waitToRead(words(u"notes for you\\.txt"_s)));
        QCOMPARE(m_program->state(), QProcess::Running);
        m_person->takePicture(pictures() + u"/second-start.png"_s);
    }

    void closingWhileItStreamsKeepsWhatCame()
    {
        m_person->press(u"ctrl+n"_s);
        ask(u"Tell me about closing"_s);
        QVERIFY(m_person->waitToRead(words(u"You asked: Tell me about closing"_s)));
        m_person->press(u"ctrl+q"_s);
        QVERIFY(m_program->waitForFinished(30'000));
        QCOMPARE(m_program->exitCode(), 0); // it ended by itself, not by the limit
        start();
        QVERIFY(m_person->waitToRead(words(u"You asked: Tell me about closing"_s)));
        QVERIFY(!endOfAnswer.match(m_person->read()).hasMatch());
        m_person->takePicture(pictures() + u"/after-closing.png"_s);
    }
};

QTEST_GUILESS_MAIN(TestKeeping)
#include "tst_keeping.moc"
