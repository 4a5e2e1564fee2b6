// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/attachments/attachmentfile.h"
#include "ui/attachments/sampleimages.h"

#include <QDir>
#include <QFile>
#include <QImageReader>
#include <QTemporaryDir>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOfSize(qsizetype size)
{
    return QByteArray(size, 'a');
}

/// A JPEG that says it lies on its side, with a note of the camera's.
QByteArray turnedJpeg()
{
    const QByteArray jpeg = encoded(picture(40, 20), "JPEG");
    const QByteArray tags = QByteArray::fromHex("4d4d002a00000008" // big endian, the first directory at 8
                                                "0001"             // one entry
                                                "0112000300000001" // orientation, short, one value
                                                "00060000"         // turned by a quarter
                                                "00000000")
        + "somewhere 52.52 N";
    const QByteArray body = QByteArray("Exif\0\0", 6) + tags;
    QByteArray segment = QByteArray::fromHex("ffe1");
    segment += char((body.size() + 2) >> 8);
    segment += char((body.size() + 2) & 0xff);
    return jpeg.first(2) + segment + body + jpeg.sliced(2);
}

} // namespace

class TestAttachmentFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void takes_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("longSide");
        QTest::addColumn<QByteArray>("mediaType");
        QTest::addColumn<QSize>("pixels");
        QTest::addColumn<QString>("sentAs");
        QTest::newRow("PNG") << u"a.png"_s << encoded(picture(30, 20), "PNG") << 0 << QByteArray("image/png") << QSize(30, 20) << u"a.png"_s;
        QTest::newRow("JPEG") << u"a.jpeg"_s << encoded(picture(30, 20), "JPEG") << 0 << QByteArray("image/jpeg") << QSize(30, 20) << u"a.jpeg"_s;
        QTest::newRow("BMP becomes PNG") << u"a.bmp"_s << encoded(picture(30, 20), "BMP") << 0 << QByteArray("image/png") << QSize(30, 20) << u"a.png"_s;
        QTest::newRow("recognised by what is in it") << u"a.txt"_s << encoded(picture(30, 20), "PNG") << 0 << QByteArray("image/png") << QSize(30, 20) << u"a.png"_s;
        QTest::newRow("scaled") << u"a.png"_s << encoded(picture(400, 200), "PNG") << 100 << QByteArray("image/png") << QSize(100, 50) << u"a.png"_s;
        QTest::newRow("scaled by its height") << u"a.jpg"_s << encoded(picture(20, 400), "JPEG") << 100 << QByteArray("image/jpeg") << QSize(5, 100) << u"a.jpg"_s;
        QTest::newRow("never scaled up") << u"a.png"_s << encoded(picture(40, 20), "PNG") << 100 << QByteArray("image/png") << QSize(40, 20) << u"a.png"_s;
        QTest::newRow("set upright") << u"a.jpg"_s << turnedJpeg() << 0 << QByteArray("image/jpeg") << QSize(20, 40) << u"a.jpg"_s;
        QTest::newRow("a text") << u"a.md"_s << QByteArray("# Grüße 你好\n") << 0 << QByteArray("text/plain") << QSize() << u"a.md"_s;
        QTest::newRow("a drawing is a text") << u"a.svg"_s << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\"><rect/></svg>") << 0
            << QByteArray("text/plain") << QSize() << u"a.svg"_s;
    }

    void takes()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(int, longSide);
        QFETCH(QByteArray, mediaType);
        QFETCH(QSize, pixels);
        QFETCH(QString, sentAs);
        const auto prepared = prepareAttachment(name, bytes, longSide);
        QVERIFY2(prepared, prepared ? "" : qPrintable(prepared.error().message));
        QCOMPARE(prepared->attachment.mediaType, mediaType);
        QCOMPARE(prepared->attachment.name, sentAs);
        QCOMPARE(prepared->pixels, pixels);
        QCOMPARE(prepared->thumbnail.isNull(), !prepared->attachment.isImage());
        if (prepared->attachment.isImage())
            QCOMPARE(QImage::fromData(prepared->attachment.data).size(), pixels);
        else
            QCOMPARE(prepared->attachment.data, bytes);
    }

    void leavesOutWhatACameraWrote()
    {
        const QByteArray taken = turnedJpeg();
        QVERIFY(taken.contains("52.52"));
        QVERIFY(!prepareAttachment(u"a.jpg"_s, taken, 0)->attachment.data.contains("52.52"));
    }

    void leavesOutTheMarkBeforeAText()
    {
        QCOMPARE(prepareAttachment(u"a"_s, "\xef\xbb\xbfhello", 0)->attachment.data, "hello");
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        AttachmentLimits limits;
        QTest::newRow("empty") << QByteArray() << u"is empty"_s;
        QTest::newRow("a zero byte") << QByteArray("a\0b", 3) << u"neither an image nor a text"_s;
        QTest::newRow("not UTF-8") << QByteArray("gr\xfc\xdf") << u"neither an image nor a text"_s;
        QTest::newRow("a cut character") << QByteArray("gr\xc3") << u"neither an image nor a text"_s;
        QTest::newRow("a text too long") << bytesOfSize(limits.textBytes + 1) << u"1.0 MB is the most"_s;
        QTest::newRow("a damaged image") << encoded(picture(200, 200), "PNG").first(60) << u"is damaged"_s;
    }

    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const auto prepared = prepareAttachment(u"x.dat"_s, bytes, 0);
        QVERIFY(!prepared);
        QVERIFY2(prepared.error().message.contains(says), qPrintable(prepared.error().message));
        QVERIFY(prepared.error().message.contains(u"x.dat"_s));
    }

    void refusesAnImageOfTooManyPixels()
    {
        AttachmentLimits limits;
        limits.pixels = 99;
        const auto prepared = prepareAttachment(u"a.png"_s, encoded(picture(10, 10), "PNG"), 0, limits);
        QVERIFY(!prepared);
        QVERIFY2(prepared.error().message.contains(u"10 × 10"_s), qPrintable(prepared.error().message));
    }

    void readsFiles()
    {
        const QTemporaryDir folder;
        const std::atomic<bool> go = false;
        const QString path = folder.filePath(u"a.txt"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytesOfSize(3'000'000));
        file.close();
        QCOMPARE(readAttachmentFile(path, go)->size(), 3'000'000);

        AttachmentLimits limits;
        limits.fileBytes = 1'000'000;
        QVERIFY(readAttachmentFile(path, go, limits).error().message.contains(u"2.9 MB"_s));
        QVERIFY(readAttachmentFile(folder.path(), go).error().message.contains(u"is a folder"_s));
        QCOMPARE(readAttachmentFile(u"/dev/zero"_s, go).error().kind, Error::Kind::Storage);
        QCOMPARE(readAttachmentFile(folder.filePath(u"none"_s), go).error().kind, Error::Kind::Storage);
        const std::atomic<bool> stopped = true;
        QCOMPARE(readAttachmentFile(path, stopped).error().kind, Error::Kind::Cancelled);
    }
};

QTEST_MAIN(TestAttachmentFile)
#include "tst_attachmentfile.moc"
