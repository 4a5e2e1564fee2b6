// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/fakechatbackend.h"
#include "support/guitest.h"
#include "ui/transcript/messageaccess.h"
#include "ui/transcript/messageitemaccess.h"
#include "ui/transcript/readingtools.h"
#include "ui/transcript/screenreader.h"
#include "ui/transcript/transcriptaccess.h"
#include "ui/transcript/transcriptannouncer.h"
#include "ui/transcript/transcriptcanvas.h"
#include "ui/transcript/transcriptfocus.h"
#include "ui/transcript/transcriptselection.h"
#include "ui/transcript/transcriptview.h"

#include "sampleturns.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

/// What a screen reader was told.
struct Told {
    QStringList inserted;
    QStringList alerts;
    QStringList focused;
    int created = 0;
    int destroyed = 0;
    int all = 0;
};
Told told;

void hear(QAccessibleEvent *event)
{
    QAccessibleInterface *of = event->accessibleInterface();
    const bool isOurs = dynamic_cast<MessageAccess *>(of) || dynamic_cast<MessageItemAccess *>(of);
    if (!isOurs)
        return;
    ++told.all;
    switch (event->type()) {
    case QAccessible::TextInserted: {
        const auto *insert = static_cast<QAccessibleTextInsertEvent *>(event);
        told.inserted.append(insert->textInserted());
        // What is told stands at the place that is told with it.
        const int end = insert->changePosition() + int(insert->textInserted().size());
        QCOMPARE(of->textInterface()->text(insert->changePosition(), end), insert->textInserted());
        break;
    }
    case QAccessible::Alert:
        told.alerts.append(of->text(QAccessible::Name));
        break;
    case QAccessible::Focus:
        told.focused.append(of->text(QAccessible::Name));
        QVERIFY(of->state().focused);
        break;
    case QAccessible::ObjectCreated:
        ++told.created;
        break;
    case QAccessible::ObjectDestroyed:
        ++told.destroyed;
        QVERIFY(of->isValid());
        break;
    default:
        break;
    }
}

struct Stage {
    Stage()
        : session(backend)
    {
        session.setTarget(UrlTarget{QUrl(u"https://fake.example/chat"_s), u"gemini-2.5-flash"_s, {}, {}});
        view.resize(800, 500);
        view.setSession(&session);
        view.show();
    }
    TranscriptCanvas &canvas() { return view.canvas(); }
    QAccessibleInterface *list() { return QAccessible::queryAccessibleInterface(&canvas()); }
    QAccessibleInterface *message(int index) { return list()->child(index); }
    void answer(const QString &text)
    {
        session.send(u"What is it?"_s);
        backend.run->arrive({TextDelta{0, text}});
        backend.run->complete();
    }

    test::FakeChatBackend backend;
    ChatSession session;
    TranscriptView view;
};

QAccessibleInterface *find(QAccessibleInterface *in, QAccessible::Role role, const QString &name = {})
{
    for (int i = 0; i < in->childCount(); ++i) {
        QAccessibleInterface *child = in->child(i);
        if (child->role() == role && child->text(QAccessible::Name).contains(name))
            return child;
        if (QAccessibleInterface *found = find(child, role, name))
            return found;
    }
    return nullptr;
}

/// Everybody's parent has them as a child at the place that they say.
void checkFamily(QAccessibleInterface *of)
{
    QVERIFY(of->isValid());
    for (int i = 0; i < of->childCount(); ++i) {
        QAccessibleInterface *child = of->child(i);
        QVERIFY(child);
        QCOMPARE(of->child(i), child);
        QCOMPARE(child->parent(), of);
        QCOMPARE(of->indexOfChild(child), i);
        QVERIFY(!child->object());
        checkFamily(child);
    }
    QVERIFY(!of->child(-1));
    QVERIFY(!of->child(of->childCount()));
}

} // namespace

class TestTranscriptAccess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        told = {};
        screenreader::setListener(hear);
    }
    void cleanup()
    {
        screenreader::setListener(nullptr);
    }

    void messagesAreItemsOfAList()
    {
        Stage stage;
        stage.answer(u"See [this](https://example.org/):\n\n```cpp\nint a;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"_s);
        QCOMPARE(stage.list()->role(), QAccessible::List);
        QCOMPARE(stage.list()->text(QAccessible::Name), u"Conversation"_s);
        QCOMPARE(stage.list()->childCount(), 2);
        checkFamily(stage.list());
        QCOMPARE(stage.message(0)->role(), QAccessible::ListItem);
        QCOMPARE(stage.message(0)->text(QAccessible::Name), u"You"_s);
        QCOMPARE(stage.message(0)->text(QAccessible::Description), u"What is it?"_s);
        QCOMPARE(stage.message(1)->text(QAccessible::Name), u"gemini-2.5-flash"_s);
        QVERIFY(stage.message(1)->textInterface()->text(0, -1).contains(u"See this:\ncpp\nint a;"_s));
        QVERIFY(find(stage.message(1), QAccessible::Link, u"this"_s));
        QCOMPARE(find(stage.message(1), QAccessible::Link, u"this"_s)->text(QAccessible::Description), u"https://example.org/"_s);
        QAccessibleInterface *code = find(stage.message(1), QAccessible::Grouping, u"cpp"_s);
        QVERIFY(code);
        QVERIFY(code->text(QAccessible::Value).contains(u"int a;"_s));
        QVERIFY(find(stage.message(1), QAccessible::Row, u"a: 1; b: 2"_s));
    }

    void namesSayHowAReplyIs_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("busy");
        QTest::newRow("waiting") << u"nothing"_s << u"gemini-2.5-flash, waiting for the answer"_s << true;
        QTest::newRow("writing") << u"text"_s << u"gemini-2.5-flash, still writing"_s << true;
        QTest::newRow("complete") << u"complete"_s << u"gemini-2.5-flash"_s << false;
        QTest::newRow("cut off") << u"cut"_s << u"gemini-2.5-flash, cut off"_s << false;
        QTest::newRow("stopped") << u"stop"_s << u"gemini-2.5-flash, stopped"_s << false;
        QTest::newRow("failed") << u"fail"_s << u"gemini-2.5-flash, failed"_s << false;
    }

    void namesSayHowAReplyIs()
    {
        QFETCH(QString, ending);
        Stage stage;
        stage.session.send(u"q"_s);
        if (ending != u"nothing"_s)
            stage.backend.run->arrive({TextDelta{0, u"a"_s}});
        if (ending == u"complete"_s || ending == u"cut"_s)
            stage.backend.run->complete(ending == u"complete"_s);
        else if (ending == u"stop"_s)
            stage.session.stop();
        else if (ending == u"fail"_s)
            stage.backend.run->fail(Error{Error::Kind::Network, u"No answer."_s, {}, {}});
        QTEST(stage.message(1)->text(QAccessible::Name), "name");
        QTEST(bool(stage.message(1)->state().busy), "busy");
    }

    void textIsReadByOffset()
    {
        Stage stage;
        stage.answer(u"Ein 🚦 **fett**.\n\nשלום עולם"_s);
        QAccessibleTextInterface *text = stage.message(1)->textInterface();
        QVERIFY(text);
        const QString all = text->text(0, text->characterCount());
        int begin = 0;
        int end = 0;
        const int lamp = int(all.indexOf(u"🚦"_s));
        QCOMPARE(text->textAtOffset(lamp, QAccessible::CharBoundary, &begin, &end), u"🚦"_s);
        QCOMPARE(end - begin, 2);
        QCOMPARE(text->textAtOffset(lamp, QAccessible::LineBoundary, &begin, &end), u"Ein 🚦 fett."_s);
        QCOMPARE(text->textAfterOffset(lamp, QAccessible::ParagraphBoundary, &begin, &end), u"שלום עולם"_s);
        QCOMPARE(text->attributes(int(all.indexOf(u"fett"_s)), &begin, &end), u"font-weight:bold;"_s);
        QCOMPARE(all.sliced(begin, end - begin), u"fett"_s);
        for (int offset : {lamp, int(all.indexOf(u"שלום"_s)), int(all.indexOf(u"עולם"_s))}) {
            const QRect rect = text->characterRect(offset);
            QVERIFY(!rect.isEmpty());
            QVERIFY(stage.message(1)->rect().contains(rect.center()));
            QCOMPARE(stage.list()->childAt(rect.center().x(), rect.center().y()), stage.message(1));
            const int found = text->offsetAtPoint(rect.center());
            QVERIFY2(std::abs(found - offset) <= 2, qPrintable(QString::number(found)));
        }
        QVERIFY(text->characterRect(all.indexOf(u"שלום"_s)).x() > text->characterRect(all.indexOf(u"עולם"_s)).x());
    }

    void selectionIsShared()
    {
        Stage stage;
        stage.answer(u"One 🚦 two."_s);
        QAccessibleTextInterface *text = stage.message(1)->textInterface();
        QCOMPARE(text->selectionCount(), 0);
        const int begin = int(text->text(0, -1).indexOf(u"🚦"_s));
        text->setSelection(0, begin, begin + 2);
        QCOMPARE(text->selectionCount(), 1);
        int start = 0;
        int end = 0;
        text->selection(0, &start, &end);
        QCOMPARE(text->text(start, end), u"🚦"_s);
        QCOMPARE(text->cursorPosition(), begin + 2);
        QCOMPARE(stage.view.tools().selection().caret()->message, qsizetype(1));
        QCOMPARE(stage.message(0)->textInterface()->selectionCount(), 0);
        stage.view.tools().selectAll();
        QCOMPARE(stage.message(0)->textInterface()->selectionCount(), 1);
        text->removeSelection(0);
        QCOMPARE(text->selectionCount(), 0);
        text->setCursorPosition(begin);
        QCOMPARE(text->cursorPosition(), begin);
    }

    void itemsArePressed()
    {
        Stage stage;
        stage.session.send(u"q"_s);
        stage.backend.run->arrive({ReasoningDelta{0, u"Let me think."_s}, TextDelta{0, u"```\nthe code\n```\n"_s}});
        stage.backend.run->complete();
        QAccessibleInterface *copy = find(stage.message(1), QAccessible::Button, u"Copy this code"_s);
        QVERIFY(copy);
        copy->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(QGuiApplication::clipboard()->text(), u"the code\n"_s);
        QAccessibleInterface *fold = find(stage.message(1), QAccessible::Button, u"Reasoning"_s);
        QVERIFY(fold);
        QVERIFY(fold->state().collapsed);
        QVERIFY(!stage.message(1)->textInterface()->text(0, -1).contains(u"Let me think."_s));
        fold->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QVERIFY(find(stage.message(1), QAccessible::Button, u"Reasoning"_s)->state().expanded);
        QVERIFY(stage.message(1)->textInterface()->text(0, -1).contains(u"Let me think."_s));
        checkFamily(stage.list());
    }

    void blocksAreToldOnce()
    {
        Stage stage;
        stage.session.send(u"q"_s);
        const QString markdown = u"First *one*.\n\n- item a\n- item b\n\n```cpp\nint a;\nint b;\n```\n\nLast [link](https://example.org/)."_s;
        for (const QChar c : markdown) {
            stage.backend.run->arrive({TextDelta{0, c}});
            if (c == u'\n' || c == u' ')
                QCoreApplication::processEvents();
        }
        QTRY_COMPARE(told.inserted, (QStringList{u"First one."_s, u"item a"_s, u"item b"_s, u"cpp\nint a;\nint b;"_s}));
        stage.backend.run->complete();
        QCOMPARE(told.inserted.value(4), u"Last link."_s);
        QCOMPARE(told.inserted.size(), 6); // the footer comes last
        QVERIFY(told.inserted.constLast().contains(u"gemini-2.5-flash"_s));
        QCOMPARE(told.alerts, QStringList());
        stage.session.send(u"again"_s);
        stage.backend.run->complete();
        QCOMPARE(told.inserted.filter(u"First"_s).size(), 1);
    }

    void aShortReplyIsToldWhole()
    {
        Stage stage;
        stage.answer(u"Paris."_s);
        QCOMPARE(told.inserted.value(0), u"Paris."_s);
    }

    void errorsAreToldAsAlerts()
    {
        Stage stage;
        stage.session.send(u"q"_s);
        stage.backend.run->fail(Error{Error::Kind::Auth, u"The key was refused."_s, u"Check it."_s, {}});
        QCOMPARE(told.alerts, (QStringList{u"The key was refused. Check it."_s}));
        QAccessibleInterface *error = find(stage.message(1), QAccessible::AlertMessage);
        QVERIFY(error);
        QVERIFY(find(error, QAccessible::Button, u"Try again"_s));
    }

    void nobodyListensNothingIsRead()
    {
        screenreader::setListener(nullptr);
        Stage stage;
        stage.session.send(u"q"_s);
        for (int i = 0; i < 30; ++i) {
            stage.backend.run->arrive({TextDelta{0, u"Paragraph.\n\n"_s}});
            QCoreApplication::processEvents();
        }
        stage.backend.run->complete();
        auto *announcer = stage.canvas().findChild<TranscriptAnnouncer *>();
        QVERIFY(announcer);
        QCOMPARE(announcer->lookCount(), 0);
        QCOMPARE(told.all, 0);
        screenreader::setListener(hear); // one who comes later hears what comes after
        stage.answer(u"Second."_s);
        QCOMPARE(told.inserted.value(0), u"Second."_s);
        QVERIFY(announcer->lookCount() > 0);
    }

    void tenThousandMessagesAreCheap()
    {
        TranscriptCanvas canvas;
        canvas.resize(800, 500);
        canvas.show();
        const QList<ChatTurn> turns = test::conversation(10'000);
        canvas.setTurns(&turns, [](int) { return BranchPlace(); });
        const qsizetype split = canvas.layout().splitCount();
        const qsizetype laid = canvas.layout().laidCount();
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&canvas);
        QCOMPARE(list->childCount(), 10'000);
        int characters = 0;
        for (int i = 0; i < 10'000; ++i) {
            QAccessibleInterface *message = list->child(i);
            QVERIFY(!message->text(QAccessible::Name).isEmpty());
            QCOMPARE(list->indexOfChild(message), i);
            if (i % 100 == 0)
                characters += message->textInterface()->characterCount() + message->childCount();
        }
        QVERIFY(characters > 1000);
        QCOMPARE(canvas.layout().splitCount(), split);
        QCOMPARE(canvas.layout().laidCount(), laid);
        QVERIFY(!list->child(5000)->textInterface()->characterRect(3).isEmpty()); // this one has to be laid
        QVERIFY(canvas.layout().splitCount() <= split + 2);
    }

    void whoIsGoneIsInvalid()
    {
        Stage stage;
        stage.answer(u"[a](https://a.example/)"_s);
        stage.answer(u"[b](https://b.example/)"_s);
        QAccessibleInterface *stays = stage.message(1);
        QAccessibleInterface *goes = stage.message(3);
        QAccessibleInterface *link = find(goes, QAccessible::Link);
        QVERIFY(link && link->isValid());
        const int destroyed = told.destroyed;
        stage.session.retry(); // another reply stands there now
        QCOMPARE(told.destroyed, destroyed + 1);
        for (QAccessibleInterface *gone : {goes, link}) {
            QVERIFY(!gone->isValid());
            QVERIFY(!gone->parent() || !gone->parent()->isValid());
            QCOMPARE(gone->text(QAccessible::Name), QString());
            QCOMPARE(gone->childCount(), 0);
            QVERIFY(!gone->child(0));
            QCOMPARE(gone->rect(), QRect());
            QVERIFY(gone->state().invalid);
        }
        QCOMPARE(static_cast<MessageAccess *>(goes)->characterCount(), 0);
        QVERIFY(stays->isValid());
        QVERIFY(stage.message(3)->isValid());
        QVERIFY(stage.message(3) != goes);
        QCoreApplication::processEvents();
        checkFamily(stage.list());
        stage.view.setSession(nullptr);
        QVERIFY(!stays->isValid());
        QCOMPARE(stage.list()->childCount(), 0);
    }
};

QTEST_MAIN(TestTranscriptAccess)
#include "tst_transcriptaccess.moc"
