// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/attachments/filedroparea.h"

#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QUrl>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

enum class Offer { File, TwoFiles, Link, Text, Image, ImageOfText };

void fill(QMimeData &data, Offer offer)
{
    QImage image(3, 2, QImage::Format_RGB32);
    image.fill(Qt::red);
    switch (offer) {
    case Offer::File:
        data.setUrls({QUrl::fromLocalFile(u"/a b.txt"_s)});
        return;
    case Offer::TwoFiles:
        data.setUrls({QUrl::fromLocalFile(u"/a.txt"_s), QUrl::fromLocalFile(u"/b.png"_s)});
        return;
    case Offer::Link:
        data.setUrls({QUrl(u"https://example.org/a.png"_s)});
        return;
    case Offer::Text:
        data.setText(u"words"_s);
        return;
    case Offer::Image:
        data.setImageData(image);
        return;
    case Offer::ImageOfText:
        data.setImageData(image);
        data.setText(u"a table's cells"_s);
        return;
    }
}

} // namespace

Q_DECLARE_METATYPE(Offer)

class TestFileDropArea : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void takes_data()
    {
        QTest::addColumn<Offer>("offer");
        QTest::addColumn<QStringList>("paths");
        QTest::addColumn<bool>("image");
        QTest::newRow("a file") << Offer::File << QStringList{u"/a b.txt"_s} << false;
        QTest::newRow("two files") << Offer::TwoFiles << QStringList{u"/a.txt"_s, u"/b.png"_s} << false;
        QTest::newRow("an image") << Offer::Image << QStringList() << true;
        QTest::newRow("a link is not fetched") << Offer::Link << QStringList() << false;
        QTest::newRow("text is no file") << Offer::Text << QStringList() << false;
        QTest::newRow("text goes before its picture") << Offer::ImageOfText << QStringList() << false;
    }

    void takes()
    {
        QFETCH(Offer, offer);
        QFETCH(QStringList, paths);
        QFETCH(bool, image);
        QMimeData data;
        fill(data, offer);
        const OfferedFiles files = offeredFiles(data);
        QCOMPARE(files.paths, paths);
        QCOMPARE(!files.image.isNull(), image);
        QCOMPARE(offersFiles(data), !paths.isEmpty() || image);

        FileDropArea area;
        area.resize(300, 200);
        area.show();
        QSignalSpy dropped(&area, &FileDropArea::dropped);
        const auto *veil = area.findChild<QWidget *>(u"dropVeil"_s);
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(&area, &enter);
        QCOMPARE(enter.isAccepted(), offersFiles(data));
        QCOMPARE(veil->isVisible(), offersFiles(data));
        if (!enter.isAccepted())
            return;
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(&area, &leave);
        QVERIFY(!veil->isVisible());
        QCoreApplication::sendEvent(&area, &enter);
        QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&area, &drop);
        QVERIFY(!veil->isVisible());
        QCOMPARE(dropped.size(), 1);
        QCOMPARE(dropped.constFirst().constFirst().value<OfferedFiles>().paths, paths);
    }
};

QTEST_MAIN(TestFileDropArea)
#include "tst_filedroparea.moc"
