// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/conversationexport.h"
#include "interchange/conversationimport.h"
#include "support/fakehistorystore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

/// Writes a text for each conversation and waits in the middle for the test to say how to go on.
class SlowWriter : public ConversationWriter
{
public:
    explicit SlowWriter(std::atomic<int> &steps)
        : m_steps(steps)
    {
    }
    Result<void> begin(QIODevice &file) override
    {
        file.write("begun");
        return {};
    }
    Result<void> write(const ConversationRecord &, const GoOn &goOn) override
    {
        for (;; ++m_steps) {
            if (!goOn(0.5))
                return failure(Error::Kind::Cancelled, u"stopped"_s);
            QThread::yieldCurrentThread();
        }
    }
    Result<void> end() override { return {}; }

private:
    std::atomic<int> &m_steps;
};

ConversationId addConversation(HistoryStore &history, const QString &title, bool archived = false)
{
    Conversation conversation;
    conversation.id = ConversationId(newHistoryId());
    conversation.title = title;
    conversation.archived = archived;
    conversation.createdAt = QDateTime::currentDateTime();
    conversation.updatedAt = conversation.createdAt;
    StoredMessage question;
    question.conversation = conversation.id;
    question.turn.id = MessageId(newHistoryId());
    question.turn.text = u"Question of "_s + title;
    question.turn.attachments = {{u"a.txt"_s, "text/plain", "attached"}};
    StoredMessage reply = question;
    reply.parent = question.turn.id;
    reply.turn = {};
    reply.turn.role = Role::Assistant;
    reply.turn.reasoning = u"thinking"_s;
    reply.turn.model = u"model-1"_s;
    reply.turn.usage.output = 7;
    DirectTarget target;
    target.provider.name = u"Somebody"_s;
    reply.turn.target = target;
    reply.turn.id = MessageId(newHistoryId());
    reply.turn.text = u"first answer"_s;
    StoredMessage other = reply;
    other.turn.id = MessageId(newHistoryId());
    other.turn.text = u"second answer"_s;
    conversation.leaf = other.turn.id;
    history.put(conversation);
    for (const StoredMessage &message : {question, reply, other})
        history.put(message);
    return conversation.id;
}

QByteArray contentOf(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestConversationExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"out"_s);
        m_history = std::make_unique<test::FakeHistoryStore>();
    }

    void writesEachForm_data()
    {
        QTest::addColumn<int>("form");
        QTest::addColumn<QByteArray>("holds");
        QTest::addColumn<QByteArray>("lacks");
        QTest::newRow("Markdown") << int(ConversationForm::Markdown) << QByteArray("# Trains") << QByteArray("first answer");
        QTest::newRow("HTML") << int(ConversationForm::Html) << QByteArray("<h1>Trains</h1>") << QByteArray("first answer");
        QTest::newRow("JSON") << int(ConversationForm::Json) << QByteArray("\"title\":\"Trains\"") << QByteArray("http");
    }
    void writesEachForm()
    {
        QFETCH(int, form);
        QFETCH(QByteArray, holds);
        QFETCH(QByteArray, lacks);
        const ExportSummary summary = exported(textWriter(ConversationForm(form)), {addConversation(*m_history, u"Trains"_s)}, {});
        const QByteArray content = contentOf(m_file);
        QVERIFY(content.contains(holds));
        QVERIFY(content.contains("second answer"));
        QVERIFY(!content.contains(lacks));
        QCOMPARE(summary, (ExportSummary{.fileName = m_file, .conversations = 1, .passedOver = 0, .bytes = content.size()}));
    }

    void leavesOutWhatIsNotWanted_data()
    {
        QTest::addColumn<ExportParts>("parts");
        QTest::addColumn<QByteArray>("lacks");
        QTest::newRow("branches") << ExportParts{.allBranches = false} << QByteArray("first answer");
        QTest::newRow("reasoning") << ExportParts{.reasoning = false} << QByteArray("thinking");
        QTest::newRow("usage") << ExportParts{.details = false} << QByteArray("usage");
        QTest::newRow("way") << ExportParts{.details = false} << QByteArray("Somebody");
        QTest::newRow("attachments") << ExportParts{.attachments = false} << QByteArray("attachments");
    }
    void leavesOutWhatIsNotWanted()
    {
        QFETCH(ExportParts, parts);
        QFETCH(QByteArray, lacks);
        const ConversationId id = addConversation(*m_history, u"Trains"_s);
        exported(textWriter(ConversationForm::Json), {id}, {});
        QVERIFY(contentOf(m_file).contains(lacks));
        exported(textWriter(ConversationForm::Json), {id}, parts);
        QVERIFY(!contentOf(m_file).contains(lacks));
        QVERIFY(contentOf(m_file).contains("second answer"));
        QVERIFY(contentOf(m_file).contains("model-1"));
    }

    void takesAllThereAre()
    {
        constexpr int count = 1150; // more than are asked for at once
        for (int i = 0; i < count; ++i) {
            Conversation conversation;
            conversation.id = ConversationId(newHistoryId());
            conversation.archived = i % 12 == 0;
            StoredMessage message;
            message.conversation = conversation.id;
            message.turn.id = MessageId(newHistoryId());
            m_history->put(conversation);
            m_history->put(message);
        }
        QCOMPARE(exported(textWriter(ConversationForm::Json), {}, {}).conversations, count);
        ConversationImport import(m_file);
        QSignalSpy finished(&import, &ConversationImport::finished);
        import.start();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(finished.first().first().value<ImportedConversations>().records.size(), count);
    }

    void passesOverWhatWasDeleted()
    {
        const ConversationId gone = addConversation(*m_history, u"Gone"_s);
        const ConversationId there = addConversation(*m_history, u"There"_s);
        m_history->remove({gone});
        const ExportSummary summary = exported(textWriter(ConversationForm::Json), {gone, there}, {});
        QCOMPARE(summary.conversations, 1);
        QCOMPARE(summary.passedOver, 1);
        QCOMPARE(failureOf({gone}).kind, Error::Kind::NotFound);
    }

    void keepsWhatWasThereBefore()
    {
        QVERIFY(QFile(m_file).open(QIODevice::WriteOnly));
        QCOMPARE(failureOf({}).kind, Error::Kind::NotFound); // nothing to export
        QVERIFY(QFile::exists(m_file));
        m_file = m_folder->filePath(u"no/such/folder/out"_s);
        const ConversationId id = addConversation(*m_history, u"Trains"_s);
        QCOMPARE(failureOf({id}).kind, Error::Kind::Storage);
        m_history->readError = Error{.kind = Error::Kind::Storage, .message = u"unreadable"_s, .hint = {}, .details = {}, .httpStatus = 0};
        QCOMPARE(failureOf({id}).message, u"unreadable"_s);
    }

    void stopsInTheMiddle_data()
    {
        QTest::addColumn<bool>("byDeletion");
        QTest::newRow("cancelled") << false;
        QTest::newRow("deleted") << true;
    }
    void stopsInTheMiddle()
    {
        QFETCH(bool, byDeletion);
        std::atomic<int> steps = 0;
        auto run = std::make_unique<ConversationExport>(*m_history, ExportOrder{{addConversation(*m_history, u"Long"_s)}, {}, m_file}, std::make_unique<SlowWriter>(steps));
        QSignalSpy progressed(run.get(), &ConversationExport::progressed);
        QSignalSpy finished(run.get(), &ConversationExport::finished);
        QSignalSpy failed(run.get(), &ConversationExport::failed);
        run->start();
        QTRY_VERIFY(progressed.count() >= 2);
        QCOMPARE(progressed.constLast(), (QList<QVariant>{0.5, 1}));
        if (byDeletion)
            run.reset();
        else
            run->cancel();
        QTRY_VERIFY(QDir(m_folder->path()).isEmpty());
        QCOMPARE(finished.count() + failed.count(), 0);
    }

    void names_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"Trains in Japan"_s << u"Trains in Japan.md"_s;
        QTest::newRow("none") << u" \n"_s << u"Conversation.md"_s;
        QTest::newRow("separators") << u"a/b\\c:d*e?f\"g<h>i|j"_s << u"a-b-c-d-e-f-g-h-i-j.md"_s;
        QTest::newRow("up and away") << u"../../etc/passwd"_s << u"-..-etc-passwd.md"_s;
        QTest::newRow("dots") << u"wait..."_s << u"wait.md"_s;
        QTest::newRow("line breaks") << u"a\n\tb"_s << u"a b.md"_s;
        QTest::newRow("turned around") << u"a\u202Egpj"_s << u"a-gpj.md"_s;
        QTest::newRow("long") << QString(300, u'x') << QString(80, u'x') + u".md"_s;
        QTest::newRow("cut between halves") << QString(79, u'x') + u"🚀"_s << QString(79, u'x') + u".md"_s;
    }
    void names()
    {
        QFETCH(QString, title);
        QFETCH(QString, name);
        QCOMPARE(fileNameFor(title, ConversationForm::Markdown), name);
    }

private:
    ExportSummary exported(std::unique_ptr<ConversationWriter> writer, const QList<ConversationId> &conversations, const ExportParts &parts)
    {
        ConversationExport run(*m_history, {conversations, parts, m_file}, std::move(writer));
        QSignalSpy finished(&run, &ConversationExport::finished);
        connect(&run, &ConversationExport::failed, this, [](const Error &error) { QTest::qFail(qPrintable(error.message + error.details), __FILE__, __LINE__); });
        run.start();
        return finished.wait(30'000) ? finished.first().first().value<ExportSummary>() : ExportSummary();
    }
    Error failureOf(const QList<ConversationId> &conversations)
    {
        ConversationExport run(*m_history, {conversations, {}, m_file}, textWriter(ConversationForm::Json));
        QSignalSpy failed(&run, &ConversationExport::failed);
        run.start();
        return QTest::qWaitFor([&failed] { return !failed.isEmpty(); }) ? failed.first().first().value<Error>() : Error();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::FakeHistoryStore> m_history;
    QString m_file;
};

Q_DECLARE_METATYPE(ExportParts)
QTEST_GUILESS_MAIN(TestConversationExport)
#include "tst_conversationexport.moc"
