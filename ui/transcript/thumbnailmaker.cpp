// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/thumbnailmaker.h"

#include "ui/transcript/thumbnail.h"

#include <QFuture>
#include <QPromise>
#include <QRunnable>

namespace lineside {

namespace {

class Making : public QRunnable
{
public:
    Making(const QByteArray &data, qreal devicePixelRatio)
        : m_data(data)
        , m_devicePixelRatio(devicePixelRatio)
    {
    }
    QFuture<QImage> future() const { return m_promise.future(); }
    void run() override
    {
        m_promise.start();
        m_promise.addResult(thumbnailOf(m_data, m_devicePixelRatio));
        m_promise.finish();
    }

private:
    QByteArray m_data;
    qreal m_devicePixelRatio;
    QPromise<QImage> m_promise;
};

} // namespace

ThumbnailMaker::ThumbnailMaker(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

ThumbnailMaker::~ThumbnailMaker()
{
    m_pool.clear();
}

void ThumbnailMaker::want(const QByteArray &data, qreal devicePixelRatio)
{
    if (data.isEmpty() || m_wanted.contains(data.constData()))
        return;
    m_wanted.insert(data.constData());
    auto making = std::make_unique<Making>(data, devicePixelRatio);
    making->future().then(this, [this, data](const QImage &picture) {
        m_wanted.remove(data.constData());
        Q_EMIT made(data, picture);
    });
    m_pool.start(making.release()); // deletes it
}

} // namespace lineside
