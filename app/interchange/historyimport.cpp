// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/historyimport.h"

#include <QFileInfo>
#include <QThreadPool>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int rowsAtOnce = 2000;
constexpr qint64 millisecond = 1000;

qint64 secondOf(const QDateTime &time)
{
    return time.toSecsSinceEpoch();
}

bool isSameMoment(const QDateTime &one, const QDateTime &other)
{
    return std::abs(one.msecsTo(other)) <= millisecond;
}

/// Giving back the memory of a large file takes a while, too.
void forgetElsewhere(QList<ConversationRecord> &&records)
{
    QThreadPool::globalInstance()->start([held = std::make_shared<QList<ConversationRecord>>(std::move(records))]() mutable { held.reset(); });
}

} // namespace

void KnownConversations::add(const QList<ConversationRow> &rows)
{
    for (const ConversationRow &row : rows)
        m_bySecond.insert(secondOf(timeOfHistoryId(qint64(row.id))), row);
}

bool KnownConversations::has(const Conversation &conversation) const
{
    const qint64 second = secondOf(conversation.createdAt);
    for (qint64 near = second - 1; near <= second + 1; ++near) {
        const auto [first, last] = m_bySecond.equal_range(near);
        const bool found = std::any_of(first, last, [&conversation](const ConversationRow &row) {
            return isSameMoment(timeOfHistoryId(qint64(row.id)), conversation.createdAt)
                && (row.title == conversation.title || isSameMoment(row.updatedAt, conversation.updatedAt));
        });
        if (found)
            return true;
    }
    return false;
}

HistoryImport::HistoryImport(HistoryStore &history, const QString &fileName, QObject *parent)
    : QObject(parent)
    , m_history(history)
    , m_reader(fileName)
    , m_fileSize(QFileInfo(fileName).size())
{
    connect(&m_reader, &ConversationImport::progressed, this, [this](double share, int conversations) {
        Q_EMIT progressed(qint64(share * double(m_fileSize)), m_fileSize, conversations);
    });
    connect(&m_reader, &ConversationImport::finished, this, &HistoryImport::take);
    connect(&m_reader, &ConversationImport::failed, this, &HistoryImport::fail);
}

HistoryImport::~HistoryImport()
{
    const QSignalBlocker silent(this);
    cancel();
}

void HistoryImport::start()
{
    m_reader.start();
}

void HistoryImport::cancel()
{
    if (m_stage == Stage::Over)
        return;
    m_reader.cancel();
    m_saving.reset();
    forgetElsewhere(std::exchange(m_imported.records, {}));
    enter(Stage::Over);
    Q_EMIT cancelled();
}

void HistoryImport::enter(Stage stage)
{
    m_stage = stage;
    Q_EMIT stageChanged(stage);
}

void HistoryImport::take(const ImportedConversations &imported)
{
    m_imported = imported;
    enter(Stage::Comparing);
    readKnown(false, 0);
}

void HistoryImport::readKnown(bool archived, int offset)
{
    m_history.conversations(archived, offset, rowsAtOnce, this, [this, archived, offset](const Result<QList<ConversationRow>> &rows) {
        if (m_stage != Stage::Comparing)
            return;
        if (!rows) {
            fail(rows.error());
            return;
        }
        m_known.add(*rows);
        if (rows->size() == rowsAtOnce)
            readKnown(archived, offset + rowsAtOnce);
        else if (!archived)
            readKnown(true, 0);
        else
            compare();
    });
}

void HistoryImport::compare()
{
    for (qsizetype i = 0; i < m_imported.records.size(); ++i)
        if (m_known.has(m_imported.records.at(i).conversation))
            m_again.append(i);
    m_known = {};
    if (m_again.isEmpty()) {
        save();
        return;
    }
    enter(Stage::Asking);
    Q_EMIT asked(int(m_again.size()), int(m_imported.records.size()));
}

void HistoryImport::goOn(Known known)
{
    if (m_stage != Stage::Asking)
        return;
    if (known == Known::TakeAgain)
        m_again.clear();
    QList<ConversationRecord> kept;
    kept.reserve(m_imported.records.size() - m_again.size());
    for (qsizetype i = 0; i < m_imported.records.size(); ++i)
        if (!std::ranges::binary_search(m_again, i))
            kept.append(m_imported.records.at(i));
    forgetElsewhere(std::exchange(m_imported.records, std::move(kept)));
    save();
}

void HistoryImport::save()
{
    enter(Stage::Saving);
    m_saving = std::make_unique<QObject>();
    m_history.add(
        m_imported.records, m_saving.get(), [this](const Result<void> &saved) { end(saved); },
        [this](qsizetype count) { Q_EMIT saved(int(count), int(m_imported.records.size())); });
}

void HistoryImport::end(const Result<void> &saved)
{
    if (!saved) {
        fail(saved.error());
        return;
    }
    ImportSummary summary{.program = m_imported.program, .conversations = int(m_imported.records.size()), .messages = 0, .known = int(m_again.size()), .notes = m_imported.notes};
    for (const ConversationRecord &record : std::as_const(m_imported.records))
        summary.messages += int(record.messages.size());
    forgetElsewhere(std::exchange(m_imported.records, {}));
    enter(Stage::Over);
    Q_EMIT finished(summary);
}

void HistoryImport::fail(const Error &error)
{
    forgetElsewhere(std::exchange(m_imported.records, {}));
    enter(Stage::Over);
    Q_EMIT failed(error);
}

} // namespace lineside
