// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/verify/gapchart.h"
#include "ui/verify/reports.h"
#include "ui/verify/signalpicture.h"
#include "ui/verify/waterfall.h"
#include "ui/verify/wholepicture.h"
#include "ui/widgets/questions.h"

#include <QContextMenuEvent>
#include <QFile>
#include <QImage>
#include <QMenu>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

std::unique_ptr<PaintedList> madeOf(const QString &kind)
{
    const ProbeReport report = test::okReport();
    if (kind == "way"_L1) {
        auto picture = std::make_unique<SignalPicture>();
        picture->setWay(wayOf(test::unreachableReport(), {}));
        return picture;
    }
    if (kind == "waterfall"_L1) {
        auto waterfall = std::make_unique<Waterfall>();
        waterfall->setReport(report);
        return waterfall;
    }
    auto gaps = std::make_unique<GapChart>();
    gaps->setReport(report);
    return gaps;
}

// All texts of a drawing, and whether it is well-formed.
std::pair<QString, bool> textsOf(const QByteArray &svg)
{
    QString texts;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::Characters)
            texts += reader.text();
    }
    return {texts, !reader.hasError()};
}

} // namespace

class TestWholePicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void cleanup() { questions::setAnswers({}, {}); }

    void everyPictureIsSavedByItsMenu_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("text"); // in the drawing
        for (const QString &file : {u"x.svg"_s, u"x.png"_s}) {
            QTest::addRow("way as %s", qPrintable(file)) << u"way"_s << file << u"The gateway could not reach the provider."_s;
            QTest::addRow("waterfall as %s", qPrintable(file)) << u"waterfall"_s << file << u"First byte"_s;
            QTest::addRow("gaps as %s", qPrintable(file)) << u"gaps"_s << file << u"100 ms"_s;
        }
    }

    void everyPictureIsSavedByItsMenu()
    {
        QFETCH(QString, kind);
        QFETCH(QString, file);
        QFETCH(QString, text);
        const QTemporaryDir folder;
        questions::setAnswers({}, [&](questions::FileFor) { return folder.filePath(file); });
        const std::unique_ptr<PaintedList> list = madeOf(kind);
        list->resize(500, 200);
        list->show();
        QSignalSpy saved(list.get(), &PaintedList::pictureSaved);
        QContextMenuEvent wish(QContextMenuEvent::Keyboard, {10, 10}, list->mapToGlobal(QPoint(10, 10)));
        QApplication::sendEvent(list.get(), &wish);
        const auto *menu = list->findChild<QMenu *>();
        menu->findChild<QAction *>(u"savePictureEntry"_s)->trigger();
        QTRY_COMPARE(saved.size(), 1);
        QFile written(folder.filePath(file));
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray bytes = written.readAll();
        if (file.endsWith(u"svg"_s)) {
            const auto [texts, isWellFormed] = textsOf(bytes);
            QVERIFY(isWellFormed);
            QVERIFY2(texts.contains(text), qPrintable(texts));
        } else {
            const QImage image = QImage::fromData(bytes, "PNG");
            QCOMPARE(image.width(), 2 * (960 + 2 * 16)); // whole, though the window is narrow
            QVERIFY(image.height() > 100);
        }
    }

    void aFolderThatIsNotThereIsTold()
    {
        questions::setAnswers({}, [](questions::FileFor) { return u"/nowhere/at/all.png"_s; });
        QWidget parent;
        std::optional<Error> error;
        savePicture(&parent, textLine(u"x"_s, 100, true, {}), u"x"_s, [&error](const Result<QString> &saved) { error = saved ? Error() : saved.error(); });
        QTRY_VERIFY(error.has_value());
        QCOMPARE(error->kind, Error::Kind::Storage);
        QVERIFY(error->message.contains(u"/nowhere/at/all.png"_s));
    }

    void emptyPartsAreLeftOut()
    {
        const WholePicture line = textLine(u"x"_s, 100, false, {});
        QCOMPARE(stacked({line, WholePicture(), line}).size.height(), stacked({line, line}).size.height());
    }

    void thePictureIsCrispAtAnyScale()
    {
        SignalPicture picture;
        picture.setWay(wayOf(test::okReport(), {}));
        const WholePicture whole = picture.picture(960);
        // A line of four units is eight whole pixels at scale 2: its edge is no mixture.
        const QImage image = QImage::fromData(pngOf(whole, picture.palette()), "PNG");
        const QColor go = theme::signalColor(theme::Signal::Go, picture.palette());
        const SignalPictureLayout layout = layOut(picture.way(), 960, {QFontMetricsF(theme::font()), QFontMetricsF(theme::font()), QFontMetricsF(theme::font())});
        const QLineF line = layout.links.constFirst().line;
        int pixels = 0;
        int mixed = 0;
        const int x = int(line.center().x() * 2);
        for (int y = 0; y < image.height(); ++y) {
            const QColor here = image.pixelColor(x, y);
            if (here == go)
                ++pixels;
            else if (here != picture.palette().color(QPalette::Window))
                ++mixed;
        }
        QCOMPARE(pixels, 8);
        QCOMPARE(mixed, 0);
    }
};

QTEST_MAIN(TestWholePicture)
#include "tst_wholepicture.moc"
