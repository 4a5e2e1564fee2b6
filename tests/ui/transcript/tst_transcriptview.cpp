// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/chatsession.h"
#include "support/fakechatbackend.h"
#include "support/guitest.h"
#include "ui/transcript/markdownpiece.h"
#include "ui/transcript/replyfooter.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/questions.h"

#include <QDesktopServices>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextList>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

Target target()
{
    return UrlTarget{QUrl(u"https://fake.example/chat"_s), u"gemini-2.5-flash"_s, {}, {}};
}

QList<ChatEvent> text(const QString &more)
{
    return {TextDelta{0, more}};
}

struct Stage {
    Stage()
        : session(backend)
    {
        session.setTarget(target());
        view.resize(800, 500);
        view.setSession(&session);
        view.show();
    }
    QTextBrowser &browser() { return *view.findChild<QTextBrowser *>(u"transcriptText"_s); }
    QScrollBar &scrollBar() { return *browser().verticalScrollBar(); }
    QTextBlock blockWith(const QString &words)
    {
        for (QTextBlock block = browser().document()->begin(); block.isValid(); block = block.next()) {
            if (block.text().contains(words))
                return block;
        }
        return {};
    }

    test::FakeChatBackend backend;
    ChatSession session;
    TranscriptView view;
};

} // namespace

class OpenedLinks : public QObject
{
    Q_OBJECT
public Q_SLOTS:
    void open(const QUrl &url) { links.append(url); }

public:
    QList<QUrl> links;
};

class TestTranscriptView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }
    void cleanup() { questions::setAnswers(nullptr, nullptr); }

    void showsAConversation()
    {
        Stage stage;
        QCOMPARE(stage.view.plainText(), QString());
        stage.session.send(u"What is the capital of <b>France</b>?"_s);
        QVERIFY(stage.view.plainText().contains(u"What is the capital of <b>France</b>?"_s)); // text stays text
        QVERIFY(stage.view.plainText().contains(u"Waiting"_s));
        stage.backend.run->arrive(text(u"The capital of France is **Par"_s));
        QTRY_VERIFY(stage.view.plainText().contains(u"The capital of France is **Par"_s));
        QVERIFY(!stage.view.plainText().contains(u"Waiting"_s));
        stage.backend.run->arrive({TextDelta{0, u"is**."_s}, UsageReport{Usage{15, {}, {}, 8, {}, 41}}, Finished{0, FinishReason::Stop, u"stop"_s}});
        stage.backend.run->facts.times.firstToken = std::chrono::milliseconds(210);
        stage.backend.run->facts.times.lastToken = std::chrono::milliseconds(410);
        stage.backend.run->complete();
        const QString shown = stage.view.plainText();
        for (const char *part : {"The capital of France is Paris.", "gemini-2.5-flash", "fake.example", "15 in", "8 out", "41 total", "18 unaccounted",
                                 "first token 210 ms", "40 tokens/s", "finished: stop", "Copy as curl", "Verify", "Try again"})
            QVERIFY2(shown.contains(QString::fromLatin1(part)), part);
        QCOMPARE(shown.count(u"The capital of France is"_s), 1);
    }

    void howRepliesEnd_data()
    {
        QTest::addColumn<QString>("way");
        QTest::addColumn<QString>("shown");
        QTest::newRow("cut") << u"cut"_s << u"The answer was cut off: it ended without a finish reason."_s;
        QTest::newRow("stopped") << u"stop"_s << u"stopped by you"_s;
        QTest::newRow("failed") << u"fail"_s << u"✕ It broke."_s;
    }

    void howRepliesEnd()
    {
        QFETCH(QString, way);
        QFETCH(QString, shown);
        Stage stage;
        stage.session.send(u"q"_s);
        stage.backend.run->arrive(text(u"half an answer"_s));
        if (way == u"cut"_s)
            stage.backend.run->complete(false);
        else if (way == u"stop"_s)
            stage.session.stop();
        else
            stage.backend.run->fail({Error::Kind::Network, u"It broke."_s, u"Try again."_s, u"<i>their words</i>"_s, 0});
        QVERIFY(stage.view.plainText().contains(u"half an answer"_s));
        QVERIFY2(stage.view.plainText().contains(shown), qPrintable(stage.view.plainText()));
        if (way == u"fail"_s)
            QVERIFY(stage.view.plainText().contains(u"<i>their words</i>"_s));
    }

    /// What was drawn piece by piece is what is drawn at once.
    void growingEndsLikeAtOnce_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::newRow("paragraphs") << u"One *two* `three`.\n\nFour\nfive.\n\nSix."_s;
        QTest::newRow("headings") << u"# A\nText\n## B\n\nMore **text**\n"_s;
        QTest::newRow("lists") << u"Before\n\n- a\n- b\n  - c\n\n1. x\n2. y\n\nAfter"_s;
        QTest::newRow("code") << u"See:\n\n```cpp\nint a;\n\nint b;\n```\n\nDone."_s;
        QTest::newRow("table") << u"Before\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nAfter"_s;
        QTest::newRow("quote") << u"> quoted\n> more\n\nAfter"_s;
    }

    void growingEndsLikeAtOnce()
    {
        QFETCH(QString, markdown);
        Stage grown;
        grown.session.send(u"q"_s);
        for (const QChar c : markdown) {
            grown.backend.run->arrive(text(c));
            if (c == u'\n' || c == u'|' || c == u' ')
                QCoreApplication::processEvents(); // draws some of the states in between
        }
        grown.backend.run->complete();
        Stage atOnce;
        atOnce.session.send(u"q"_s);
        atOnce.backend.run->arrive(text(markdown));
        atOnce.backend.run->complete();
        QCOMPARE(grown.view.plainText(), atOnce.view.plainText());
        TranscriptView late;
        late.setSession(&grown.session);
        QCOMPARE(late.plainText(), grown.view.plainText());
    }

    void markdownIsFormatted()
    {
        Stage stage;
        stage.session.send(u"q"_s);
        stage.backend.run->arrive(text(u"# Title\n\ntext\n\n```\ncode line\n```\n\n- item one\n- item two\n\nlast\n\n"_s));
        stage.backend.run->complete();
        QCOMPARE(stage.blockWith(u"Title"_s).blockFormat().headingLevel(), 1);
        QVERIFY(stage.blockWith(u"Title"_s).begin().fragment().charFormat().fontWeight() > QFont::Medium);
        QCOMPARE(stage.blockWith(u"text"_s).blockFormat().headingLevel(), 0);
        QVERIFY(stage.blockWith(u"code line"_s).blockFormat().hasProperty(QTextFormat::BlockCodeLanguage)); // on a panel
        QVERIFY(QFontInfo(stage.blockWith(u"code line"_s).begin().fragment().charFormat().font()).fixedPitch());
        QVERIFY(stage.blockWith(u"item one"_s).textList());
        QCOMPARE(stage.blockWith(u"item one"_s).textList(), stage.blockWith(u"item two"_s).textList());
        QVERIFY(!stage.blockWith(u"last"_s).textList());
        QVERIFY(!stage.blockWith(u"last"_s).blockFormat().hasProperty(QTextFormat::BlockCodeLanguage));
    }

    void linksAndImages_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("href"); // empty: no link at all
        QTest::newRow("https") << u"[a link](https://example.org/x)"_s << u"https://example.org/x"_s;
        QTest::newRow("mailto") << u"[a link](mailto:a@example.org)"_s << u"mailto:a@example.org"_s;
        QTest::newRow("file") << u"[a link](file:///etc/passwd)"_s << QString();
        QTest::newRow("javascript") << u"[a link](javascript:alert(1))"_s << QString();
        QTest::newRow("the program's own") << u"[a link](lineside:retry)"_s << QString();
        QTest::newRow("relative") << u"[a link](/x)"_s << QString();
        QTest::newRow("image") << u"![a link](https://example.org/x.png)"_s << u"https://example.org/x.png"_s;
        QTest::newRow("local image") << u"![a link](file:///x.png)"_s << QString();
        QTest::newRow("html") << u"<a href=\"https://example.org\">a link</a>"_s << QString();
    }

    void linksAndImages()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, href);
        const auto document = renderMarkdown(markdown, MarkdownPieceStyle::from(QPalette()));
        QVERIFY(document->toPlainText().contains(u"a link"_s));
        QStringList links;
        for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
            for (auto it = block.begin(); !it.atEnd(); ++it) {
                QVERIFY(!it.fragment().charFormat().isImageFormat());
                if (it.fragment().charFormat().isAnchor())
                    links.append(it.fragment().charFormat().anchorHref());
            }
        }
        QCOMPARE(links.value(0), href);
    }

    void linksOpenOnlyWhenConfirmed()
    {
        OpenedLinks opened;
        QDesktopServices::setUrlHandler(u"https"_s, &opened, "open");
        Stage stage;
        QString asked;
        bool confirms = false;
        questions::setAnswers(
            [&](const questions::Question &question) {
                asked = question.text;
                return confirms;
            },
            nullptr);
        const QUrl link(u"https://example.org/path"_s);
        Q_EMIT stage.browser().anchorClicked(link);
        QTRY_VERIFY(asked.contains(u"https://example.org/path"_s));
        QVERIFY(opened.links.isEmpty());
        confirms = true;
        Q_EMIT stage.browser().anchorClicked(link);
        QTRY_COMPARE(opened.links, QList<QUrl>{link});
        asked.clear();
        Q_EMIT stage.browser().anchorClicked(QUrl(u"file:///etc/passwd"_s));
        QCoreApplication::processEvents();
        QCOMPARE(asked, QString());
        QDesktopServices::unsetUrlHandler(u"https"_s);
    }

    void reasoningIsFolded()
    {
        Stage stage;
        stage.session.send(u"q"_s);
        stage.backend.run->arrive({ReasoningDelta{0, u"Let me think. "_s}});
        QTRY_VERIFY(stage.view.plainText().contains(u"Reasoning, 14 characters"_s));
        QVERIFY(!stage.view.plainText().contains(u"Let me think."_s));
        Q_EMIT stage.browser().anchorClicked(QUrl(u"lineside:reasoning/1"_s));
        QVERIFY(stage.view.plainText().contains(u"Let me think."_s));
        stage.backend.run->arrive({ReasoningDelta{0, u"Yes."_s}});
        QTRY_VERIFY(stage.view.plainText().contains(u"Let me think. Yes."_s));
        stage.backend.run->arrive(text(u"Paris.\n\nIndeed."_s));
        stage.backend.run->complete();
        const QString unfolded = stage.view.plainText();
        QVERIFY(unfolded.indexOf(u"Let me think. Yes."_s) < unfolded.indexOf(u"Paris."_s));
        stage.session.send(u"next"_s);
        stage.backend.run->arrive(text(u"Second."_s));
        stage.backend.run->complete();
        Q_EMIT stage.browser().anchorClicked(QUrl(u"lineside:reasoning/1"_s));
        QVERIFY(!stage.view.plainText().contains(u"Let me think."_s));
        QVERIFY(stage.view.plainText().contains(u"Reasoning, 18 characters"_s));
        stage.session.retry(); // takes away the last reply and nothing else
        QVERIFY(stage.view.plainText().contains(u"Indeed."_s));
        QVERIFY(stage.view.plainText().contains(u"next"_s));
        QVERIFY(!stage.view.plainText().contains(u"Second."_s));
    }

    void actionsNameTheirTurn()
    {
        Stage stage;
        QSignalSpy curl(&stage.view, &TranscriptView::copyCurlRequested);
        QSignalSpy verify(&stage.view, &TranscriptView::verifyRequested);
        QSignalSpy retry(&stage.view, &TranscriptView::retryRequested);
        Q_EMIT stage.browser().anchorClicked(QUrl(u"lineside:curl/3"_s));
        Q_EMIT stage.browser().anchorClicked(QUrl(u"lineside:verify/5"_s));
        Q_EMIT stage.browser().anchorClicked(QUrl(u"lineside:retry"_s));
        QCOMPARE(curl.value(0).value(0).toInt(), 3);
        QCOMPARE(verify.value(0).value(0).toInt(), 5);
        QCOMPARE(retry.count(), 1);
    }

    void onlyTheLastReplyOffersToTryAgain()
    {
        Stage stage;
        for (int i = 0; i < 3; ++i) {
            stage.session.send(u"q"_s);
            stage.backend.run->arrive(text(u"a"_s));
            stage.backend.run->complete();
            QCOMPARE(stage.view.plainText().count(u"Try again"_s), 1);
        }
        QCOMPARE(stage.view.plainText().count(u"Copy as curl"_s), 3);
    }

    void followsOnlyAtTheEnd()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowExposed(&stage.view));
        auto *button = stage.view.findChild<QPushButton *>(u"newTextButton"_s);
        stage.session.send(u"q"_s);
        for (int i = 0; i < 80; ++i)
            stage.backend.run->arrive(text(u"Paragraph.\n\n"_s));
        QTRY_VERIFY(stage.scrollBar().maximum() > 0);
        QTRY_COMPARE(stage.scrollBar().value(), stage.scrollBar().maximum());
        QVERIFY(!button->isVisible());
        const int maximum = stage.scrollBar().maximum();
        stage.scrollBar().setValue(10);
        for (int i = 0; i < 40; ++i)
            stage.backend.run->arrive(text(u"Paragraph.\n\n"_s));
        QTRY_VERIFY(stage.scrollBar().maximum() > maximum);
        QCOMPARE(stage.scrollBar().value(), 10);
        QTRY_VERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(stage.scrollBar().value(), stage.scrollBar().maximum());
        QVERIFY(!button->isVisible());
    }

    void theSessionMayGoFirst()
    {
        test::FakeChatBackend backend;
        TranscriptView view;
        auto session = std::make_unique<ChatSession>(backend);
        session->setTarget(target());
        view.setSession(session.get());
        session->send(u"q"_s);
        backend.run->arrive(text(u"half"_s));
        session.reset();
        QCoreApplication::processEvents();
        QCOMPARE(view.plainText(), QString());
        view.setSession(nullptr);
    }
};

QTEST_MAIN(TestTranscriptView)
#include "tst_transcriptview.moc"
