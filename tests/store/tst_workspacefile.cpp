// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/workspacefile.h"

#include "store/answers.h"
#include "store/sampleworkspace.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <sys/mount.h>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

void put(const QString &fileName, const QByteArray &bytes)
{
    QFile file(fileName);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray contents(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList names(const QTemporaryDir &folder)
{
    return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

Workspace named(const QString &name)
{
    Workspace workspace = sampleWorkspace();
    workspace.providers.first().name = name;
    return workspace;
}

// A file system of its own over a folder; gone with the value.
class Mount
{
public:
    Mount(const QString &path, const char *options)
        : m_path(QFile::encodeName(path))
        , m_mounted(::mount("tmpfs", m_path.constData(), "tmpfs", 0, options) == 0)
        , m_problem(m_mounted ? 0 : errno)
    {
    }
    ~Mount()
    {
        if (m_mounted)
            ::umount2(m_path.constData(), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(Mount)
    bool isMounted() const { return m_mounted; }
    QByteArray problem() const { return std::strerror(m_problem); }
    bool makeReadOnly() const { return ::mount("tmpfs", m_path.constData(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0; }

private:
    QByteArray m_path;
    bool m_mounted;
    int m_problem;
};

} // namespace

class TestWorkspaceFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void beginsEmpty()
    {
        const QTemporaryDir folder;
        WorkspaceFile file(folder.filePath(u"workspace.json"_s));
        const auto loaded = file.load();
        QVERIFY(loaded.has_value());
        QCOMPARE(*loaded, Workspace());
        QCOMPARE(names(folder), QStringList());
    }

    void isKeptWhereItBelongs()
    {
        QCOMPARE(WorkspaceFile::defaultFileName(), qEnvironmentVariable("XDG_CONFIG_HOME") + u"/lineside/workspace.json"_s);
    }

    void survivesARestart()
    {
        const QTemporaryDir folder;
        const QString fileName = folder.filePath(u"made/on/demand/workspace.json"_s);
        WorkspaceFile file(fileName);
        Answer<void> saved;
        file.save(sampleWorkspace(), this, saved.taker());
        QVERIFY(!saved.came());
        QTRY_VERIFY(saved.came());
        QVERIFY2(saved.succeeded(), qPrintable(saved.error().message));
        WorkspaceFile again(fileName);
        QCOMPARE(again.load().value(), sampleWorkspace());
    }

    void newestWins()
    {
        const QTemporaryDir folder;
        const QString fileName = folder.filePath(u"workspace.json"_s);
        constexpr int saves = 100;
        int answers = 0;
        WorkspaceFile file(fileName);
        for (int i = 0; i < saves; ++i) {
            file.save(named(QString::number(i)), this, [&answers](Result<void> result) {
                QVERIFY(result.has_value());
                ++answers;
            });
        }
        QTRY_COMPARE(answers, saves);
        QCOMPARE(WorkspaceFile(fileName).load().value(), named(QString::number(saves - 1)));
        QCOMPARE(names(folder), QStringList{u"workspace.json"_s});
    }

    void savesBeforeItEnds()
    {
        const QTemporaryDir folder;
        const QString fileName = folder.filePath(u"workspace.json"_s);
        Answer<void> saved;
        {
            WorkspaceFile file(fileName);
            file.save(sampleWorkspace(), this, saved.taker());
        }
        QCOMPARE(WorkspaceFile(fileName).load().value(), sampleWorkspace());
    }

    void answersNobodyWhoWent()
    {
        const QTemporaryDir folder;
        WorkspaceFile file(folder.filePath(u"workspace.json"_s));
        Answer<void> lost;
        Answer<void> last;
        auto context = std::make_unique<QObject>();
        file.save(named(u"a"_s), context.get(), lost.taker());
        context.reset();
        file.save(named(u"b"_s), this, last.taker());
        QTRY_VERIFY(last.came());
        QCOMPARE(lost.count, 0);
    }

    void setsADamagedFileAside()
    {
        const QTemporaryDir folder;
        const QString fileName = folder.filePath(u"workspace.json"_s);
        const QByteArray damaged = "{\n  \"format\": 1,\n  \"providers\": [\n";
        put(fileName, damaged);
        WorkspaceFile file(fileName);
        const auto loaded = file.load();
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().kind, Error::Kind::Storage);
        QVERIFY2(loaded.error().message.contains(fileName) && loaded.error().message.contains(u"Line 4"_s), qPrintable(loaded.error().message));
        const QStringList kept = QDir(folder.path()).entryList({u"workspace.json.damaged-*"_s});
        QCOMPARE(kept.size(), 1);
        QVERIFY(QRegularExpression(u"\\.damaged-\\d{8}T\\d{6}Z$"_s).match(kept.constFirst()).hasMatch());
        QVERIFY2(loaded.error().hint.contains(kept.constFirst()), qPrintable(loaded.error().hint));
        // What comes later touches it no more, not even another damaged file in the same second.
        Answer<void> saved;
        file.save(sampleWorkspace(), this, saved.taker());
        QTRY_VERIFY(saved.succeeded());
        put(fileName, "second");
        QVERIFY(!file.load());
        QCOMPARE(contents(folder.filePath(kept.constFirst())), damaged);
        QCOMPARE(QDir(folder.path()).entryList({u"workspace.json.damaged-*"_s}).size(), 2);
    }

    void leavesOtherPeoplesFilesAlone_data()
    {
        QTest::addColumn<QByteArray>("before");  // what was there when the workspace was read; empty: nothing
        QTest::addColumn<QByteArray>("changed"); // what somebody made of it
        const QByteArray ours = R"({"format":1})";
        QTest::newRow("changed") << ours << QByteArray(R"({"format":1,"x":2})");
        QTest::newRow("appeared") << QByteArray() << QByteArray("something");
        QTest::newRow("emptied") << ours << QByteArray("\n");
        QTest::newRow("from a newer version") << QByteArray(R"({"format":7})") << QByteArray(R"({"format":7})");
    }

    void leavesOtherPeoplesFilesAlone()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, changed);
        const QTemporaryDir folder;
        const QString fileName = folder.filePath(u"workspace.json"_s);
        if (!before.isEmpty())
            put(fileName, before);
        WorkspaceFile file(fileName);
        static_cast<void>(file.load());
        put(fileName, changed);
        for (const QString &name : {u"first"_s, u"second"_s}) {
            Answer<void> saved;
            file.save(named(name), this, saved.taker());
            QTRY_VERIFY(saved.came());
            QVERIFY(!saved.succeeded());
            QCOMPARE(saved.error().kind, Error::Kind::Storage);
            QVERIFY2(saved.error().message.contains(fileName), qPrintable(saved.error().message));
            QCOMPARE(contents(fileName), changed);
            const QStringList mine = QDir(folder.path()).entryList({u"workspace.json.mine-*"_s});
            QCOMPARE(mine.size(), 1);
            QVERIFY(saved.error().hint.contains(mine.constFirst()));
            QCOMPARE(WorkspaceFile(folder.filePath(mine.constFirst())).load().value(), named(name));
        }
    }

    void writesAgainWhatVanished()
    {
        const QTemporaryDir folder;
        const QString fileName = folder.filePath(u"workspace.json"_s);
        put(fileName, R"({"format":1})");
        WorkspaceFile file(fileName);
        QVERIFY(file.load().has_value());
        QVERIFY(QFile::remove(fileName));
        Answer<void> saved;
        file.save(sampleWorkspace(), this, saved.taker());
        QTRY_VERIFY(saved.succeeded());
    }

    void refusesAKeyInPlainText()
    {
        const QTemporaryDir folder;
        const QString fileName = folder.filePath(u"workspace.json"_s);
        Workspace workspace = sampleWorkspace();
        workspace.providers.first().extraHeaders = {{"Authorization", ValueTemplate::literal(u"Bearer never-on-disk"_s)}};
        WorkspaceFile file(fileName);
        Answer<void> saved;
        file.save(workspace, this, saved.taker());
        QVERIFY(!saved.came());
        QTRY_VERIFY(saved.came());
        QCOMPARE(saved.error().kind, Error::Kind::Configuration);
        QVERIFY(!QFile::exists(fileName));
    }

    void saysWhatCouldNotBeWritten_data()
    {
        QTest::addColumn<QByteArray>("trouble");
        QTest::newRow("read-only disk") << QByteArray("read-only");
        QTest::newRow("full disk") << QByteArray("full");
        QTest::newRow("full disk, a file that fits the buffer") << QByteArray("full to the brim");
    }

    void saysWhatCouldNotBeWritten()
    {
        QFETCH(QByteArray, trouble);
        const QTemporaryDir folder;
        const Mount disk(folder.path(), "size=64k");
        if (!disk.isMounted())
            QSKIP(QByteArray("a small file system cannot be mounted here: " + disk.problem()).constData());
        const QString fileName = folder.filePath(u"workspace.json"_s);
        WorkspaceFile file(fileName);
        Answer<void> first;
        file.save(named(u"old"_s), this, first.taker());
        QTRY_VERIFY(first.succeeded());
        const QByteArray before = contents(fileName);
        Workspace larger = named(u"new"_s);
        QFile filler(folder.filePath(u"filler"_s));
        if (trouble == "read-only") {
            QVERIFY(disk.makeReadOnly());
        } else if (trouble == "full to the brim") {
            QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
            while (filler.write(QByteArray(1024, 'x')) == 1024) { }
        } else {
            larger.providers.first().model = QString(200'000, u'm');
        }
        Answer<void> second;
        file.save(larger, this, second.taker());
        QTRY_VERIFY(second.came());
        QVERIFY(!second.succeeded());
        QCOMPARE(second.error().kind, Error::Kind::Storage);
        QVERIFY2(second.error().message.contains(fileName), qPrintable(second.error().message));
        QVERIFY(!second.error().details.isEmpty());
        QCOMPARE(contents(fileName), before);
        filler.remove();
        QCOMPARE(names(folder), QStringList{u"workspace.json"_s});
        if (trouble.startsWith("full")) { // and once there is space again, it is as before
            Answer<void> third;
            file.save(named(u"small"_s), this, third.taker());
            QTRY_VERIFY(third.succeeded());
        }
    }

    void cannotReadAFolder()
    {
        const QTemporaryDir folder;
        WorkspaceFile file(folder.path());
        const auto loaded = file.load();
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().kind, Error::Kind::Storage);
        QVERIFY(loaded.error().message.contains(folder.path()));
    }
};

QTEST_GUILESS_MAIN(TestWorkspaceFile)
#include "tst_workspacefile.moc"
