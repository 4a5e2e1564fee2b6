// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/attachments/attachmentreader.h"

#include <QFileInfo>
#include <QMutex>
#include <QThreadPool>

namespace lineside {

/// What the reader and the thread that works for it share; the reader may be gone first.
struct AttachmentReader::Order {
    std::atomic<bool> cancelled = false;
    QMutex mutex;
    AttachmentReader *reader = nullptr;

    void give(int number, const Result<PreparedAttachment> &result)
    {
        const QMutexLocker lock(&mutex);
        if (reader)
            QMetaObject::invokeMethod(
                reader, [to = reader, number, result] { to->finish(number, result); }, Qt::QueuedConnection);
    }

    void revoke()
    {
        cancelled = true;
        const QMutexLocker lock(&mutex);
        reader = nullptr;
    }
};

AttachmentReader::AttachmentReader(const AttachmentLimits &limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
{
}

AttachmentReader::~AttachmentReader()
{
    for (const auto &order : std::as_const(m_orders))
        order->revoke();
}

int AttachmentReader::readFile(const QString &path, int longSide)
{
    return start([path, longSide, limits = m_limits](const std::atomic<bool> &cancelled) {
        return readAttachmentFile(path, cancelled, limits).and_then([&](const QByteArray &bytes) {
            return prepareAttachment(QFileInfo(path).fileName(), bytes, longSide, limits);
        });
    });
}

int AttachmentReader::readImage(const QString &name, const QImage &image, int longSide)
{
    return start([=](const std::atomic<bool> &) { return prepareAttachment(name, image, longSide); });
}

int AttachmentReader::readAgain(const Attachment &attachment)
{
    return start([attachment, limits = m_limits](const std::atomic<bool> &) -> Result<PreparedAttachment> {
        if (!attachment.isImage())
            return PreparedAttachment{attachment, {}, {}};
        auto prepared = prepareAttachment(attachment.name, attachment.data, 0, limits);
        if (prepared)
            prepared->attachment = attachment; // the bytes stay those that were kept
        return prepared;
    });
}

int AttachmentReader::start(Work work)
{
    const int number = ++m_last;
    auto order = std::make_shared<Order>();
    order->reader = this;
    m_orders.insert(number, order);
    QThreadPool::globalInstance()->start([order, number, work = std::move(work)] {
        if (!order->cancelled)
            order->give(number, work(order->cancelled));
    });
    return number;
}

void AttachmentReader::cancel(int order)
{
    if (const auto taken = m_orders.take(order))
        taken->revoke();
}

void AttachmentReader::finish(int order, const Result<PreparedAttachment> &result)
{
    if (!m_orders.remove(order))
        return; // cancelled while this was on its way
    if (result)
        Q_EMIT prepared(order, *result);
    else
        Q_EMIT failed(order, result.error());
}

} // namespace lineside
