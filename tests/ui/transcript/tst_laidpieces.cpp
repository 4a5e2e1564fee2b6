// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/transcript/fontwarming.h"
#include "ui/transcript/piecesamples.h"
#include "ui/transcript/showntext.h"

#include <QTest>
#include <QTextBoundaryFinder>

#include <cmath>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

constexpr QPointF corner(20, 8);

bool isWhole(qreal length, qreal ratio)
{
    return std::abs(length * ratio - std::round(length * ratio)) < 0.001;
}

QImage canvas(const LaidPiece &laid, qreal ratio)
{
    QImage image(int(480 * ratio), int(std::ceil((laid.height() + 16) * ratio)), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::white);
    return image;
}

QRectF all(const QImage &image)
{
    return {QPointF(), image.deviceIndependentSize()};
}

QList<qsizetype> caretPlaces(const QString &text)
{
    QList<qsizetype> places;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    for (qsizetype at = 0; at >= 0; at = finder.toNextBoundary())
        places.append(at);
    return places;
}

void addSamples()
{
    QTest::addColumn<PieceSample>("sample");
    const QList<PieceSample> samples = pieceSamples();
    for (const PieceSample &sample : samples)
        QTest::newRow(sample.name.constData()) << sample;
}

} // namespace

Q_DECLARE_METATYPE(lineside::PieceSample)

class TestLaidPieces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void heightsAreWholePixels_data() { addSamples(); }
    void heightsAreWholePixels();
    void fontsAreWarmedOnce();
    void paintingTwiceIsTheSame_data() { addSamples(); }
    void paintingTwiceIsTheSame();
    void paintingInPartsIsTheSame_data() { addSamples(); }
    void paintingInPartsIsTheSame();
    void staysWithinItsRoom_data() { addSamples(); }
    void staysWithinItsRoom();
    void caretsLeadBackToTheirPlaces_data() { addSamples(); }
    void caretsLeadBackToTheirPlaces();
    void pointsLeadToPlacesOfCarets_data() { addSamples(); }
    void pointsLeadToPlacesOfCarets();
    void linesFollowEachOther_data() { addSamples(); }
    void linesFollowEachOther();
    void everyLetterHasAnArea_data() { addSamples(); }
    void everyLetterHasAnArea();
    void guessesAreNearForLines();
    void actions_data();
    void actions();
    void colourOfCodeIsPainted();
    void marksArePainted();
    void linesOfWhatGrewAreLikeBefore_data();
    void linesOfWhatGrewAreLikeBefore();
};

void TestLaidPieces::heightsAreWholePixels()
{
    QFETCH(PieceSample, sample);
    for (const qreal ratio : {1.0, 1.25, 1.5, 2.0}) {
        const TranscriptStyle style = sampleStyle(ratio);
        const auto laid = layPiece(sample.piece, sample.setting, style);
        QVERIFY2(isWhole(laid->height(), ratio), qPrintable(u"%1 at %2"_s.arg(laid->height()).arg(ratio)));
        QVERIFY(laid->height() >= sample.setting.spaceAbove);
        QVERIFY(isWhole(guessHeight(sample.piece, sample.setting, style), ratio));
    }
}

/// Whatever there is to be warmed, it comes to an end, and begins again for other fonts.
void TestLaidPieces::fontsAreWarmedOnce()
{
    FontWarming warming;
    for (const qreal ratio : {1.0, 2.0}) {
        QVERIFY(!warming.isDone());
        for (int step = 0; step < 100 && !warming.isDone(); ++step)
            warming.step(sampleStyle(ratio));
        QVERIFY(warming.isDone());
        warming.step(sampleStyle(ratio));
        QVERIFY(warming.isDone());
        warming.beginAgain();
    }
}

void TestLaidPieces::paintingTwiceIsTheSame()
{
    QFETCH(PieceSample, sample);
    for (const qreal ratio : {1.0, 1.5, 2.0}) {
        const TranscriptStyle style = sampleStyle(ratio);
        QImage images[2];
        for (QImage &image : images) {
            const auto laid = layPiece(sample.piece, sample.setting, style);
            image = canvas(*laid, ratio);
            QPainter painter(&image);
            laid->paint(painter, corner, all(image), {{0, 4, PieceMark::Kind::Selected}});
            painter.end();
            QImage again = canvas(*laid, ratio);
            QPainter second(&again);
            laid->paint(second, corner, all(again), {{0, 4, PieceMark::Kind::Selected}});
            second.end();
            QCOMPARE(again, image);
        }
        QCOMPARE(images[0], images[1]);
    }
}

void TestLaidPieces::paintingInPartsIsTheSame()
{
    QFETCH(PieceSample, sample);
    for (const qreal ratio : {1.0, 1.25, 2.0}) {
        const auto laid = layPiece(sample.piece, sample.setting, sampleStyle(ratio));
        const QList<PieceMark> marks{{2, 9, PieceMark::Kind::Found}, {4, 3, PieceMark::Kind::FoundCurrent}};
        QImage whole = canvas(*laid, ratio);
        QPainter painter(&whole);
        painter.setClipRect(all(whole)); // Qt takes other ways without any clip
        laid->paint(painter, corner, all(whole), marks);
        painter.end();
        for (const int cut : {1, 13, 20, 31, 47}) {
            const qreal y = std::round(std::min<qreal>(cut, laid->height()) * ratio) / ratio;
            QImage parts = canvas(*laid, ratio);
            QPainter second(&parts);
            const QRectF full = all(parts);
            for (const QRectF &part : {QRectF(0, 0, full.width(), y), QRectF(0, y, full.width(), full.height() - y)}) {
                second.setClipRect(part);
                laid->paint(second, corner, part, marks);
            }
            second.end();
            QVERIFY2(parts == whole, qPrintable(u"cut at %1, ratio %2"_s.arg(y).arg(ratio)));
        }
    }
}

void TestLaidPieces::staysWithinItsRoom()
{
    QFETCH(PieceSample, sample);
    const auto laid = layPiece(sample.piece, sample.setting, sampleStyle(1));
    QImage image = canvas(*laid, 1);
    QPainter painter(&image);
    laid->paint(painter, corner, all(image), {});
    painter.end();
    constexpr int slack = 4; // slanted letters and the tints of code lean out a little
    const QRect room(int(corner.x()) - slack, int(corner.y()), int(sample.setting.width) + 2 * slack, int(laid->height()));
    const QRgb paper = QColor(Qt::white).rgb();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            QVERIFY2(room.contains(x, y) || image.pixel(x, y) == paper, qPrintable(u"at %1, %2"_s.arg(x).arg(y)));
    }
}

void TestLaidPieces::caretsLeadBackToTheirPlaces()
{
    QFETCH(PieceSample, sample);
    const auto laid = layPiece(sample.piece, sample.setting, sampleStyle(1));
    const QString text = sample.piece.element.text;
    const bool isMixed = ShownText(text).hasRightToLeft();
    for (const qsizetype place : caretPlaces(text)) {
        const QRectF caret = laid->caretAt(place);
        const qsizetype back = laid->positionAt(caret.center());
        // Where directions meet, where nothing is seen, and at the end of a line two places share a caret.
        const QRectF again = laid->caretAt(back);
        QVERIFY2(std::abs(again.x() - caret.x()) < 1 && again.y() == caret.y(), qPrintable(u"%1 came back as %2"_s.arg(place).arg(back)));
        if (!isMixed && ShownText(text).labels().isEmpty() && text.indexOf(QChar(0x200b)) < 0)
            QCOMPARE(back, place);
    }
}

void TestLaidPieces::pointsLeadToPlacesOfCarets()
{
    QFETCH(PieceSample, sample);
    const auto laid = layPiece(sample.piece, sample.setting, sampleStyle(1));
    const QList<qsizetype> places = caretPlaces(sample.piece.element.text);
    for (qreal y = -10; y < laid->height() + 10; y += 7) {
        for (qreal x = -30; x < sample.setting.width + 30; x += 5) {
            const qsizetype position = laid->positionAt({x, y});
            QVERIFY2(places.contains(position), qPrintable(u"%1 at %2, %3"_s.arg(position).arg(x).arg(y)));
        }
    }
}

void TestLaidPieces::linesFollowEachOther()
{
    QFETCH(PieceSample, sample);
    const auto laid = layPiece(sample.piece, sample.setting, sampleStyle(1));
    for (const qreal x : {0.0, 80.0, 300.0}) {
        qsizetype position = laid->positionAt({x, 0});
        qreal bottom = -1;
        int lines = 0;
        for (std::optional<qsizetype> next = position; next; next = laid->lineBelow(position, x), ++lines) {
            position = *next;
            const QRectF caret = laid->caretAt(position);
            QVERIFY2(caret.bottom() > bottom, "a line below is not below");
            bottom = caret.bottom();
            QVERIFY(lines < 100);
        }
        for (std::optional<qsizetype> next = laid->lineAbove(position, x); next; next = laid->lineAbove(position, x)) {
            QVERIFY(laid->caretAt(*next).bottom() < laid->caretAt(position).bottom());
            position = *next;
        }
        QCOMPARE(laid->lineAbove(position, x), std::nullopt);
    }
}

void TestLaidPieces::everyLetterHasAnArea()
{
    QFETCH(PieceSample, sample);
    sample.setting.sideways = 0;
    sample.setting.wrapsCode = true;
    const auto laid = layPiece(sample.piece, sample.setting, sampleStyle(1));
    const QString text = sample.piece.element.text;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text.at(i).isLetterOrNumber())
            continue;
        qreal width = 0;
        for (const QRectF &area : laid->areasOf(i, 1)) {
            QVERIFY(area.left() >= -0.5 && area.right() <= sample.setting.width + 0.5);
            QVERIFY(area.top() >= 0 && area.bottom() <= laid->height());
            width += area.width();
        }
        QVERIFY2(width > 0.5 || ShownText(text).hasStackedMarks(), qPrintable(u"letter %1 of %2"_s.arg(i).arg(text)));
    }
}

void TestLaidPieces::guessesAreNearForLines()
{
    const TranscriptStyle style = sampleStyle(1);
    const QList<PieceSample> samples = samplesOf(u"```\nint a;\n\nint b;\n```\n\nshort\n\n---\n\n- item"_s, style, 400);
    for (const PieceSample &sample : samples)
        QCOMPARE(guessHeight(sample.piece, sample.setting, style), layPiece(sample.piece, sample.setting, style)->height());
}

void TestLaidPieces::actions_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<int>("letter"); // whose area is asked; -1: the right end of the first line
    QTest::addColumn<TranscriptAction>("expected");
    using Kind = TranscriptAction::Kind;
    QTest::newRow("plain text") << u"word"_s << 1 << TranscriptAction{};
    QTest::newRow("link") << u"a [link](https://x.org/)"_s << 3 << TranscriptAction{Kind::OpenLink, u"https://x.org/"_s, 0};
    QTest::newRow("beside a link") << u"a [link](https://x.org/)"_s << 0 << TranscriptAction{};
    QTest::newRow("link in a cell") << u"| [link](https://x.org/) |\n|---|"_s << 1 << TranscriptAction{Kind::OpenLink, u"https://x.org/"_s, 0};
    QTest::newRow("image") << u"![pic](https://x.org/p.png)"_s << 1 << TranscriptAction{Kind::OpenLink, u"https://x.org/p.png"_s, 0};
    QTest::newRow("file image") << u"![pic](file:///etc/passwd)"_s << 1 << TranscriptAction{};
    QTest::newRow("copy") << u"```\ncode\n```"_s << -1 << TranscriptAction{Kind::CopyCode, {}, 0};
}

void TestLaidPieces::actions()
{
    QFETCH(QString, markdown);
    QFETCH(int, letter);
    QFETCH(TranscriptAction, expected);
    const TranscriptStyle style = sampleStyle(1);
    const PieceSample sample = samplesOf(markdown, style, 400).constFirst();
    const auto laid = layPiece(sample.piece, sample.setting, style);
    const QPointF point = letter < 0 ? QPointF(380, laid->caretAt(0).center().y()) : laid->areasOf(letter, 1).constFirst().center();
    QCOMPARE(laid->actionAt(point), expected);
}

void TestLaidPieces::colourOfCodeIsPainted()
{
    const TranscriptStyle style = sampleStyle(1);
    PieceSample sample = samplesOf(u"```\nreturn\n```"_s, style, 400).at(1);
    const auto painted = [&] {
        const auto laid = layPiece(sample.piece, sample.setting, style);
        QImage image = canvas(*laid, 1);
        QPainter painter(&image);
        laid->paint(painter, corner, all(image), {});
        return image;
    };
    const QImage plain = painted();
    sample.setting.colours = {{0, 6, CodeToken::Keyword}};
    QVERIFY(painted() != plain);
}

void TestLaidPieces::marksArePainted()
{
    const TranscriptStyle style = sampleStyle(1);
    const PieceSample sample = samplesOf(u"some words"_s, style, 400).constFirst();
    const auto laid = layPiece(sample.piece, sample.setting, style);
    for (const auto &[kind, colour] : {std::pair(PieceMark::Kind::Selected, style.selection), {PieceMark::Kind::Found, style.found}, {PieceMark::Kind::FoundCurrent, style.foundCurrent}}) {
        QImage image = canvas(*laid, 1);
        QPainter painter(&image);
        laid->paint(painter, corner, all(image), {{5, 5, kind}});
        painter.end();
        const QRect marked = laid->areasOf(5, 5).constFirst().translated(corner).toAlignedRect();
        QCOMPARE(QColor(image.pixel(marked.left() + 2, marked.top() + 1)), colour);
        QCOMPARE(QColor(image.pixel(marked.left() - 4, marked.top() + 1)), QColor(Qt::white));
    }
}

void TestLaidPieces::linesOfWhatGrewAreLikeBefore_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("lines");
    const QString three = u"A gateway takes a request, finds the route that matches it, and sends it on to one of the upstreams, which answers; what comes back is passed on as it arrives"_s;
    QTest::newRow("nothing") << three << three << 2;
    QTest::newRow("a letter more") << three << three + u's' << 2;
    QTest::newRow("a line more") << three << three + u" to the one who asked, word by word, until the last one is there"_s << 2;
    QTest::newRow("one line") << u"A gateway"_s << u"A gateway takes"_s << 0;
    QTest::newRow("a bold word in the last line") << three + u" **as"_s << three + u" **as it**"_s << 2;
    QTest::newRow("a bold word in the first line") << u"A **gateway"_s + three.sliced(9) << u"A **gateway"_s + three.sliced(9) + u"**"_s << 0;
    QTest::newRow("code in the first line that ends") << u"A `gateway"_s + three.sliced(9) << u"A `gateway"_s + three.sliced(9) + u"`"_s << 0;
    QTest::newRow("a list's item") << u"- "_s + three << u"- "_s + three + u" there"_s << 2;
    QTest::newRow("a quote") << u"> "_s + three << u"> "_s + three + u" there"_s << 2;
    QTest::newRow("no item any more") << u"- "_s + three << three << 0;
    QTest::newRow("a heading now") << three << u"# "_s + three << 0;
    QTest::newRow("letters from right to left") << three << three + u" \u05e2\u05d5\u05d3"_s << 0;
    QTest::newRow("marks that reach out of their line") << three << three + u"H\u0321\u032a\u032f\u0368\u034a\u033d\u0305\u033e\u030eE"_s << 0;
    QTest::newRow("one word over many lines") << QString(200, u'w') << QString(201, u'w') << 0;
    QTest::newRow("code") << u"```\n"_s + three + u"\n```"_s << u"```\n"_s + three + u" x\n```"_s << 0;
}

void TestLaidPieces::linesOfWhatGrewAreLikeBefore()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(int, lines);
    constexpr qreal ratio = 2;
    const TranscriptStyle style = sampleStyle(ratio);
    const auto laid = [&style](const QString &markdown) {
        const PieceSample sample = samplesOf(markdown, style, 420).constLast();
        return layPiece(sample.piece, sample.setting, style);
    };
    const auto first = laid(before);
    const auto second = laid(after);
    const qreal until = second->likeUntil(*first);
    QVERIFY(isWhole(until, ratio));
    if (lines == 0) {
        QCOMPARE(until, 0.0);
        return;
    }
    QCOMPARE(qRound((until - second->caretAt(0).top()) / style.text.lineHeight), lines);
    const auto top = [until](const LaidPiece &piece) {
        QImage image = canvas(piece, ratio);
        QPainter painter(&image);
        painter.setClipRect(QRectF(0, 0, image.width(), corner.y() + until));
        piece.paint(painter, corner, all(image), {});
        painter.end();
        return image.copy(0, 0, image.width(), int((corner.y() + until) * ratio));
    };
    QCOMPARE(top(*second), top(*first));
}

QTEST_MAIN(TestLaidPieces)
#include "tst_laidpieces.moc"
