// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/attachments/attachmentreader.h"

#include <optional>

namespace lineside {

/// The files that will go along with the next question, some of them still being read. Holds them to the limits and says so.
class AttachmentList : public QObject
{
    Q_OBJECT
public:
    struct Item {
        int id = 0; ///< the reader's order; of no other meaning
        QString name;
        bool reading = true;
        PreparedAttachment prepared;
    };

    explicit AttachmentList(const AttachmentLimits &limits = {}, QObject *parent = nullptr);

    const QList<Item> &items() const { return m_items; }
    bool isEmpty() const { return m_items.isEmpty(); }
    bool isReading() const;
    QList<Attachment> attachments() const; ///< those that are read
    void setAttachments(const QList<Attachment> &attachments);

    void addFiles(const QStringList &paths);
    void addImage(const QString &name, const QImage &image);
    /// Scales images that are added from now on, if their longer side is longer; 0 does not.
    void setLongSide(int pixels) { m_longSide = pixels; }
    int longSide() const { return m_longSide; }

    void remove(int id);
    bool canUndoRemove() const { return m_removed.has_value(); }
    void undoRemove();
    void clear();

Q_SIGNALS:
    void changed();
    void removed(const QString &name); ///< by `remove`; can be undone until the next change
    void refused(const QString &reason);

private:
    struct Removed {
        Item item;
        qsizetype place = 0;
    };
    bool hasRoom(qsizetype more);
    void add(int order, const QString &name);
    void takePrepared(int order, const PreparedAttachment &prepared);
    void takeFailed(int order, const Error &error);
    QList<Item>::iterator find(int id);
    qint64 bytes() const;

    AttachmentLimits m_limits;
    AttachmentReader m_reader;
    QList<Item> m_items;
    std::optional<Removed> m_removed;
    int m_longSide = 0;
};

} // namespace lineside
