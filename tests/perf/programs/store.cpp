// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// perf_store fill FILE MESSAGES | list FILE | search FILE | commit FILE: makes a history of conversations of ten messages, and measures
// one thing of it in a process of its own. Writes times in milliseconds as a JSON object.
#include "store/historyfile.h"
#include "store/historyindex.h"
#include "store/historyreader.h"
#include "store/historywriter.h"
#include "store/sqlitehistorystore.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <cstdio>
#include <random>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

constexpr int messagesOfConversation = 10;
constexpr int wordsOfMessage = 85; // about 500 characters
constexpr int indexedAtOnce = 2000;
constexpr int modelsUsed = 5;
constexpr int commits = 4000;

// Words as a language has them: few common, many rare.
class Prose
{
public:
    Prose()
    {
        for (int i = 0; i < 40'000; ++i) {
            QString word;
            for (int n = i + 9; n > 0; n /= 6)
                word.append(QChar(char16_t(u'a' + n % 6)));
            m_words.append(word);
        }
    }
    QString text(int words)
    {
        QStringList text;
        for (int i = 0; i < words; ++i) // by Zipf's law
            text.append(m_words[qMin(qsizetype(std::pow(double(m_words.size()), m_random(m_generator))), m_words.size()) - 1]);
        return text.join(u' ');
    }

private:
    QStringList m_words;
    std::mt19937 m_generator{20'261'122};
    std::uniform_real_distribution<double> m_random{0, 1};
};

struct Tables {
    SqlConnection connection;
    HistoryReader reader{connection};
    HistoryIndex index{connection};
    HistoryWriter writer{connection, reader, index};

    explicit Tables(const QString &fileName)
    {
        if (openHistory(connection, fileName, SchemaMigrations()).outcome != HistoryOpening::Outcome::Writable)
            qFatal("the history cannot be opened");
    }
};

void print(const QJsonObject &json)
{
    fputs(QJsonDocument(json).toJson(QJsonDocument::Compact).constData(), stdout);
}

StoredMessage message(ConversationId conversation, MessageId parent, const QString &text, qint64 at)
{
    StoredMessage message{conversation, parent, {}};
    message.turn.id = MessageId(newHistoryId());
    message.turn.role = parent == MessageId::None ? Role::User : Role::Assistant;
    message.turn.createdAt = QDateTime::fromMSecsSinceEpoch(at);
    message.turn.text = text;
    message.turn.model = u"a-model-%1"_s.arg(at / 60'000 % modelsUsed);
    message.turn.usage = {100, {}, {}, 50, {}, 150};
    return message;
}

void fill(const QString &fileName, int count)
{
    Tables tables(fileName);
    Prose prose;
    QElapsedTimer timer;
    timer.start();
    qint64 at = 1'700'000'000'000;
    for (int done = 0; done < count;) {
        tables.connection.begin();
        for (int i = 0; i < 200 && done < count; ++i) {
            Conversation one;
            one.id = ConversationId(newHistoryId());
            one.title = prose.text(5);
            one.updatedAt = one.createdAt = QDateTime::fromMSecsSinceEpoch(at += 600'000); // two years in all
            tables.writer.put(one);
            MessageId parent = MessageId::None;
            for (int k = 0; k < messagesOfConversation && done < count; ++k, ++done) {
                // One word in a thousand messages, and one in ten.
                const QString text = prose.text(wordsOfMessage) + (done % 1000 == 7 ? u" zyrare"_s : QString()) + (done % 10 == 7 ? u" zycommon"_s : QString());
                const StoredMessage next = message(one.id, parent, text, at += 1000);
                parent = next.turn.id;
                tables.writer.put(next);
            }
        }
        tables.connection.commit();
    }
    const qint64 written = timer.restart();
    for (int some = indexedAtOnce; some > 0;) {
        tables.connection.begin();
        some = tables.index.addSome(indexedAtOnce);
        tables.connection.commit();
    }
    print({{u"written"_s, written}, {u"indexed"_s, timer.elapsed()}});
}

// What idle time is used for, without the pauses.
void sumUp(const QString &fileName)
{
    Tables tables(fileName);
    QElapsedTimer timer;
    timer.start();
    double longest = 0;
    for (bool some = true; some;) {
        QElapsedTimer step;
        step.start();
        tables.connection.begin();
        some = tables.reader.usageDays().sumSome(QDate::currentDate());
        tables.connection.commit();
        longest = qMax(longest, double(step.nsecsElapsed()) / 1e6);
    }
    print({{u"summed"_s, timer.elapsed()}, {u"longest"_s, longest}});
}

// One answer after the other, each in milliseconds from its question.
class Stopwatch : public QObject
{
public:
    explicit Stopwatch(const QString &fileName)
        : m_store(fileName)
    {
    }
    template<class T>
    double time(const std::function<void(HistoryStore &, QObject *, Callback<T>)> &ask, T *answer = nullptr)
    {
        QElapsedTimer timer;
        double ms = -1;
        timer.start();
        ask(m_store, this, [&](Result<T> result) {
            ms = double(timer.nsecsElapsed()) / 1e6;
            if (result && answer)
                *answer = *result;
        });
        while (ms < 0)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        return ms;
    }

private:
    SqliteHistoryStore m_store;
};

using Rows = QList<ConversationRow>;
using Messages = QList<StoredMessage>;
using Hits = QList<HistoryHit>;

void list(const QString &fileName)
{
    Stopwatch watch(fileName);
    Rows rows;
    const double first = watch.time<Rows>([](HistoryStore &store, QObject *context, auto done) { store.conversations(false, 0, 50, context, done); }, &rows);
    const ConversationId id = rows.isEmpty() ? ConversationId::None : rows.first().id;
    const double messages = watch.time<Messages>([id](HistoryStore &store, QObject *context, auto done) { store.messages(id, context, done); });
    const double all = watch.time<Rows>([](HistoryStore &store, QObject *context, auto done) { store.conversations(false, 0, 100'000, context, done); }, &rows);
    const double last = watch.time<Rows>([](HistoryStore &store, QObject *context, auto done) { store.conversations(false, 99'950, 50, context, done); });
    const double usage = watch.time<QList<UsageRow>>(
        [](HistoryStore &store, QObject *context, auto done) { store.usage(QDate(2000, 1, 1), QDate(2100, 1, 1), context, done); });
    print({{u"open"_s, first + messages}, {u"all"_s, all}, {u"rows"_s, rows.size()}, {u"last"_s, last}, {u"usage"_s, usage}});
}

void search(const QString &fileName)
{
    QJsonObject json;
    const QList<std::pair<QString, QString>> questions{{u"rare"_s, u"zyrare "_s}, {u"common"_s, u"zycommon "_s}, {u"both"_s, u"zycommon zyrare "_s},
                                                       {u"begun"_s, u"zyco"_s},   {u"two-letters"_s, u"ba"_s},   {u"nothing"_s, u"zynothing"_s}};
    for (const auto &[name, question] : questions) {
        Stopwatch watch(fileName);
        watch.time<Rows>([](HistoryStore &store, QObject *context, auto done) { store.conversations(false, 0, 50, context, done); });
        QJsonArray times;
        Hits hits;
        for (int i = 0; i < 8; ++i) {
            times.append(watch.time<Hits>(
                [&](HistoryStore &store, QObject *context, auto done) {
                    HistoryQuery query;
                    query.text = question;
                    store.search(query, context, done);
                },
                &hits));
        }
        json[name] = times;
        json[name + u".hits"_s] = hits.size();
    }
    print(json);
}

void commit(const QString &fileName)
{
    Tables tables(fileName);
    Prose prose;
    const ConversationId id = ConversationId(newHistoryId());
    StoredMessage growing = message(id, MessageId::None, {}, 0);
    growing.turn.state = ReplyState::Growing;
    const auto time = [&](const StoredMessage &one) {
        QElapsedTimer timer;
        timer.start();
        tables.connection.begin();
        tables.writer.put(one);
        tables.connection.commit();
        return double(timer.nsecsElapsed()) / 1e6;
    };
    time(growing);
    QJsonArray pieces;
    QJsonArray whole;
    for (int i = 0; i < commits; ++i) {
        growing.turn.text += prose.text(wordsOfMessage);
        if (growing.turn.text.size() > 100'000)
            growing = message(id, MessageId::None, prose.text(wordsOfMessage), 0);
        growing.turn.state = ReplyState::Growing;
        pieces.append(time(growing));
        whole.append(time(message(id, MessageId::None, prose.text(wordsOfMessage), 0)));
    }
    print({{u"pieces"_s, pieces}, {u"whole"_s, whole}});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString order = arguments.value(1);
    const QString fileName = arguments.value(2);
    if (order == "fill"_L1)
        fill(fileName, arguments.value(3).toInt());
    else if (order == "list"_L1)
        list(fileName);
    else if (order == "search"_L1)
        search(fileName);
    else if (order == "commit"_L1)
        commit(fileName);
    else if (order == "sum"_L1)
        sumUp(fileName);
    else
        return 2;
    return 0;
}
