// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/codecolors.h"
#include "ui/theme/contrast.h"
#include "ui/theme/palettes.h"
#include "ui/theme/theme.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

// How linear red, green and blue reach an eye without one kind of cones (Machado, Oliveira and Fernandes 2009, full severity).
constexpr Matrix ordinary{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix withoutRed{{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix withoutGreen{{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix withoutBlue{{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

Vector applied(const Matrix &matrix, const Vector &vector)
{
    Vector result{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column)
            result[row] += matrix[row][column] * vector[column];
    }
    return result;
}

/// CIE L*a*b*, in which a distance is about how different colours look.
Vector seenBy(const Matrix &eye, const QColor &color)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    Vector light = applied(eye, {linear(color.redF()), linear(color.greenF()), linear(color.blueF())});
    for (double &part : light)
        part = std::clamp(part, 0.0, 1.0);
    constexpr Matrix toXyz{{{0.4339, 0.3762, 0.1899}, {0.2126, 0.7152, 0.0722}, {0.0177, 0.1095, 0.8728}}}; // white is 1, 1, 1
    Vector xyz = applied(toXyz, light);
    for (double &part : xyz)
        part = part > 0.008856 ? std::cbrt(part) : 7.787 * part + 16.0 / 116;
    return {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

double distance(const Matrix &eye, const QColor &a, const QColor &b)
{
    const Vector one = seenBy(eye, a);
    const Vector other = seenBy(eye, b);
    return std::hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

QList<CodeToken> allTokens()
{
    QList<CodeToken> tokens;
    for (int token = int(CodeToken::Plain); token <= int(CodeToken::Error); ++token)
        tokens.append(CodeToken(token));
    return tokens;
}

} // namespace

class TestCodeColors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void canBeRead_data();
    void canBeRead();
    void areToldApart_data();
    void areToldApart();
};

void TestCodeColors::canBeRead_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << theme::lightPalette();
    QTest::newRow("dark") << theme::darkPalette();
    QTest::newRow("light, yellow accent") << theme::lightPalette(QColor(Qt::yellow));
    QTest::newRow("dark, yellow accent") << theme::darkPalette(QColor(Qt::yellow));
    QTest::newRow("black on grey") << QPalette(QColor(0xc0, 0xc0, 0xc0));
    QTest::newRow("green on black") << QPalette(Qt::green, Qt::black, Qt::white, Qt::black, Qt::gray, Qt::green, Qt::white, Qt::black, Qt::black);
}

void TestCodeColors::canBeRead()
{
    QFETCH(QPalette, palette);
    for (const CodeToken token : allTokens()) {
        const QColor color = theme::codeTokenColor(token, palette);
        for (const QColor &surface : {theme::codeColor(palette), theme::raisedColor(palette), palette.color(QPalette::Window)}) {
            const double ratio = theme::contrastRatio(color, surface);
            QVERIFY2(ratio >= 4.5, qPrintable(u"token %1: %2 on %3 has %4"_s.arg(int(token)).arg(color.name(), surface.name()).arg(ratio)));
        }
    }
}

void TestCodeColors::areToldApart_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << theme::lightPalette();
    QTest::newRow("dark") << theme::darkPalette();
}

void TestCodeColors::areToldApart()
{
    QFETCH(QPalette, palette);
    constexpr double least = 8; // two is about what can just be seen side by side
    const QList<CodeToken> kinds{CodeToken::Plain, CodeToken::Keyword, CodeToken::Type, CodeToken::String, CodeToken::Number,
                                 CodeToken::Comment, CodeToken::Function};
    const auto verifyApart = [&palette](CodeToken a, CodeToken b) {
        for (const Matrix &eye : {ordinary, withoutRed, withoutGreen, withoutBlue}) {
            const double seen = distance(eye, theme::codeTokenColor(a, palette), theme::codeTokenColor(b, palette));
            QVERIFY2(seen >= least, qPrintable(u"tokens %1 and %2 are %3 apart"_s.arg(int(a)).arg(int(b)).arg(seen)));
        }
    };
    for (const CodeToken a : kinds) {
        for (const CodeToken b : kinds) {
            if (a < b)
                verifyApart(a, b);
        }
    }
    verifyApart(CodeToken::Inserted, CodeToken::Deleted);
}

QTEST_MAIN(TestCodeColors)
#include "tst_codecolors.moc"
