// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QThreadPool>

namespace lineside {

/// Makes small copies of attached images, one after the other, in a thread of its own.
class ThumbnailMaker : public QObject
{
    Q_OBJECT
public:
    explicit ThumbnailMaker(QObject *parent = nullptr);
    ~ThumbnailMaker() override;

    /// Tells of it once; asking again before that does nothing.
    void want(const QByteArray &data, qreal devicePixelRatio);

Q_SIGNALS:
    void made(const QByteArray &data, const QImage &picture); ///< null for what cannot be shown

private:
    QThreadPool m_pool;
    QSet<const char *> m_wanted; ///< by where the shared bytes are, which are kept until then
};

} // namespace lineside
