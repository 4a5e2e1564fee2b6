// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/attachments/attachmentlist.h"
#include "ui/attachments/sampleimages.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

class TestAttachmentList : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    static QStringList namesOf(const AttachmentList &list)
    {
        QStringList names;
        for (const AttachmentList::Item &item : list.items())
            names.append(item.name);
        return names;
    }

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void readsInOrder()
    {
        AttachmentList list;
        QSignalSpy changed(&list, &AttachmentList::changed);
        list.addFiles({write(u"large.png"_s, encoded(picture(2000, 1000), "PNG")), write(u"b.txt"_s, "hello")});
        QCOMPARE(namesOf(list), (QStringList{u"large.png"_s, u"b.txt"_s}));
        QVERIFY(list.isReading());
        QTRY_VERIFY(!list.isReading());
        QCOMPARE(namesOf(list), (QStringList{u"large.png"_s, u"b.txt"_s}));
        const QList<Attachment> attachments = list.attachments();
        QCOMPARE(attachments.size(), 2);
        QVERIFY(attachments.constFirst().isImage());
        QCOMPARE(attachments.constLast(), (Attachment{u"b.txt"_s, "text/plain", "hello"}));
        QCOMPARE(changed.size(), 3);
    }

    void scalesWhenAsked()
    {
        AttachmentList list;
        list.setLongSide(64);
        list.addImage(u"pasted.png"_s, picture(128, 32));
        QTRY_VERIFY(!list.isReading());
        QCOMPARE(list.items().constFirst().prepared.pixels, QSize(64, 16));
    }

    void saysWhatItRefuses_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("not a text") << u"x.bin"_s << QByteArray("\0", 1) << u"“x.bin” is neither"_s;
        QTest::newRow("too large as a file") << u"large.txt"_s << QByteArray(2001, 'a') << u"“large.txt” has"_s;
        QTest::newRow("too large together") << u"more.txt"_s << QByteArray(900, 'b') << u"With “more.txt” there would be"_s;
    }

    void saysWhatItRefuses()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        AttachmentLimits limits;
        limits.fileBytes = 2000;
        limits.allBytes = 1500;
        AttachmentList list(limits);
        QSignalSpy refused(&list, &AttachmentList::refused);
        list.addFiles({write(u"first.txt"_s, QByteArray(800, 'a'))});
        QTRY_VERIFY(!list.isReading());
        list.addFiles({write(name, bytes)});
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY2(refused.constFirst().constFirst().toString().contains(says), qPrintable(refused.constFirst().constFirst().toString()));
        QCOMPARE(namesOf(list), QStringList{u"first.txt"_s});
    }

    void takesNoMoreThanItMay()
    {
        AttachmentLimits limits;
        limits.count = 2;
        AttachmentList list(limits);
        QSignalSpy refused(&list, &AttachmentList::refused);
        const QString path = write(u"a.txt"_s, "a");
        list.addFiles({path, path, path});
        QVERIFY(list.isEmpty());
        QCOMPARE(refused.size(), 1);
        list.addFiles({path, path});
        list.addImage(u"b.png"_s, picture(2, 2));
        QCOMPARE(list.items().size(), 2);
        QCOMPARE(refused.size(), 2);
        QTRY_VERIFY(!list.isReading());
    }

    void removalCanBeUndone()
    {
        AttachmentList list;
        list.addFiles({write(u"a.txt"_s, "a"), write(u"b.txt"_s, "b"), write(u"c.txt"_s, "c")});
        QTRY_VERIFY(!list.isReading());
        QSignalSpy removed(&list, &AttachmentList::removed);
        const QList<Attachment> before = list.attachments();
        list.remove(list.items().at(1).id);
        QCOMPARE(namesOf(list), (QStringList{u"a.txt"_s, u"c.txt"_s}));
        QCOMPARE(removed.size(), 1);
        list.undoRemove();
        QCOMPARE(list.attachments(), before);
        QVERIFY(!list.canUndoRemove());
        list.remove(list.items().at(2).id);
        list.clear();
        QVERIFY(!list.canUndoRemove());
    }

    void whatIsStillReadIsCancelled()
    {
        AttachmentList list;
        QSignalSpy removed(&list, &AttachmentList::removed);
        list.addFiles({write(u"a.txt"_s, "a")});
        list.remove(list.items().constFirst().id);
        QVERIFY(list.isEmpty());
        QCOMPARE(removed.size(), 0);
        list.addFiles({write(u"b.txt"_s, "b")}); // comes after it, in the order of the orders
        QTRY_VERIFY(!list.isReading());
        QCOMPARE(namesOf(list), QStringList{u"b.txt"_s});
    }

    void mayGoAwayWhileItReads()
    {
        for (int i = 0; i < 20; ++i) {
            AttachmentList list;
            list.addImage(u"a.png"_s, picture(500, 500));
        }
        AttachmentList last;
        last.addImage(u"b.png"_s, picture(1, 1));
        QTRY_VERIFY(!last.isReading());
    }

    void showsWhatWasKept()
    {
        const Attachment image{u"a.jpg"_s, "image/jpeg", encoded(picture(30, 20), "JPEG")};
        const Attachment text{u"b.txt"_s, "text/plain", "b"};
        AttachmentList list;
        list.setAttachments({image, text});
        QVERIFY(!list.isReading());
        QCOMPARE(list.attachments(), (QList<Attachment>{image, text}));
        QTRY_COMPARE(list.items().constFirst().prepared.pixels, QSize(30, 20)); // its thumbnail comes later
        QCOMPARE(list.attachments(), (QList<Attachment>{image, text}));
        const Attachment damaged{u"c.png"_s, "image/png", "none"};
        list.setAttachments({damaged});
        list.addFiles({write(u"d.txt"_s, "d")});
        QTRY_VERIFY(!list.isReading());
        QCOMPARE(list.attachments().constFirst(), damaged);
    }
};

QTEST_MAIN(TestAttachmentList)
#include "tst_attachmentlist.moc"
