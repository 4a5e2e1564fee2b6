// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/catalog.h"
#include "support/fakechatbackend.h"
#include "support/fakehistorystore.h"
#include "support/fakeworkspacestore.h"
#include "support/guitest.h"
#include "ui/chat/chatpage.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

Provider gemini()
{
    Provider provider;
    provider.name = u"Gemini"_s;
    provider.model = u"gemini-2.5-flash"_s;
    return provider;
}

struct Window {
    test::FakeWorkspaceStore store;
    Catalog catalog{store};
    test::FakeChatBackend backend;
    test::FakeHistoryStore history;
    ActionRegistry actions;
    std::unique_ptr<ChatPage> page;

    explicit Window(bool withProvider = true)
    {
        if (withProvider)
            catalog.put(gemini());
        page = std::make_unique<ChatPage>(catalog, backend, history, actions, AppSettings{});
        page->resize(1000, 700);
        page->show();
        page->activateWindow();
    }

    template<class T>
    T *part(const QString &name) const
    {
        T *found = page->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }

    QPlainTextEdit *composer() const { return part<QPlainTextEdit>(u"composer"_s); }
    void ask(const QString &text) const
    {
        QTest::keyClicks(composer(), text);
        QTest::keyClick(composer(), Qt::Key_Return);
    }
    void answer(const QString &text)
    {
        backend.run->arrive({TextDelta{0, text}, Finished{}});
        backend.run->complete();
    }
    QString transcript() const { return part<TranscriptView>(u"transcript"_s)->plainText(); }
    void click(const QString &name) const { QTest::mouseClick(part<QWidget>(name), Qt::LeftButton); }
};

} // namespace

class TestChatPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void withoutTargetsOffersToAddOne()
    {
        Window window(false);
        QSignalSpy wanted(window.page.get(), &ChatPage::addProviderRequested);
        auto *button = window.part<QWidget>(u"noTargets"_s)->findChild<QPushButton *>(u"emptyStateButton"_s);
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        window.ask(u"anybody there?"_s);
        QVERIFY(window.backend.calls.isEmpty());
        QVERIFY(window.part<Banner>(u"chatBanner"_s)->isVisible());
        QCOMPARE(window.composer()->toPlainText(), u"anybody there?"_s);
        window.catalog.put(gemini());
        QVERIFY(!button->isVisible());
        QCOMPARE(window.part<QComboBox>(u"targetBox"_s)->currentText(), u"gemini-2.5-flash · direct · Gemini"_s);
    }

    void enterSendsAndTheAnswerStreams()
    {
        Window window;
        window.ask(u"What is the capital of France?"_s);
        QCOMPARE(window.backend.calls.size(), 1);
        QVERIFY(window.composer()->toPlainText().isEmpty());
        QVERIFY(window.part<QWidget>(u"stopButton"_s)->isVisible());
        QVERIFY(!window.part<QWidget>(u"sendButton"_s)->isVisible());
        QVERIFY(window.actions.action(u"chat.stop"_s)->isEnabled());
        QVERIFY(!window.actions.action(u"chat.retry"_s)->isEnabled());
        window.answer(u"The capital of France is Paris."_s);
        QTRY_VERIFY(window.transcript().contains(u"Paris"_s));
        QVERIFY(window.part<QWidget>(u"sendButton"_s)->isVisible());
        QCOMPARE(window.part<QLabel>(u"chatTitle"_s)->text(), u"What is the capital of France?"_s);
        QVERIFY(!window.actions.action(u"chat.stop"_s)->isEnabled());
        QVERIFY(window.actions.action(u"chat.retry"_s)->isEnabled());
    }

    void buttonSendsOnlyWhereThereIsText()
    {
        Window window;
        auto *send = window.part<QPushButton>(u"sendButton"_s);
        QVERIFY(!send->isEnabled());
        QTest::keyClicks(window.composer(), u"q"_s);
        QVERIFY(send->isEnabled());
        QTest::mouseClick(send, Qt::LeftButton);
        QCOMPARE(window.backend.calls.size(), 1);
    }

    void stops_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("button") << false;
        QTest::newRow("Escape") << true;
    }

    void stops()
    {
        QFETCH(bool, byKey);
        Window window;
        window.ask(u"q"_s);
        const QPointer<test::FakeChatRun> run = window.backend.run;
        if (byKey)
            QTest::keyClick(window.composer(), Qt::Key_Escape);
        else
            window.click(u"stopButton"_s);
        QCOMPARE(run->stops, 1);
        QVERIFY(!window.part<QWidget>(u"stopButton"_s)->isVisible());
    }

    void settingDecidesWhatEnterDoes()
    {
        Window window;
        AppSettings settings;
        settings.enterSends = false;
        window.page->applySettings(settings);
        window.ask(u"q"_s);
        QVERIFY(window.backend.calls.isEmpty());
        QTest::keyClick(window.composer(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(window.backend.calls.size(), 1);
    }

    void upBringsTheLastPromptBack()
    {
        Window window;
        window.ask(u"first"_s);
        window.answer(u"a"_s);
        QTest::keyClick(window.composer(), Qt::Key_Up);
        QCOMPARE(window.composer()->toPlainText(), u"first"_s);
    }

    void failureIsABannerThatCanTryAgain()
    {
        Window window;
        window.ask(u"q"_s);
        window.backend.run->fail({.kind = Error::Kind::Auth, .message = u"The key was refused."_s, .hint = {}, .details = u"API key not valid"_s, .httpStatus = 401});
        auto *banner = window.part<Banner>(u"chatBanner"_s);
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->message(), u"The key was refused."_s);
        QTest::mouseClick(banner->findChild<QPushButton *>(u"bannerAction"_s), Qt::LeftButton);
        QCOMPARE(window.backend.calls.size(), 2);
        QVERIFY(!banner->isVisible());
    }

    void copiesTheRequestAsCurl()
    {
        Window window;
        QSignalSpy asked(window.page.get(), &ChatPage::curlRequested);
        QTest::keyClicks(window.composer(), u"typed but not sent"_s);
        window.click(u"copyCurlButton"_s);
        QCOMPARE(asked.size(), 1);
        const auto draft = asked.at(0).at(0).value<ExportSource>().request;
        QVERIFY(draft);
        QCOMPARE(draft->url.toString(), u"https://fake.example/gemini-2.5-flash"_s);
        QVERIFY(draft->body.contains("typed but not sent"));
        QTest::keyClick(window.composer(), Qt::Key_Return);
        window.answer(u"a"_s);
        window.click(u"copyCurlButton"_s);
        QVERIFY(asked.value(1).value(0).value<ExportSource>().request->body.contains("typed but not sent"));
    }

    void inspectorIsFoldedAndShowsTheRequest()
    {
        Window window;
        auto *inspector = window.part<QWidget>(u"inspector"_s);
        QVERIFY(!inspector->isVisible());
        window.click(u"inspectorButton"_s);
        QVERIFY(inspector->isVisible());
        QTest::keyClicks(window.part<QPlainTextEdit>(u"systemPrompt"_s), u"You are terse."_s);
        window.part<QTabWidget>(u"inspectorTabs"_s)->setCurrentIndex(1);
        QTest::keyClicks(window.composer(), u"hello"_s);
        auto *request = window.part<QPlainTextEdit>(u"wireRequest"_s);
        QTRY_COMPARE(request->toPlainText(), u"POST https://fake.example/gemini-2.5-flash\n\nYou are terse.\nhello\n"_s);
        window.backend.calls.clear();
        QTest::keyClick(window.composer(), Qt::Key_Return);
        QCOMPARE(window.backend.calls.at(0).request.messages.at(0).text, u"You are terse."_s);
        window.backend.run->facts.head.status = 200;
        window.backend.run->facts.head.version = "1.1";
        window.answer(u"a"_s);
        QTRY_COMPARE(window.part<QPlainTextEdit>(u"wireResponse"_s)->toPlainText(), u"HTTP/1.1 200"_s);
    }

    void theMenuOfAReplyShowsItOnTheWire()
    {
        Window window;
        for (const QString &question : {u"one"_s, u"two"_s}) {
            QTest::keyClicks(window.composer(), question);
            QTest::keyClick(window.composer(), Qt::Key_Return);
            window.answer(u"a"_s);
        }
        auto *transcript = window.part<TranscriptView>(u"transcript"_s);
        QMenu ofQuestion;
        Q_EMIT transcript->menuOpening(&ofQuestion, 0);
        QVERIFY(!ofQuestion.findChild<QAction *>(u"showOnWire"_s));
        QMenu ofReply;
        Q_EMIT transcript->menuOpening(&ofReply, 1);
        ofReply.findChild<QAction *>(u"showOnWire"_s)->trigger();
        QVERIFY(window.part<QWidget>(u"wirePanel"_s)->isVisible());
        auto *subject = window.part<QComboBox>(u"wireSubject"_s);
        QCOMPARE(subject->count(), 3);
        QCOMPARE(subject->currentIndex(), 0);
    }

    void parametersAreSentOnlyWhereTheyAreSet_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<ChatParameters>("sent");
        QTest::addColumn<bool>("problem");
        const auto row = [](const char *name, const QString &field, const QString &typed, auto set, bool problem) {
            ChatParameters parameters;
            set(parameters);
            QTest::newRow(name) << field << typed << parameters << problem;
        };
        const auto nothing = [](ChatParameters &) {};
        row("nothing", u"temperatureEdit"_s, {}, nothing, false);
        row("temperature", u"temperatureEdit"_s, u"0.7"_s, [](ChatParameters &p) { p.temperature = 0.7; }, false);
        row("temperature zero", u"temperatureEdit"_s, u"0"_s, [](ChatParameters &p) { p.temperature = 0; }, false);
        row("temperature too high", u"temperatureEdit"_s, u"3"_s, nothing, true);
        row("temperature is no number", u"temperatureEdit"_s, u"warm"_s, nothing, true);
        row("top p", u"topPEdit"_s, u"1"_s, [](ChatParameters &p) { p.topP = 1; }, false);
        row("top p of zero", u"topPEdit"_s, u"0"_s, nothing, true);
        row("max tokens", u"maxTokensEdit"_s, u"256"_s, [](ChatParameters &p) { p.maxTokens = 256; }, false);
        row("max tokens, a fraction", u"maxTokensEdit"_s, u"1.5"_s, nothing, true);
    }

    void parametersAreSentOnlyWhereTheyAreSet()
    {
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(ChatParameters, sent);
        QFETCH(bool, problem);
        Window window;
        window.click(u"inspectorButton"_s);
        QTest::keyClicks(window.part<QLineEdit>(field), typed);
        QCOMPARE(window.part<QLabel>(u"parameterProblem"_s)->isVisible(), problem);
        window.ask(u"q"_s);
        QCOMPARE(window.backend.calls.at(0).request.parameters, sent);
    }

    void whatAProviderRefusesIsLeftOutFromThenOn()
    {
        Window window;
        window.ask(u"q"_s);
        Error error{.kind = Error::Kind::BadRequest, .message = u"The request was refused (400)."_s, .hint = {}, .details = {}, .httpStatus = 400};
        error.refusedFields = {u"seed"_s, u"store"_s};
        window.backend.run->fail(error);
        auto *again = window.part<QPushButton>(u"bannerAction"_s);
        QTRY_COMPARE(again->text(), u"Leave out seed, store and try again"_s);
        QTest::mouseClick(again, Qt::LeftButton);
        QCOMPARE(window.catalog.workspace().providers.constFirst().omits, (QStringList{u"seed"_s, u"store"_s}));
        QCOMPARE(window.backend.calls.size(), 2);
        QCOMPARE(std::get<DirectTarget>(window.backend.calls.constLast().target).provider.omits.size(), 2);
        window.answer(u"a"_s);
        window.click(u"inspectorButton"_s);
        QVERIFY(window.part<QLabel>(u"omittedParameters"_s)->text().contains(u"seed, store"_s));
        window.click(u"sendOmittedAgain"_s);
        QVERIFY(window.catalog.workspace().providers.constFirst().omits.isEmpty());
        QVERIFY(!window.part<QLabel>(u"omittedParameters"_s)->isVisible());
    }

    void aReplyIsCheckedAgainstItsSchema_data()
    {
        QTest::addColumn<QString>("reply");
        QTest::addColumn<QString>("says"); // empty: it fits
        QTest::newRow("fits") << u"{\"answer\":\"42\"}"_s << QString();
        QTest::newRow("does not") << u"{}"_s << u"The reply does not fit the schema."_s;
        QTest::newRow("words") << u"It is 42."_s << u"The reply is not JSON."_s;
    }

    void aReplyIsCheckedAgainstItsSchema()
    {
        QFETCH(QString, reply);
        QFETCH(QString, says);
        Window window;
        window.click(u"inspectorButton"_s);
        auto *form = window.part<QComboBox>(u"responseFormatBox"_s);
        form->setCurrentIndex(3);
        Q_EMIT form->activated(3);
        auto *dialog = window.part<QDialog>(u"jsonDialog"_s);
        dialog->accept();
        window.ask(u"q"_s);
        QVERIFY(window.backend.calls.constLast().request.parameters.extra.value(u"response_format"_s).contains("json_schema"));
        window.answer(reply);
        const auto *banner = window.part<Banner>(u"chatBanner"_s);
        QCOMPARE(banner->isVisible(), !says.isEmpty());
        if (!says.isEmpty())
            QCOMPARE(banner->message(), says);
    }

    void conversationsKeepTheirOwn()
    {
        Window window;
        window.ask(u"first question"_s);
        window.answer(u"first answer"_s);
        window.actions.action(u"chat.new"_s)->trigger();
        QVERIFY(window.transcript().trimmed().isEmpty());
        window.ask(u"second question"_s);
        window.answer(u"second answer"_s);
        auto *list = window.part<QListView>(u"conversationList"_s);
        QCOMPARE(list->model()->rowCount(), 2);
        QCOMPARE(list->currentIndex().data().toString(), u"second question"_s);
        list->setCurrentIndex(list->model()->index(1, 0));
        QTRY_VERIFY(window.transcript().contains(u"first answer"_s));
        QVERIFY(!window.transcript().contains(u"second"_s));
        QTest::keyClicks(window.part<QLineEdit>(u"conversationSearch"_s), u"SECOND"_s);
        QCOMPARE(list->model()->rowCount(), 1);
    }

    void verifyingAReplyHandsOverItsCall()
    {
        Window window;
        QList<ChatCall> wanted;
        connect(window.page.get(), &ChatPage::verifyRequested, window.page.get(), [&wanted](const ChatCall &call) { wanted.append(call); });
        window.ask(u"q"_s);
        window.answer(u"a"_s);
        Q_EMIT window.part<TranscriptView>(u"transcript"_s)->verifyRequested(1);
        QCOMPARE(wanted, window.backend.calls);
    }

    void listsModelsOnDemand()
    {
        Window window;
        window.backend.models = QList<ModelInfo>{{u"gemini-3"_s, {}}};
        window.click(u"listModelsButton"_s);
        auto *box = window.part<QComboBox>(u"targetBox"_s);
        QTRY_COMPARE(box->count(), 2);
        QCOMPARE(box->currentText(), u"gemini-2.5-flash · direct · Gemini"_s);
        window.backend.models = failure(Error::Kind::Network, u"No answer."_s);
        window.click(u"listModelsButton"_s);
        QTRY_COMPARE(window.part<Banner>(u"chatBanner"_s)->message(), u"No answer."_s);
    }

    void targetOfAnotherPageOpensANewChat()
    {
        Window window;
        window.ask(u"q"_s);
        window.answer(u"a"_s);
        const Target other = UrlTarget{QUrl(u"https://other.example"_s), u"m"_s, {}, {}};
        window.page->chooseTarget(other);
        QCOMPARE(window.page->target(), std::optional(other));
        QVERIFY(window.transcript().trimmed().isEmpty());
    }

    void removedProviderLeavesTheConversationUsable()
    {
        Window window;
        Provider second = gemini();
        second.name = u"Second"_s;
        window.catalog.put(second);
        window.catalog.remove(window.catalog.workspace().providers.at(0).id);
        QCOMPARE(window.part<QComboBox>(u"targetBox"_s)->currentText(), u"gemini-2.5-flash · direct · Second"_s);
        window.ask(u"q"_s);
        QCOMPARE(describePath(window.backend.calls.at(0).target), u"direct · Second"_s);
    }

    void closingWhileAReplyComesIsQuiet()
    {
        Window window;
        window.ask(u"q"_s);
        window.backend.run->arrive({TextDelta{0, u"half"_s}});
        window.page.reset();
        QVERIFY(window.backend.run.isNull());
    }
};

QTEST_MAIN(TestChatPage)
#include "tst_chatpage.moc"
