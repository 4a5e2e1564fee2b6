// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "samplerecord.h"
#include "support/guitest.h"
#include "ui/interchange/pagedtranscript.h"
#include "ui/interchange/pdfwriter.h"

#include <QFontDatabase>
#include <QPaintEngine>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

/// Notes where text is put, and draws nothing.
class TextPlaces : public QPaintEngine
{
public:
    struct Piece {
        QString text;
        QRectF area;
    };
    TextPlaces()
        : QPaintEngine(QPaintEngine::AllFeatures)
    {
    }
    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    Type type() const override { return QPaintEngine::User; }
    void updateState(const QPaintEngineState &) override {}
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override { ++pictures; }
    void drawImage(const QRectF &, const QImage &, const QRectF &, Qt::ImageConversionFlags) override { ++pictures; }
    void drawPath(const QPainterPath &) override {}
    void drawPolygon(const QPointF *, int, PolygonDrawMode) override {}
    void drawTextItem(const QPointF &at, const QTextItem &item) override
    {
        const QRectF area(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
        if (painter()->hasClipping() && !painter()->clipBoundingRect().contains(area.center()))
            return;
        const bool isCut = painter()->hasClipping() && !painter()->clipBoundingRect().adjusted(-1, -1, 1, 1).contains(area);
        pieces.append({item.text(), painter()->combinedTransform().mapRect(area)});
        cut += isCut ? 1 : 0;
    }
    QList<Piece> pieces;
    int pictures = 0;
    int cut = 0;
};

class TextDevice : public QPaintDevice
{
public:
    explicit TextDevice(QSize size)
        : m_size(size)
    {
    }
    QPaintEngine *paintEngine() const override { return &m_engine; }
    const TextPlaces &places() const { return m_engine; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
            return m_size.width();
        case PdmHeight:
            return m_size.height();
        case PdmDepth:
            return 32;
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return int(devicePixelRatioFScale());
        default:
            return 96;
        }
    }

private:
    QSize m_size;
    mutable TextPlaces m_engine;
};

/// Sheets of any size, of which is known what text stands where.
class NotedPaper : public PaperStack
{
public:
    explicit NotedPaper(QSizeF size)
        : m_size(size)
    {
    }
    ~NotedPaper() override { end(); }
    QSizeF room() const override { return m_size; }
    QPainter *nextSheet() override
    {
        end();
        if (int(sheets.size()) == most)
            return nullptr;
        sheets.push_back(std::make_unique<TextDevice>(m_size.toSize()));
        m_painter.begin(sheets.back().get());
        return &m_painter;
    }
    bool end() override { return !m_painter.isActive() || m_painter.end(); }
    QString text() const
    {
        QString all;
        for (const auto &sheet : sheets)
            for (const TextPlaces::Piece &piece : sheet->places().pieces)
                all += piece.text;
        return all;
    }
    std::vector<std::unique_ptr<TextDevice>> sheets;
    int most = 10'000;

private:
    QSizeF m_size;
    QPainter m_painter;
};

} // namespace

class TestPagedTranscript : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void nothingIsCutOrLost_data()
    {
        QTest::addColumn<double>("height");
        for (const double height : {300.0, 450.5, 701.0, 1000.0})
            QTest::addRow("%.1f", height) << height;
    }
    void nothingIsCutOrLost()
    {
        QFETCH(double, height);
        NotedPaper paper(QSizeF(640, height));
        PagedTranscript pages(PaperLook::make(), paper);
        QVERIFY(pages.add(test::sampleRecord(3, 2), [](double) { return true; }));
        QVERIFY(paper.end());
        QCOMPARE(pages.sheetCount(), int(paper.sheets.size()));
        QVERIFY(pages.sheetCount() > 3);
        const QString text = paper.text();
        for (int part = 0; part < 3; ++part) {
            for (int line = 0; line < 12; ++line) // in both replies, and not twice in one
                QCOMPARE(text.count(u"(%1)"_s.arg(part * 100 + line)) + text.count(u"(%1 "_s.arg(part * 100 + line)), 2);
        }
        for (const auto &sheet : paper.sheets) {
            QCOMPARE(sheet->places().cut, 0);
            QVERIFY(!sheet->places().pieces.isEmpty());
            for (const TextPlaces::Piece &piece : sheet->places().pieces)
                QVERIFY2(piece.area.top() >= -2 && piece.area.bottom() <= height + 2, qPrintable(piece.text));
        }
        QCOMPARE(text.count(u"Be brief."_s), 1);
        QVERIFY(!text.contains(u"Copy"_s)); // nothing can be pressed on paper
    }

    void partsAreLeftOut()
    {
        PaperLook look = PaperLook::make();
        for (const bool shows : {true, false}) {
            look.showsDetails = shows;
            NotedPaper paper(QSizeF(640, 900));
            PagedTranscript pages(look, paper);
            QVERIFY(pages.add(test::sampleRecord(), [](double) { return true; }));
            QVERIFY(paper.end());
            QCOMPARE(paper.text().contains(u"815"_s), shows);
        }
    }

    void emojiAreThere()
    {
        if (!QFontDatabase::families().contains(u"Noto Color Emoji"_s))
            QSKIP("There is no font with emoji.");
        NotedPaper paper(QSizeF(640, 900));
        PagedTranscript pages(PaperLook::make(), paper);
        ConversationRecord record = test::sampleRecord(0);
        record.messages.first().turn.attachments.clear();
        record.messages.last().turn.text = u"Go 🚀, ✅ done. 👨‍👩‍👧‍👦 → not a picture. \n\n```\nx = '🚀'\n```"_s;
        QVERIFY(pages.add(record, [](double) { return true; }));
        QVERIFY(paper.end());
        int pictures = 0;
        for (const auto &sheet : paper.sheets)
            pictures += sheet->places().pictures;
        QCOMPARE(pictures, 4);
    }

    void aHugeParagraphIsCutBetweenLines()
    {
        ConversationRecord record = test::sampleRecord(0);
        QString text;
        for (int i = 0; i < 3000; ++i)
            text += u"w%1 "_s.arg(i, 4, 10, QChar(u'0'));
        record.messages.last().turn.text = text;
        NotedPaper paper(QSizeF(640, 500));
        PagedTranscript pages(PaperLook::make(), paper);
        QVERIFY(pages.add(record, [](double) { return true; }));
        QVERIFY(paper.end());
        const QString told = paper.text();
        for (int i = 0; i < 3000; ++i)
            QCOMPARE(told.count(u"w%1"_s.arg(i, 4, 10, QChar(u'0'))), 1);
        for (const auto &sheet : paper.sheets)
            QCOMPARE(sheet->places().cut, 0);
    }

    void stops()
    {
        NotedPaper few(QSizeF(640, 400));
        few.most = 2;
        PagedTranscript pages(PaperLook::make(), few);
        QVERIFY(!pages.add(test::sampleRecord(3), [](double) { return true; }));
        NotedPaper paper(QSizeF(640, 400));
        PagedTranscript stopped(PaperLook::make(), paper);
        double last = 0;
        QVERIFY(!stopped.add(test::sampleRecord(3), [&last](double share) {
            last = share;
            return share < 0.5;
        }));
        QVERIFY(last >= 0.5 && last < 0.9);
    }

    void pdfInAnotherThread()
    {
        QByteArray bytes;
        QBuffer file(&bytes);
        QVERIFY(file.open(QIODevice::WriteOnly));
        PdfConversationWriter writer(PaperLook::make(), usualPage());
        Result<void> result;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            result = writer.begin(file);
            if (result)
                result = writer.write(test::sampleRecord(4), [](double) { return true; });
            if (result)
                result = writer.end();
        }));
        thread->start();
        QVERIFY(thread->wait(60'000));
        QVERIFY2(result.has_value(), result ? "" : qPrintable(result.error().message));
        QVERIFY(bytes.startsWith("%PDF-"));
        QVERIFY(bytes.trimmed().endsWith("%%EOF"));
        QVERIFY(bytes.count("/Type /Page\n") + bytes.count("/Type /Page ") >= 2);
    }

    void pdfOnAFullDisk()
    {
        class Full : public QIODevice
        {
        public:
            qint64 room = 0;

        protected:
            qint64 readData(char *, qint64) override { return -1; }
            qint64 writeData(const char *, qint64 size) override
            {
                const qint64 taken = std::min(size, room);
                room -= taken;
                return taken;
            }
        };
        for (const qint64 room : {qint64(0), qint64(10), qint64(5000)}) {
            Full file;
            file.room = room;
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
            PdfConversationWriter writer(PaperLook::make(), usualPage());
            QVERIFY(writer.begin(file).has_value());
            Result<void> result = writer.write(test::sampleRecord(2), [](double) { return true; });
            if (result)
                result = writer.end();
            QVERIFY(!result.has_value());
            QCOMPARE(result.error().kind, Error::Kind::Storage);
        }
    }
};

QTEST_MAIN(TestPagedTranscript)
#include "tst_pagedtranscript.moc"
