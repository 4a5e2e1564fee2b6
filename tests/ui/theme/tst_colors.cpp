// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/theme/contrast.h"
#include "ui/theme/palettes.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace lineside;
using theme::Signal;

namespace {

/// WCAG 2's ratio, worked out here again from its definition.
double wcagRatio(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &color) {
        const auto part = [](int channel) {
            const double value = channel / 255.0;
            return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * part(color.red()) + 0.7152 * part(color.green()) + 0.0722 * part(color.blue());
    };
    const double one = luminance(a);
    const double other = luminance(b);
    return (qMax(one, other) + 0.05) / (qMin(one, other) + 0.05);
}

constexpr Signal allSignals[] = {Signal::Go, Signal::Caution, Signal::Stop, Signal::Unknown, Signal::Information};

QImage lampPicture(Signal signal, const QPalette &palette)
{
    QImage picture(32, 32, QImage::Format_ARGB32_Premultiplied);
    picture.fill(palette.color(QPalette::Window));
    QPainter painter(&picture);
    theme::paintLamp(painter, QRectF(4, 4, 24, 24), signal, palette);
    return picture;
}

/// Which pixels belong to the lamp, colour left out.
QImage lampShape(Signal signal, const QPalette &palette)
{
    QImage picture = lampPicture(signal, palette);
    const QRgb ground = palette.color(QPalette::Window).rgb();
    QImage shape(picture.size(), QImage::Format_Grayscale8);
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            shape.scanLine(y)[x] = picture.pixel(x, y) == ground ? 0 : 255;
    return shape;
}

} // namespace

class TestColors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void contrastOfColors_data()
    {
        QTest::addColumn<QColor>("color");
        QTest::addColumn<QColor>("background");
        QTest::addColumn<double>("least");
        struct Scheme {
            const char *name;
            QPalette palette;
        };
        const Scheme schemes[] = {
            {"light", theme::lightPalette()},
            {"dark", theme::darkPalette()},
            {"light, yellow accent", theme::lightPalette(QColor(0xf5, 0xc2, 0x11))},
            {"dark, yellow accent", theme::darkPalette(QColor(0xf5, 0xc2, 0x11))},
            {"light, slate accent", theme::lightPalette(QColor(0x6f, 0x83, 0x96))},
            {"dark, black accent", theme::darkPalette(QColor(Qt::black))},
        };
        for (const auto &[scheme, palette] : schemes) {
            const std::pair<const char *, QColor> grounds[] = {{"window", palette.color(QPalette::Window)},
                                                               {"side", theme::sideColor(palette)},
                                                               {"raised", theme::raisedColor(palette)},
                                                               {"user tint", theme::userTintColor(palette)}};
            for (const auto &[ground, background] : grounds) {
                const auto row = [&](const char *what, const QColor &color, double least) {
                    QTest::addRow("%s, %s on %s", scheme, what, ground) << color << background << least;
                };
                row("text", palette.color(QPalette::WindowText), 7.0);
                row("quiet text", theme::quietTextColor(palette), 4.5);
                for (const Signal signal : allSignals) {
                    const QByteArray name = theme::signalName(signal).toLatin1();
                    row((name + " lamp").constData(), theme::signalColor(signal, palette), 3.0);
                    row((name + " text").constData(), theme::signalTextColor(signal, palette), 4.5);
                }
            }
            const auto pair = [&](const char *what, QPalette::ColorRole color, QPalette::ColorRole on, double least) {
                QTest::addRow("%s, %s", scheme, what) << palette.color(color) << palette.color(on) << least;
            };
            pair("selected text", QPalette::HighlightedText, QPalette::Highlight, 4.5);
            pair("link", QPalette::Link, QPalette::Window, 4.5);
            pair("visited link", QPalette::LinkVisited, QPalette::Window, 4.5);
            pair("placeholder", QPalette::PlaceholderText, QPalette::Base, 4.5);
            pair("tool tip", QPalette::ToolTipText, QPalette::ToolTipBase, 7.0);
            pair("button", QPalette::ButtonText, QPalette::Button, 7.0);
        }
    }

    void contrastOfColors()
    {
        QFETCH(QColor, color);
        QFETCH(QColor, background);
        QFETCH(double, least);
        const double ratio = wcagRatio(color, background);
        QVERIFY2(ratio >= least, qPrintable(u"%1 on %2 has %3:1"_s.arg(color.name(), background.name()).arg(ratio)));
    }

    void ratioAgreesWithKnownValues_data()
    {
        QTest::addColumn<QColor>("a");
        QTest::addColumn<QColor>("b");
        QTest::addColumn<double>("ratio");
        QTest::newRow("black and white") << QColor(Qt::black) << QColor(Qt::white) << 21.0;
        QTest::newRow("equal") << QColor(0x12, 0x34, 0x56) << QColor(0x12, 0x34, 0x56) << 1.0;
        QTest::newRow("grey 767676 on white") << QColor(0x76, 0x76, 0x76) << QColor(Qt::white) << 4.54;
    }

    void ratioAgreesWithKnownValues()
    {
        QFETCH(QColor, a);
        QFETCH(QColor, b);
        QFETCH(double, ratio);
        QVERIFY(std::abs(theme::contrastRatio(a, b) - ratio) < 0.01);
        QVERIFY(std::abs(theme::contrastRatio(b, a) - ratio) < 0.01);
    }

    void signalKeepsItsPureColorWhereItCanBeSeen()
    {
        QCOMPARE(theme::signalColor(Signal::Go, theme::darkPalette()), QColor(0x00, 0x9e, 0x73));
        QCOMPARE(theme::signalColor(Signal::Caution, theme::darkPalette()), QColor(0xe6, 0x9f, 0x00));
    }

    void schemeIsKnownByItsPalette()
    {
        QVERIFY(!theme::isDark(theme::lightPalette()));
        QVERIFY(theme::isDark(theme::darkPalette()));
    }

    void lampsDifferInShapeAlone()
    {
        for (const QPalette &palette : {theme::lightPalette(), theme::darkPalette()}) {
            for (const Signal one : allSignals) {
                QVERIFY2(lampShape(one, palette).constScanLine(0)[0] == 0, "nothing is painted outside of the box");
                for (const Signal other : allSignals)
                    QCOMPARE(lampShape(one, palette) == lampShape(other, palette), one == other);
            }
        }
    }

    void lampsHaveNamesOfTheirOwn()
    {
        QSet<QString> names;
        for (const Signal signal : allSignals)
            names.insert(theme::signalName(signal));
        QCOMPARE(names.size(), qsizetype(std::size(allSignals)));
    }
};

QTEST_MAIN(TestColors)
#include "tst_colors.moc"
