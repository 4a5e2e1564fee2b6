// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/conversationexport.h"

#include "interchange/recordreading.h"

#include <QElapsedTimer>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int rowsAtOnce = 1000;
constexpr qint64 progressEvery = 50; // milliseconds

} // namespace

ConversationExport::ConversationExport(HistoryStore &history, ExportOrder order, std::unique_ptr<ConversationWriter> writer, QObject *parent)
    : QObject(parent)
    , m_history(history)
    , m_order(std::move(order))
    , m_writer(std::move(writer))
{
    m_summary.fileName = m_order.fileName;
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1); // the writer stays in one thread
}

ConversationExport::~ConversationExport()
{
    cancel();
    m_thread.waitForDone(); // a writer of long conversations asks whether to go on
}

void ConversationExport::start()
{
    if (m_order.conversations.isEmpty())
        list(false, 0);
    else
        next();
}

void ConversationExport::cancel()
{
    m_cancelled = true;
    m_isOver = true;
}

void ConversationExport::list(bool archived, int offset)
{
    m_history.conversations(archived, offset, rowsAtOnce, this, [this, archived, offset](const Result<QList<ConversationRow>> &rows) {
        if (m_isOver)
            return;
        if (!rows) {
            fail(rows.error());
            return;
        }
        for (const ConversationRow &row : *rows) {
            if (!m_listed.contains(row.id)) // something new moves the others on
                m_order.conversations.append(row.id);
            m_listed.insert(row.id);
        }
        if (rows->size() == rowsAtOnce)
            list(archived, offset + rowsAtOnce);
        else if (!archived)
            list(true, 0);
        else
            next();
    });
}

void ConversationExport::next()
{
    if (m_place == m_order.conversations.size()) {
        complete();
        return;
    }
    Q_EMIT progressed(double(m_place), int(m_order.conversations.size()));
    const ConversationId id = m_order.conversations.at(m_place++);
    readRecord(m_history, id, this, [this](const Result<ConversationRecord> &record) {
        if (m_isOver)
            return;
        if (record) {
            write(*record);
        } else if (record.error().kind == Error::Kind::NotFound) {
            ++m_summary.passedOver;
            next();
        } else {
            fail(record.error());
        }
    });
}

void ConversationExport::write(const ConversationRecord &record)
{
    const auto goOn = [this, last = QElapsedTimer()](double share) mutable {
        if (!last.isValid() || last.elapsed() >= progressEvery) {
            last.start();
            QMetaObject::invokeMethod(this, [this, share] {
                if (!m_isOver)
                    Q_EMIT progressed(double(m_place) - 1 + share, int(m_order.conversations.size()));
            });
        }
        return !m_cancelled;
    };
    run(
        [this, record, goOn]() -> Result<void> {
            if (!m_file) {
                m_file = std::make_unique<QSaveFile>(m_order.fileName);
                if (!m_file->open(QIODevice::WriteOnly))
                    return failure(Error::Kind::Storage, m_file->errorString());
                if (const Result<void> begun = m_writer->begin(*m_file); !begun)
                    return begun;
            }
            return m_writer->write(withParts(record, m_order.parts), goOn);
        },
        [this] {
            ++m_summary.conversations;
            next();
        });
}

void ConversationExport::complete()
{
    if (m_summary.conversations == 0) {
        fail({.kind = Error::Kind::NotFound, .message = tr("There is no conversation to export."), .hint = {}, .details = {}, .httpStatus = 0});
        return;
    }
    run(
        [this]() -> Result<void> {
            if (const Result<void> ended = m_writer->end(); !ended)
                return ended;
            m_summary.bytes = m_file->size();
            if (!m_file->flush() || !m_file->commit())
                return failure(Error::Kind::Storage, m_file->errorString());
            return {};
        },
        [this] {
            m_isOver = true;
            Q_EMIT finished(m_summary);
        });
}

// What was written goes where it was written: a file that is not whole is taken away in that thread, too.
void ConversationExport::run(std::function<Result<void>()> work, std::function<void()> then)
{
    m_thread.start([this, work = std::move(work), then = std::move(then)] {
        const Result<void> done = m_cancelled ? Result<void>() : work();
        if (m_cancelled || !done) {
            m_writer.reset();
            m_file.reset();
        }
        if (m_cancelled)
            return;
        QMetaObject::invokeMethod(this, [this, done, then] {
            if (m_isOver)
                return;
            if (done)
                then();
            else
                fail(notWritten(done.error()));
        });
    });
}

void ConversationExport::fail(const Error &error)
{
    m_isOver = true;
    Q_EMIT failed(error);
}

Error ConversationExport::notWritten(const Error &why) const
{
    return {.kind = why.kind, .message = tr("%1 could not be written; what was there before is as it was.").arg(QFileInfo(m_order.fileName).fileName()),
            .hint = tr("Check that there is space left and that you may write there."), .details = why.message, .httpStatus = 0};
}

} // namespace lineside
