// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// perf_conversations --rows N: opens the list of N conversations, reads all of them in, and types a filter letter by letter; then takes in
// a conversation of 10,000 turns. The history answers at once from memory, so that what is measured is what the window thread does.
// Writes processor times of that thread as a JSON object.
#include "chat/conversationlistmodel.h"
#include "chat/nohistory.h"
#include "perf/programs/threadtime.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <random>

using namespace lineside;
using namespace lineside::perf;
using namespace Qt::StringLiterals;

namespace {

/// A history of nothing but rows.
class RowHistory : public NoHistory
{
public:
    explicit RowHistory(int count)
    {
        const QStringList words = u"how to write a route for the gateway that asks three models and takes the first answer of them Qt thread SQLite "
                                  "paint weather bread garden travel budget mail letter proof exam recipe bug crash log"_s.split(u' ');
        std::mt19937 generator(20'261'122);
        const QDateTime now = QDateTime::currentDateTime();
        for (int i = 0; i < count; ++i) {
            ConversationRow row;
            row.id = ConversationId(count - i);
            for (unsigned left = 3 + generator() % 6; left > 0; --left)
                row.title += words.at(qsizetype(generator() % unsigned(words.size()))) + u' ';
            row.updatedAt = now.addSecs(-600LL * i);
            m_rows.append(row);
        }
    }
    void conversations(bool, int offset, int limit, QObject *context, Callback<QList<ConversationRow>> done) override
    {
        QMetaObject::invokeMethod(context, [done = std::move(done), page = m_rows.mid(offset, limit)] { done(page); }, Qt::QueuedConnection);
    }

private:
    QList<ConversationRow> m_rows;
};

class StoppedBackend : public ChatBackend
{
public:
    std::unique_ptr<ChatRun> start(const ChatCall &) override { return nullptr; }
    Result<HttpRequest> describe(const ChatCall &) const override { return HttpRequest(); }
    void listModels(const Provider &, QObject *, Callback<QList<ModelInfo>>) override {}
};

template<class Act>
double microseconds(const Act &act)
{
    const qint64 before = threadCpu();
    act();
    return double(threadCpu() - before) / 1000;
}

/// Opening a conversation of that many turns, but for showing it.
double restoreMs(ChatBackend &backend, int turns)
{
    QList<StoredMessage> messages;
    for (int i = 1; i <= turns; ++i) {
        ChatTurn turn;
        turn.id = MessageId(i);
        turn.role = i % 2 == 1 ? Role::User : Role::Assistant;
        turn.text = u"words "_s.repeated(180);
        messages.append({ConversationId(1), MessageId(i - 1), turn});
    }
    Conversation conversation;
    conversation.id = ConversationId(1);
    conversation.leaf = MessageId(turns);
    ChatSession session(backend);
    return microseconds([&] { session.restore(conversation, messages); }) / 1000;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"rows"_s, {}, u"N"_s, u"100000"_s});
    parser.process(application);
    const int rows = parser.value(u"rows"_s).toInt();
    RowHistory history(rows);
    StoppedBackend backend;
    const qint64 pssBefore = ownPss();

    std::unique_ptr<ConversationListModel> model;
    const double open = microseconds([&] {
        model = std::make_unique<ConversationListModel>(history, backend);
        QCoreApplication::processEvents();
    });
    const int first = model->rowCount();
    // One page a turn of the event loop; the filter asks for them, and comes when none is left.
    QJsonArray pages;
    model->setFilter({u"no such words"_s, {}});
    while (model->canFetchMore({}))
        pages.append(microseconds([] { QCoreApplication::processEvents(); }));
    model->setFilter({});

    QJsonArray keys;
    for (const QString &text : {u"route"_s, u"the gateway"_s, u"bread"_s, u"zzz"_s}) {
        for (qsizetype length = 1; length <= text.size(); ++length)
            keys.append(microseconds([&] { model->setFilter({text.first(length), {}}); }));
        keys.append(microseconds([&] { model->setFilter({}); }));
    }
    const double pss = double(ownPss() - pssBefore);
    const QJsonObject result{{"openMs"_L1, open / 1000}, {"firstRows"_L1, first}, {"pagesUs"_L1, pages},
                             {"keysUs"_L1, keys},        {"pssKb"_L1, pss},       {"restoreMs"_L1, restoreMs(backend, 10'000)}};
    fputs(QJsonDocument(result).toJson(QJsonDocument::Compact).constData(), stdout);
    return first > 0 ? 0 : 1;
}
