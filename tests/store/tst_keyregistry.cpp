// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/keyregistry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

class TestKeyRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersIds()
    {
        const QTemporaryDir folder;
        const QString fileName = folder.filePath(u"keys.json"_s);
        KeyRegistry registry(fileName);
        registry.add(u"work"_s);
        registry.add(u"home"_s);
        registry.add(u"work"_s);
        QCOMPARE(KeyRegistry(fileName).ids(), (QStringList{u"home"_s, u"work"_s}));
        registry.remove(u"work"_s);
        QCOMPARE(KeyRegistry(fileName).ids(), QStringList{u"home"_s});
    }

    void seesWhatAnotherRunAdded()
    {
        const QTemporaryDir folder;
        const QString fileName = folder.filePath(u"keys.json"_s);
        KeyRegistry window(fileName);
        KeyRegistry terminal(fileName);
        window.add(u"one"_s);
        terminal.add(u"two"_s);
        window.add(u"three"_s);
        QCOMPARE(KeyRegistry(fileName).ids(), (QStringList{u"one"_s, u"three"_s, u"two"_s}));
    }

    void toleratesAnyFile_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("no JSON") << QByteArray("\x00\x01", 2) << QStringList();
        QTest::newRow("no list") << QByteArray("{\"ids\":\"work\"}") << QStringList();
        QTest::newRow("something that is no id") << QByteArray("{\"ids\":[\"work\",\"two words\",7,\"\"]}") << QStringList{u"work"_s};
    }

    void toleratesAnyFile()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, expected);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"keys.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        QCOMPARE(KeyRegistry(file.fileName()).ids(), expected);
    }

    void livesWithoutAFile()
    {
        KeyRegistry nowhere({});
        nowhere.add(u"work"_s);
        QVERIFY(nowhere.contains(u"work"_s));
        KeyRegistry unwritable(u"/proc/lineside/keys.json"_s);
        unwritable.add(u"work"_s);
        QCOMPARE(unwritable.ids(), QStringList{u"work"_s});
    }
};

QTEST_GUILESS_MAIN(TestKeyRegistry)
#include "tst_keyregistry.moc"
