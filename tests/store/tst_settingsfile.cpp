// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/settingsfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

void put(const QString &fileName, const QByteArray &bytes)
{
    QFile file(fileName);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray contents(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestSettingsFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesARestart_data()
    {
        using Scheme = AppSettings::Scheme;
        QTest::addColumn<AppSettings>("settings");
        QTest::newRow("defaults") << AppSettings();
        QTest::newRow("all changed")
            << AppSettings{.scheme = Scheme::Dark, .systemStyle = true, .enterSends = false, .zoomPercent = 150, .imageLongSide = 1024, .lastWorkspacePage = u"verify"_s};
        QTest::newRow("light")
            << AppSettings{.scheme = Scheme::Light, .systemStyle = false, .enterSends = true, .zoomPercent = 50, .imageLongSide = 0, .lastWorkspacePage = u"chat"_s};
    }

    void survivesARestart()
    {
        QFETCH(AppSettings, settings);
        const QTemporaryDir folder;
        const QString fileName = folder.filePath(u"not yet/settings.json"_s);
        SettingsFile(fileName).save(settings);
        QCOMPARE(SettingsFile(fileName).load(), settings);
    }

    void toleratesWhatItFinds_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<AppSettings>("expected");
        AppSettings zoomed;
        zoomed.zoomPercent = 300;
        AppSettings dark;
        dark.scheme = AppSettings::Scheme::Dark;
        QTest::newRow("empty object") << QByteArray("{}") << AppSettings();
        QTest::newRow("wrong types")
            << QByteArray("{\"scheme\":1,\"systemStyle\":\"yes\",\"enterSends\":null,\"zoomPercent\":\"big\",\"lastWorkspacePage\":[]}") << AppSettings();
        QTest::newRow("unknown words") << QByteArray("{\"scheme\":\"sepia\",\"lastWorkspacePage\":\"mail\"}") << AppSettings();
        QTest::newRow("zoom out of range") << QByteArray("{\"zoomPercent\":100000}") << zoomed;
        QTest::newRow("one bad among good") << QByteArray("{\"scheme\":\"dark\",\"zoomPercent\":true}") << dark;
        QTest::newRow("from a newer version") << QByteArray("{\"format\":99,\"scheme\":\"dark\"}") << dark;
    }

    void toleratesWhatItFinds()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(AppSettings, expected);
        const QTemporaryDir folder;
        put(folder.filePath(u"settings.json"_s), bytes);
        QCOMPARE(SettingsFile(folder.filePath(u"settings.json"_s)).load(), expected);
    }

    void keepsADamagedFile()
    {
        const QTemporaryDir folder;
        const QString fileName = folder.filePath(u"settings.json"_s);
        put(fileName, "{ \"scheme\": \"da");
        SettingsFile settings(fileName);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"settings damaged.*damaged-"_s));
        QCOMPARE(settings.load(), AppSettings());
        settings.save({});
        const QStringList kept = QDir(folder.path()).entryList({u"settings.json.damaged-*"_s});
        QCOMPARE(kept.size(), 1);
        QCOMPARE(contents(folder.filePath(kept.constFirst())), QByteArray("{ \"scheme\": \"da"));
    }

    void keepsWhatItDoesNotKnow()
    {
        const QTemporaryDir folder;
        const QString fileName = folder.filePath(u"settings.json"_s);
        put(fileName, "{\"format\":2,\"telescope\":{\"power\":7}}");
        SettingsFile settings(fileName);
        settings.save(settings.load());
        QVERIFY(contents(fileName).contains("\"power\": 7"));
        QVERIFY(contents(fileName).contains("\"format\": 2"));
    }

    void saysWhatItCouldNotWrite()
    {
        SettingsFile settings(u"/proc/lineside/settings.json"_s);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"/proc/lineside/settings.json"_s));
        settings.save({});
    }
};

QTEST_GUILESS_MAIN(TestSettingsFile)
#include "tst_settingsfile.moc"
