// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/theme/theme.h"

#include <QDirIterator>
#include <QFontMetricsF>
#include <QPushButton>
#include <QSet>
#include <QStyle>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

AppSettings withScheme(AppSettings::Scheme scheme)
{
    AppSettings settings;
    settings.scheme = scheme;
    return settings;
}

/// How many pixels are painted at all, and whether one of them has exactly this colour.
std::pair<int, bool> painted(const QIcon &icon, int side, const QColor &color, QIcon::Mode mode = QIcon::Normal)
{
    const QImage image = icon.pixmap(QSize(side, side), 1.0, mode).toImage();
    int count = 0;
    bool pure = false;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            count += pixel.alpha() > 0 ? 1 : 0;
            pure = pure || (pixel.alpha() == 255 && pixel.rgb() == color.rgb());
        }
    }
    return {count, pure};
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void schemeIsApplied_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << int(AppSettings::Scheme::Light) << false;
        QTest::newRow("dark") << int(AppSettings::Scheme::Dark) << true;
        QTest::newRow("system without a portal is what the platform has") << int(AppSettings::Scheme::System) << false;
        QTest::newRow("dark again") << int(AppSettings::Scheme::Dark) << true;
    }

    void schemeIsApplied()
    {
        QFETCH(int, scheme);
        QFETCH(bool, dark);
        theme::apply(*qApp, withScheme(AppSettings::Scheme(scheme)));
        QCOMPARE(theme::isDark(QApplication::palette()), dark);
        QVERIFY(!qApp->styleSheet().isEmpty());
        QVERIFY2(!qApp->styleSheet().contains(u'@' + u"side"_s), "every name in the style sheet is filled in");
        QPushButton button;
        QCOMPARE(theme::isDark(button.palette()), dark);
    }

    void systemStyleTakesOursAway()
    {
        AppSettings settings = withScheme(AppSettings::Scheme::Dark);
        settings.systemStyle = true;
        theme::apply(*qApp, settings);
        QVERIFY(qApp->styleSheet().isEmpty());
        QVERIFY(!theme::isDark(QApplication::palette()));
        settings.systemStyle = false;
        theme::apply(*qApp, settings);
        QVERIFY(!qApp->styleSheet().isEmpty());
        QVERIFY(theme::isDark(QApplication::palette()));
    }

    void zoomScalesTheText()
    {
        theme::apply(*qApp, AppSettings{});
        const double normal = QApplication::font().pointSizeF();
        AppSettings settings;
        settings.zoomPercent = 150;
        theme::apply(*qApp, settings);
        QCOMPARE(QApplication::font().pointSizeF(), normal * 1.5);
        QVERIFY(qAbs(theme::font(theme::TextSize::Small).pointSizeF() - normal * 1.5 * 0.87) < 0.01);
        QVERIFY(qAbs(theme::codeFont(theme::TextSize::Large).pointSizeF() - normal * 1.5 * 1.25) < 0.01);
        settings.zoomPercent = 100;
        theme::apply(*qApp, settings);
        QCOMPARE(QApplication::font().pointSizeF(), normal);
    }

    void tabularDigitsHaveOneWidth()
    {
        const QFontMetricsF metrics(theme::tabularFont());
        for (const QChar digit : u"123456789"_s)
            QCOMPARE(metrics.horizontalAdvance(digit), metrics.horizontalAdvance(u'0'));
    }

    void iconsArePaintedInTheTextColor_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"chat", "routes", "verify", "settings", "send", "stop", "copy", "retry", "add", "delete", "edit", "refresh",
                                 "push", "pull", "key", "gateway", "provider", "search", "curl", "close", "more", "check", "warning",
                                 "error", "info", "play", "menu", "fold", "unfold", "palette"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void iconsArePaintedInTheTextColor()
    {
        QFETCH(QString, name);
        const QIcon icon = theme::icon(name);
        QVERIFY(!icon.isNull());
        for (const auto scheme : {AppSettings::Scheme::Light, AppSettings::Scheme::Dark}) {
            theme::apply(*qApp, withScheme(scheme));
            for (const int side : {16, 24, 64}) {
                const auto [count, pure] = painted(icon, side, QApplication::palette().color(QPalette::WindowText));
                QVERIFY2(count > side / 2 && count < side * side * 3 / 4, qPrintable(u"%1 pixels of %2"_s.arg(count).arg(side * side)));
                QVERIFY(pure || side < 64);
            }
            const auto [count, pure] = painted(icon, 64, QApplication::palette().color(QPalette::Disabled, QPalette::WindowText), QIcon::Disabled);
            QVERIFY(pure && count > 0);
        }
    }

    void iconsFollowTheScale()
    {
        const QPixmap pixmap = theme::icon(u"chat"_s).pixmap(QSize(24, 24), 2.0);
        QCOMPARE(pixmap.size(), QSize(48, 48));
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
    }

    void iconsDiffer()
    {
        QHash<QByteArray, QString> seen;
        QDirIterator files(u":/lineside/icons"_s, {u"*.svg"_s});
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray drawing = file.readAll();
            QVERIFY2(!seen.contains(drawing), qPrintable(file.fileName() + u" looks like "_s + seen.value(drawing)));
            seen.insert(drawing, file.fileName());
        }
        QVERIFY(seen.size() >= 30);
    }

    void unknownIconIsNull() { QVERIFY(theme::icon(u"no such icon"_s).isNull()); }

    void programIconCanBeSeenAtSixteenPixels() { QVERIFY(painted(theme::programIcon(), 16, QColor()).first > 40); }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
