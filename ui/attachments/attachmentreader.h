// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/attachments/attachmentfile.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

namespace lineside {

/// Reads and prepares attachments in other threads. Each order ends with `prepared` or `failed`, unless it is cancelled; deleting the reader
/// cancels all, and waits for none.
class AttachmentReader : public QObject
{
    Q_OBJECT
public:
    explicit AttachmentReader(const AttachmentLimits &limits = {}, QObject *parent = nullptr);
    ~AttachmentReader() override;

    /// The order's number, from 1.
    int readFile(const QString &path, int longSide);
    int readImage(const QString &name, const QImage &image, int longSide);
    int readAgain(const Attachment &attachment); ///< one that was prepared before, for its thumbnail
    void cancel(int order);

Q_SIGNALS:
    void prepared(int order, const lineside::PreparedAttachment &attachment);
    void failed(int order, const lineside::Error &error);

private:
    struct Order;
    using Work = std::function<Result<PreparedAttachment>(const std::atomic<bool> &cancelled)>;
    int start(Work work);
    void finish(int order, const Result<PreparedAttachment> &result);

    AttachmentLimits m_limits;
    QHash<int, std::shared_ptr<Order>> m_orders;
    int m_last = 0;
};

} // namespace lineside
