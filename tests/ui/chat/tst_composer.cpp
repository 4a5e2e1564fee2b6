// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/catalog.h"
#include "support/fakeworkspacestore.h"
#include "support/guitest.h"
#include "ui/attachments/attachmentchip.h"
#include "ui/chat/composer.h"
#include "ui/chat/promptedit.h"
#include "ui/widgets/questions.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QUrl>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

struct Window {
    test::FakeWorkspaceStore store;
    Catalog catalog{store};
    Composer composer{catalog};

    Window()
    {
        composer.resize(700, 200);
        composer.show();
        composer.activateWindow();
    }
    QPushButton *send() const { return composer.findChild<QPushButton *>(u"sendButton"_s); }
};

QImage picture(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    return image;
}

} // namespace

class TestComposer : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void cleanup() { questions::setAnswers({}, {}); }

    void aPastedImageIsAttached()
    {
        Window window;
        QGuiApplication::clipboard()->setImage(picture(30, 20));
        window.composer.edit()->paste();
        QVERIFY(window.composer.text().isEmpty());
        QVERIFY(!window.send()->isEnabled()); // not before it is read
        QTRY_VERIFY(window.send()->isEnabled());
        const QList<Attachment> attachments = window.composer.attachments();
        QCOMPARE(attachments.size(), 1);
        QCOMPARE(attachments.constFirst().mediaType, "image/png");
        QCOMPARE(QImage::fromData(attachments.constFirst().data).size(), QSize(30, 20));
    }

    void pastedFilesAreAttachedAndTextIsTyped()
    {
        Window window;
        auto *files = new QMimeData;
        files->setUrls({QUrl::fromLocalFile(write(u"notes.txt"_s, "notes"))});
        QGuiApplication::clipboard()->setMimeData(files);
        window.composer.edit()->paste();
        QTRY_COMPARE(window.composer.attachments().size(), 1);
        QGuiApplication::clipboard()->setText(u"words"_s);
        window.composer.edit()->paste();
        QCOMPARE(window.composer.text(), u"words"_s);
        QCOMPARE(window.composer.attachments().size(), 1);
    }

    void theButtonPicksFiles()
    {
        Window window;
        const QString path = write(u"picked.txt"_s, "picked");
        questions::setAnswers({}, [path](questions::FileFor) { return path; });
        QTest::mouseClick(window.composer.findChild<QToolButton *>(u"attachButton"_s), Qt::LeftButton, {}, {8, 8});
        QTRY_COMPARE(window.composer.attachments().size(), 1);
        QCOMPARE(window.composer.attachments().constFirst().name, u"picked.txt"_s);
        QVERIFY(window.composer.edit()->hasFocus());
    }

    void imagesAreScaledWhenAsked()
    {
        Window window;
        const QList<QAction *> actions = window.composer.findChild<QMenu *>(u"attachMenu"_s)->actions();
        const auto scale = std::ranges::find_if(actions, [](const QAction *action) { return action->text().contains(u"512"_s); });
        QVERIFY(scale != actions.end());
        QSignalSpy chosen(&window.composer, &Composer::imageLongSideChosen);
        (*scale)->trigger();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.constFirst().constFirst().toInt(), 512);
        window.composer.attach({{}, picture(1024, 256)});
        QTRY_VERIFY(window.composer.canSend());
        QCOMPARE(QImage::fromData(window.composer.attachments().constFirst().data).size(), QSize(512, 128));
    }

    void theScaleOfTheLastTimeHolds()
    {
        Window window;
        QSignalSpy chosen(&window.composer, &Composer::imageLongSideChosen);
        window.composer.setImageLongSide(1024);
        QStringList checked;
        for (const QAction *action : window.composer.findChild<QMenu *>(u"attachMenu"_s)->actions()) {
            if (action->isChecked())
                checked.append(action->text());
        }
        QCOMPARE(checked, QStringList{u"Scale images to 1024 pixels"_s});
        window.composer.attach({{}, picture(2048, 256)});
        QTRY_VERIFY(window.composer.canSend());
        QCOMPARE(QImage::fromData(window.composer.attachments().constFirst().data).size(), QSize(1024, 128));
        QVERIFY(chosen.isEmpty()); // that was nobody's choice just now
    }

    void aFileAloneCanBeSent()
    {
        Window window;
        QVERIFY(!window.send()->isEnabled());
        window.composer.edit()->setPlainText(u"  \n"_s);
        QVERIFY(!window.send()->isEnabled());
        window.composer.setAttachments({{u"a.txt"_s, "text/plain", "a"}});
        QVERIFY(window.send()->isEnabled());
        window.composer.clear();
        QVERIFY(!window.send()->isEnabled());
        QVERIFY(window.composer.attachments().isEmpty());
    }

    void afterTheLastChipThePromptHasTheKeyboard()
    {
        Window window;
        window.composer.setAttachments({{u"a.txt"_s, "text/plain", "a"}});
        auto *chip = window.composer.findChild<AttachmentChip *>();
        chip->setFocus();
        QTRY_VERIFY(chip->hasFocus());
        QTest::keyClick(chip, Qt::Key_Delete);
        QVERIFY(window.composer.edit()->hasFocus());
        QVERIFY(!window.send()->isEnabled());
        QTest::mouseClick(window.composer.findChild<QPushButton *>(u"undoRemoveAttachment"_s), Qt::LeftButton);
        QVERIFY(window.send()->isEnabled());
    }
};

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"
