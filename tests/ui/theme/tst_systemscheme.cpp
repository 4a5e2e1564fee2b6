// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/theme/palettes.h"
#include "ui/theme/systemscheme.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

struct Rgb {
    double red = 0;
    double green = 0;
    double blue = 0;
};
Q_DECLARE_METATYPE(Rgb)

QDBusArgument &operator<<(QDBusArgument &argument, const Rgb &color)
{
    argument.beginStructure();
    argument << color.red << color.green << color.blue;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, Rgb &color)
{
    argument.beginStructure();
    argument >> color.red >> color.green >> color.blue;
    argument.endStructure();
    return argument;
}

/// The desktop's settings portal, as far as it is asked.
class FakePortal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    uint scheme = 0;
    Rgb accent{-1, -1, -1};

public Q_SLOTS:
    QDBusVariant Read(const QString &area, const QString &key)
    {
        if (area == u"org.freedesktop.appearance"_s && key == u"color-scheme"_s)
            return QDBusVariant(QVariant::fromValue(QDBusVariant(scheme)));
        return QDBusVariant(QVariant::fromValue(QDBusVariant(QVariant::fromValue(accent))));
    }
};

class TestSystemScheme : public QObject
{
    Q_OBJECT
    FakePortal m_portal;
    QDBusConnection m_bus{u"portal"_s};

    void announce(const QString &area, const QString &key, const QDBusVariant &value)
    {
        auto message = QDBusMessage::createSignal(u"/org/freedesktop/portal/desktop"_s, u"org.freedesktop.portal.Settings"_s, u"SettingChanged"_s);
        message << area << key << QVariant::fromValue(value);
        QVERIFY(m_bus.send(message));
    }

private Q_SLOTS:
    void initTestCase()
    {
        qDBusRegisterMetaType<Rgb>();
        m_bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"portal"_s);
        QVERIFY(m_bus.isConnected());
        QVERIFY(m_bus.registerObject(u"/org/freedesktop/portal/desktop"_s, &m_portal, QDBusConnection::ExportAllContents));
        QVERIFY(m_bus.registerService(u"org.freedesktop.portal.Desktop"_s));
    }

    void init() { failOnWarnings(); }
    void cleanupTestCase() { QDBusConnection::disconnectFromBus(u"portal"_s); }

    void followsThePortal_data()
    {
        QTest::addColumn<bool>("platformDark");
        QTest::addColumn<uint>("first");
        QTest::addColumn<bool>("firstDark");
        QTest::addColumn<uint>("then");
        QTest::addColumn<bool>("thenDark");
        QTest::newRow("dark, then light") << false << 1u << true << 2u << false;
        QTest::newRow("light, then dark") << true << 2u << false << 1u << true;
        QTest::newRow("dark, then no preference on a light platform") << false << 1u << true << 0u << false;
        QTest::newRow("light, then no preference on a dark platform") << true << 2u << false << 0u << true;
        QTest::newRow("dark, then a value from the future") << false << 1u << true << 7u << false;
    }

    void followsThePortal()
    {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        QSKIP("The style hints are asked first from Qt 6.5.");
#endif
        QFETCH(bool, platformDark);
        QFETCH(uint, first);
        QFETCH(bool, firstDark);
        QFETCH(uint, then);
        QFETCH(bool, thenDark);
        m_portal.scheme = first;
        theme::SystemScheme scheme(platformDark ? theme::darkPalette() : theme::lightPalette());
        QCOMPARE(scheme.isDark(), platformDark);
        QTRY_COMPARE(scheme.isDark(), firstDark);
        QSignalSpy changed(&scheme, &theme::SystemScheme::changed);
        announce(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(then));
        QTRY_COMPARE(scheme.isDark(), thenDark);
        QTRY_COMPARE(changed.size(), 1);
    }

    void takesTheAccent_data()
    {
        QTest::addColumn<double>("red");
        QTest::addColumn<bool>("taken");
        QTest::newRow("a color") << 0.5 << true;
        QTest::newRow("none, as the portal says it") << -1.0 << false;
        QTest::newRow("out of range") << 1.5 << false;
    }

    void takesTheAccent()
    {
        QFETCH(double, red);
        QFETCH(bool, taken);
        m_portal.scheme = 1;
        m_portal.accent = {red, 0.25, 0.75};
        theme::SystemScheme scheme(theme::lightPalette());
        QTRY_COMPARE(scheme.accent().has_value(), taken);
        QTRY_VERIFY(scheme.isDark()); // the other answer has come as well, so this one is final
        QCOMPARE(scheme.accent().has_value(), taken);
        if (taken)
            QCOMPARE(scheme.accent()->red(), 128);
    }

    void otherSettingsChangeNothing()
    {
        m_portal.scheme = 1;
        theme::SystemScheme scheme(theme::lightPalette());
        QTRY_VERIFY(scheme.isDark());
        announce(u"org.example"_s, u"color-scheme"_s, QDBusVariant(2u));
        announce(u"org.freedesktop.appearance"_s, u"contrast"_s, QDBusVariant(2u));
        announce(u"org.freedesktop.appearance"_s, u"accent-color"_s, QDBusVariant(u"red"_s));
        announce(u"org.freedesktop.appearance"_s, u"accent-color"_s, QDBusVariant(QVariant::fromValue(Rgb{0, 0, 1})));
        QTRY_COMPARE(scheme.accent(), QColor(Qt::blue));
        QVERIFY(scheme.isDark());
    }
};

QTEST_MAIN(TestSystemScheme)
#include "tst_systemscheme.moc"
