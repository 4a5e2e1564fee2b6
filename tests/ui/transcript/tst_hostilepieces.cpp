// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/transcript/piecesamples.h"
#include "ui/transcript/thumbnail.h"

#include <QBuffer>
#include <QTest>
#include <QtEndian>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

QString table(int columns)
{
    const QString cells = u"| some words "_s.repeated(columns) + u"|\n"_s;
    return cells + u"|---"_s.repeated(columns) + u"|\n"_s + cells + cells;
}

QString controls()
{
    QString text;
    for (uint c = 0; c < 0x10000; ++c) {
        const QChar::Category category = QChar::category(char32_t(c));
        if (category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Other_Surrogate || c >= 0xfff0)
            text += QChar(char16_t(c));
    }
    return text;
}

QByteArray encoded(const QSize &size, const char *format)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray data;
    QBuffer buffer(&data);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return data;
}

/// A bitmap's head that promises more pixels than anyone should make room for.
QByteArray promising(quint32 width, quint32 height)
{
    QByteArray data = encoded({2, 2}, "bmp");
    qToLittleEndian(width, data.data() + 18);
    qToLittleEndian(height, data.data() + 22);
    return data;
}

} // namespace

class TestHostilePieces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void ends_data();
    void ends();
    void deepNestingLeavesRoom();
    void thumbnails_data();
    void thumbnails();
    void picturesMoveNothing();
};

void TestHostilePieces::ends_data()
{
    QTest::addColumn<QString>("text");
    const QString word(1'000'000, u'x');
    QTest::newRow("a word of a million letters") << word;
    QTest::newRow("the same as code") << u"```\n"_s + word + u"\n```"_s;
    QTest::newRow("the same in a cell") << u"| a |\n|---|\n| "_s + word + u" |"_s;
    QTest::newRow("the same as a heading") << u"# "_s + word;
    QTest::newRow("a hundred thousand accents") << u'a' + QString(100'000, QChar(0x301));
    QTest::newRow("the same as code") << u"    a"_s + QString(100'000, QChar(0x301));
    QTest::newRow("a hundred thousand that take no room") << u'a' + QString(100'000, QChar(0x200b)) + u'b';
    QTest::newRow("that many joiners") << u'a' + QString(100'000, QChar(0x200d)) + u'b';
    QTest::newRow("that many turns of direction") << u"a\u202e\u05d0\u202d"_s.repeated(25'000);
    QTest::newRow("every control, every half") << controls();
    QTest::newRow("every control in code") << u"~~~\n"_s + controls();
    QTest::newRow("64 quotes") << u"> "_s.repeated(64) + u"deep words that have to find some room"_s;
    QTest::newRow("64 lists") << u"- "_s.repeated(64) + u"deep"_s;
    QTest::newRow("500 columns") << table(500);
    QTest::newRow("a hundred thousand code spans") << u"`a` "_s.repeated(100'000);
    QTest::newRow("a hundred thousand tabs") << u"~~~\n"_s + QString(100'000, u'\t');
    QTest::newRow("long link") << u"[x](https://e.org/"_s + QString(100'000, u'a') + u')';
    QTest::newRow("long image") << u"![x](https://e.org/"_s + QString(100'000, u'a') + u')';
    QTest::newRow("line ends") << u"a  \n"_s.repeated(10'000);
}

/// Not how long it takes is looked at, but that no piece has more than a bounded amount to do, and stays in its room.
void TestHostilePieces::ends()
{
    QFETCH(QString, text);
    const TranscriptStyle style = sampleStyle(1);
    constexpr qreal width = 400;
    const QList<PieceSample> samples = samplesOf(text, style, width);
    QVERIFY(!samples.isEmpty());
    const qsizetype step = std::max<qsizetype>(samples.size() / 12, 1);
    for (qsizetype i = 0; i < samples.size(); i += step) {
        const PieceSample &sample = samples.at(i);
        QVERIFY(sample.piece.element.text.size() <= 4096 || sample.piece.element.kind == MarkdownElement::Kind::TableRow);
        const auto laid = layPiece(sample.piece, sample.setting, style);
        QVERIFY2(laid->height() < 2200 * style.text.lineHeight, qPrintable(QString::number(laid->height())));
        QImage image(int(width), 200, QImage::Format_RGB32);
        QPainter painter(&image);
        painter.setClipRect(image.rect());
        laid->paint(painter, {0, 0}, image.rect(), {});
        for (const QRectF &area : laid->areasOf(0, std::min<qsizetype>(sample.piece.element.text.size(), 200)))
            QVERIFY(area.left() >= -1 && area.right() <= width + 1);
        const qsizetype middle = laid->positionAt({width / 2, laid->height() / 2});
        QVERIFY(middle >= 0 && middle <= sample.piece.element.text.size());
        QVERIFY(laid->caretAt(middle).bottom() <= laid->height());
    }
}

void TestHostilePieces::deepNestingLeavesRoom()
{
    const TranscriptStyle style = sampleStyle(1);
    for (const QString &mark : {u"> "_s, u"- "_s, u"1. "_s}) {
        const PieceSample sample = samplesOf(mark.repeated(64) + u"words words words"_s, style, 300).constFirst();
        const auto laid = layPiece(sample.piece, sample.setting, style);
        const QRectF first = laid->caretAt(0);
        QVERIFY(first.x() > 40 && first.x() <= 300 * 0.41);
        QCOMPARE(laid->caretAt(5).y(), first.y()); // a word stays in one line
    }
}

void TestHostilePieces::thumbnails_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QSize>("expected");
    QTest::newRow("wide") << encoded({1280, 96}, "png") << QSize(256, 19);
    QTest::newRow("high") << encoded({100, 1920}, "jpg") << QSize(10, 192);
    QTest::newRow("small") << encoded({3, 2}, "png") << QSize(3, 2);
    QTest::newRow("a line") << encoded({10'000, 1}, "png") << QSize(256, 1);
    QTest::newRow("no image") << QByteArray("hello") << QSize(0, 0);
    QTest::newRow("nothing") << QByteArray() << QSize(0, 0);
    QTest::newRow("cut off") << encoded({400, 400}, "png").first(20) << QSize(0, 0);
    QTest::newRow("too many pixels") << promising(60'000, 60'000) << QSize(0, 0);
    QTest::newRow("drawing") << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>") << QSize(0, 0);
}

void TestHostilePieces::thumbnails()
{
    QFETCH(QByteArray, data);
    QTEST(thumbnailOf(data, 2).size(), "expected");
}

void TestHostilePieces::picturesMoveNothing()
{
    const TranscriptStyle style = sampleStyle(1);
    const QList<PieceSample> samples = pieceSamples();
    for (PieceSample sample : samples) {
        if (sample.setting.picture.isNull())
            continue;
        const auto with = layPiece(sample.piece, sample.setting, style);
        sample.setting.picture = {};
        const auto without = layPiece(sample.piece, sample.setting, style);
        QCOMPARE(with->height(), without->height());
        QCOMPARE(with->caretAt(0), without->caretAt(0));
        return;
    }
    QFAIL("no sample has a picture");
}

QTEST_MAIN(TestHostilePieces)
#include "tst_hostilepieces.moc"
