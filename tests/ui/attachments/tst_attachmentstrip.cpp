// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/attachments/attachmentchip.h"
#include "ui/attachments/attachmentstrip.h"
#include "ui/attachments/sampleimages.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QVBoxLayout>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

struct Window {
    AttachmentList list;
    QWidget widget;
    AttachmentStrip *strip = new AttachmentStrip(list, &widget);

    explicit Window(int count = 0)
    {
        auto *layout = new QVBoxLayout(&widget);
        layout->addWidget(strip);
        layout->addStretch();
        widget.resize(600, 400);
        widget.show();
        widget.activateWindow();
        QList<Attachment> attachments;
        for (int i = 0; i < count; ++i)
            attachments.append({u"file %1.txt"_s.arg(i), "text/plain", "12345"});
        list.setAttachments(attachments);
    }

    QList<AttachmentChip *> chips() const
    {
        QList<AttachmentChip *> found;
        for (AttachmentChip *chip : strip->findChildren<AttachmentChip *>()) {
            if (chip->isVisible())
                found.append(chip);
        }
        return found;
    }
    QLabel *note() const { return strip->findChild<QLabel *>(u"attachmentNote"_s); }
    QPushButton *undo() const { return strip->findChild<QPushButton *>(u"undoRemoveAttachment"_s); }
};

} // namespace

class TestAttachmentStrip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void takesNoRoomWithoutFiles()
    {
        Window window;
        QVERIFY(!window.strip->isVisible());
        window.list.addImage(u"a.png"_s, picture(4, 4));
        QVERIFY(window.strip->isVisible());
        QTRY_VERIFY(!window.list.isReading());
        window.list.clear();
        QVERIFY(!window.strip->isVisible());
    }

    void aChipTellsNameAndSize()
    {
        Window window(1);
        const AttachmentChip *chip = window.chips().constFirst();
        QCOMPARE(chip->accessibleName(), u"Attached: file 0.txt, 5 bytes"_s);
        window.list.addImage(u"a.png"_s, picture(40, 30));
        QTRY_VERIFY(!window.list.isReading());
        QVERIFY2(window.chips().constLast()->accessibleName().startsWith(u"Attached: a.png, 40 × 30, "_s), qPrintable(window.chips().constLast()->accessibleName()));
    }

    void chipsStandInLines()
    {
        Window window(8);
        const int wide = window.strip->height();
        for (const AttachmentChip *chip : window.chips())
            QVERIFY(window.strip->rect().contains(chip->geometry()));
        window.widget.resize(300, 400);
        QTRY_VERIFY(window.strip->height() > wide);
        for (const AttachmentChip *chip : window.chips())
            QVERIFY(window.strip->rect().contains(chip->geometry()));
    }

    void theMouseRemovesAndUndoes()
    {
        Window window(2);
        QTest::mouseClick(window.chips().constFirst()->findChild<QToolButton *>(u"removeAttachment"_s), Qt::LeftButton);
        QCOMPARE(window.list.items().size(), 1);
        QVERIFY(window.note()->isVisible());
        QCOMPARE(window.note()->text(), u"“file 0.txt” was removed."_s);
        QTest::mouseClick(window.undo(), Qt::LeftButton);
        QCOMPARE(window.list.items().constFirst().name, u"file 0.txt"_s);
        QVERIFY(!window.note()->isVisible());
    }

    void theKeyboardRemoves()
    {
        Window window(3);
        QSignalSpy left(window.strip, &AttachmentStrip::left);
        window.chips().at(1)->setFocus();
        QTRY_VERIFY(window.chips().at(1)->hasFocus());
        QTest::keyClick(window.chips().at(1), Qt::Key_Delete);
        QCOMPARE(window.list.items().size(), 2);
        QTRY_VERIFY(window.chips().at(1)->hasFocus()); // the one that came after it
        QTest::keyClick(window.chips().at(1), Qt::Key_Backspace);
        QTRY_VERIFY(window.chips().at(0)->hasFocus());
        QTest::keyClick(window.chips().at(0), Qt::Key_Delete);
        QVERIFY(window.list.isEmpty());
        QCOMPARE(left.size(), 1);
        QVERIFY(window.undo()->isVisible());
    }

    void arrowsGoFromChipToChip()
    {
        Window window(2);
        window.chips().constFirst()->setFocus();
        QTRY_VERIFY(window.chips().constFirst()->hasFocus());
        QTest::keyClick(window.chips().constFirst(), Qt::Key_Right);
        QVERIFY(window.chips().constLast()->hasFocus());
        QTest::keyClick(window.chips().constLast(), Qt::Key_Right);
        QVERIFY(window.chips().constLast()->hasFocus());
        window.widget.setLayoutDirection(Qt::RightToLeft);
        QTest::keyClick(window.chips().constLast(), Qt::Key_Right);
        QVERIFY(window.chips().constFirst()->hasFocus());
    }

    void saysWhatWasRefused()
    {
        Window window;
        window.list.addFiles({u"/nowhere/a.txt"_s});
        QTRY_VERIFY(window.note()->isVisible());
        QVERIFY(window.note()->text().contains(u"a.txt"_s));
        QVERIFY(!window.undo()->isVisible());
        QTest::mouseClick(window.strip->findChild<QToolButton *>(u"closeAttachmentNote"_s), Qt::LeftButton);
        QVERIFY(!window.strip->isVisible());
    }
};

QTEST_MAIN(TestAttachmentStrip)
#include "tst_attachmentstrip.moc"
