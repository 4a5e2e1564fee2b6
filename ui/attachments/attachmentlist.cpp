// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/attachments/attachmentlist.h"

#include <QFileInfo>

#include <algorithm>
#include <numeric>

namespace lineside {

AttachmentList::AttachmentList(const AttachmentLimits &limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_reader(limits)
{
    connect(&m_reader, &AttachmentReader::prepared, this, &AttachmentList::takePrepared);
    connect(&m_reader, &AttachmentReader::failed, this, &AttachmentList::takeFailed);
}

bool AttachmentList::isReading() const
{
    return std::ranges::any_of(m_items, &Item::reading);
}

QList<Attachment> AttachmentList::attachments() const
{
    QList<Attachment> attachments;
    for (const Item &item : m_items) {
        if (!item.reading)
            attachments.append(item.prepared.attachment);
    }
    return attachments;
}

void AttachmentList::setAttachments(const QList<Attachment> &attachments)
{
    clear();
    for (const Attachment &attachment : attachments) {
        m_items.append({m_reader.readAgain(attachment), attachment.name, false, {attachment, {}, {}}});
    }
    if (!m_items.isEmpty())
        Q_EMIT changed();
}

bool AttachmentList::hasRoom(qsizetype more)
{
    if (m_items.size() + more <= m_limits.count)
        return true;
    Q_EMIT refused(tr("At most %1 files can go along with a question.").arg(m_limits.count));
    return false;
}

void AttachmentList::addFiles(const QStringList &paths)
{
    if (paths.isEmpty() || !hasRoom(paths.size()))
        return;
    for (const QString &path : paths)
        add(m_reader.readFile(path, m_longSide), QFileInfo(path).fileName());
    Q_EMIT changed();
}

void AttachmentList::addImage(const QString &name, const QImage &image)
{
    if (image.isNull() || !hasRoom(1))
        return;
    add(m_reader.readImage(name, image, m_longSide), name);
    Q_EMIT changed();
}

void AttachmentList::add(int order, const QString &name)
{
    m_removed.reset();
    m_items.append({order, name, true, {}});
}

QList<AttachmentList::Item>::iterator AttachmentList::find(int id)
{
    return std::ranges::find(m_items, id, &Item::id);
}

qint64 AttachmentList::bytes() const
{
    return std::accumulate(m_items.cbegin(), m_items.cend(), qint64(0),
                           [](qint64 sum, const Item &item) { return sum + item.prepared.attachment.data.size(); });
}

void AttachmentList::takePrepared(int order, const PreparedAttachment &prepared)
{
    const auto item = find(order);
    if (item == m_items.end())
        return;
    const qint64 all = bytes() - item->prepared.attachment.data.size() + prepared.attachment.data.size();
    if (all > m_limits.allBytes) {
        const QString name = item->name;
        m_items.erase(item);
        Q_EMIT changed();
        Q_EMIT refused(tr("With “%1” there would be %2 to send; %3 is the most.").arg(name, sizeText(all), sizeText(m_limits.allBytes)));
        return;
    }
    item->name = prepared.attachment.name;
    item->reading = false;
    item->prepared = prepared;
    Q_EMIT changed();
}

void AttachmentList::takeFailed(int order, const Error &error)
{
    const auto item = find(order);
    if (item == m_items.end() || !item->reading) // one that was kept goes along as it is
        return;
    m_items.erase(item);
    Q_EMIT changed();
    Q_EMIT refused(error.hint.isEmpty() ? error.message : error.message + u' ' + error.hint);
}

void AttachmentList::remove(int id)
{
    const auto item = find(id);
    if (item == m_items.end())
        return;
    const Removed removedItem{*item, item - m_items.begin()};
    m_items.erase(item);
    if (removedItem.item.reading)
        m_reader.cancel(id);
    else
        m_removed = removedItem;
    Q_EMIT changed();
    if (m_removed)
        Q_EMIT removed(removedItem.item.name);
}

void AttachmentList::undoRemove()
{
    if (!m_removed || !hasRoom(1))
        return;
    m_items.insert(std::min(m_removed->place, m_items.size()), m_removed->item);
    m_removed.reset();
    Q_EMIT changed();
}

void AttachmentList::clear()
{
    for (const Item &item : std::as_const(m_items))
        m_reader.cancel(item.id);
    const bool hadSome = !m_items.isEmpty() || m_removed;
    m_items.clear();
    m_removed.reset();
    if (hadSome)
        Q_EMIT changed();
}

} // namespace lineside
