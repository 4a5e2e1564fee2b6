// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/conversationimport.h"

#include "interchange/chatboxexport.h"
#include "interchange/chatgptexport.h"
#include "interchange/conversationjson.h"
#include "interchange/jsonitems.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qint64 pieceSize = 256 * 1024;
constexpr qint64 progressEvery = 50; // milliseconds

/// Takes item after item of one file, whichever program wrote it.
class ItemReader
{
public:
    /// `undated` is for what has no time of its own. The file's, so that reading it twice gives the same.
    explicit ItemReader(const QDateTime &undated)
        : m_undated(undated)
    {
    }

    Result<void> take(const JsonItem &item)
    {
        const QJsonObject object = item.value.toObject();
        if (item.key.isEmpty() && isConversationFileHeader(object)) {
            m_imported.program = u"Lineside"_s;
            return {};
        }
        if (m_imported.program == "Lineside"_L1) {
            Result<ConversationRecord> record = conversationFromJson(object, m_undated);
            if (!record)
                return failure(record.error());
            keep(*record);
        } else if (item.key.isEmpty() && isChatGptConversation(object)) {
            m_imported.program = u"ChatGPT"_s;
            keep(chatGptConversation(object, m_imported.notes, m_undated));
        } else if (isChatboxMember(item.key)) {
            m_imported.program = u"Chatbox"_s;
            for (const ConversationRecord &record : chatboxConversations(item.key, item.value, m_imported.notes, m_undated))
                keep(record);
        } else if (item.key.isEmpty()) {
            ++m_imported.notes.passedOver;
        }
        return {};
    }

    qsizetype count() const { return m_imported.records.size(); }
    ImportedConversations result() const { return m_imported; }

private:
    void keep(const ConversationRecord &record)
    {
        if (record.messages.isEmpty())
            ++m_imported.notes.passedOver;
        else
            m_imported.records.append(record);
    }

    const QDateTime m_undated;
    ImportedConversations m_imported;
};

} // namespace

ConversationImport::ConversationImport(const QString &fileName, QObject *parent)
    : QObject(parent)
    , m_fileName(fileName)
{
}

ConversationImport::~ConversationImport()
{
    cancel();
    if (m_thread)
        m_thread->wait(); // it looks at the flag after every piece
}

void ConversationImport::start()
{
    if (m_thread)
        return;
    m_thread.reset(QThread::create([this] { read(); }));
    m_thread->start(QThread::LowPriority);
}

void ConversationImport::cancel()
{
    m_cancelled = true;
}

void ConversationImport::read()
{
    const auto unreadable = [this](const QString &why) {
        return failure(Error::Kind::Storage, tr("%1 cannot be read: %2").arg(QFileInfo(m_fileName).fileName(), why));
    };
    QFile file(m_fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        deliver(unreadable(file.errorString()));
        return;
    }
    if (file.size() > LargestFile) {
        deliver(unreadable(tr("it is larger than 2 GB.")));
        return;
    }
    if (file.peek(4) == "PK\x03\x04") {
        deliver(failure(Error::Kind::Protocol, tr("%1 is a ZIP archive.").arg(QFileInfo(m_fileName).fileName()),
                        tr("Unpack it and choose the conversations.json that is in it.")));
        return;
    }
    JsonItems cutter;
    ItemReader reader(QFileInfo(file).lastModified());
    QElapsedTimer sinceProgress;
    sinceProgress.start();
    while (!m_cancelled && !file.atEnd()) {
        const QByteArray bytes = file.read(pieceSize);
        if (bytes.isEmpty() && file.error() != QFile::NoError) {
            deliver(unreadable(file.errorString()));
            return;
        }
        const Result<QList<JsonItem>> items = cutter.take(bytes);
        if (!items) {
            deliver(failure(items.error()));
            return;
        }
        for (const JsonItem &item : *items) {
            if (const Result<void> taken = reader.take(item); !taken) {
                deliver(failure(taken.error()));
                return;
            }
        }
        if (sinceProgress.elapsed() >= progressEvery) {
            sinceProgress.restart();
            const double share = double(file.pos()) / double(std::max<qint64>(file.size(), 1));
            QMetaObject::invokeMethod(this, [this, share, count = int(reader.count())] {
                if (!m_cancelled)
                    Q_EMIT progressed(share, count);
            });
        }
    }
    if (m_cancelled)
        return;
    if (const Result<void> whole = cutter.finish(); !whole)
        deliver(failure(whole.error()));
    else if (reader.result().program.isEmpty())
        deliver(failure(Error::Kind::Protocol, tr("%1 holds no conversations that Lineside can read.").arg(QFileInfo(m_fileName).fileName()),
                        tr("It reads its own exports, the conversations.json of ChatGPT, and the exports of Chatbox.")));
    else
        deliver(reader.result());
}

void ConversationImport::deliver(const Result<ImportedConversations> &result)
{
    QMetaObject::invokeMethod(this, [this, result] {
        if (m_cancelled)
            return;
        if (result)
            Q_EMIT finished(*result);
        else
            Q_EMIT failed(result.error());
    });
}

} // namespace lineside
