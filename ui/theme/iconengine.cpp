// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/iconengine.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace lineside::theme {

namespace {

QString fileName(const QString &name)
{
    return u":/lineside/icons/%1.svg"_s.arg(name);
}

QByteArray coloured(const QString &name, const QColor &color)
{
    QFile file(fileName(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", color.name().toLatin1());
}

} // namespace

IconEngine::IconEngine(QString name, QPalette::ColorRole role)
    : m_name(std::move(name))
    , m_role(role)
{
}

QColor IconEngine::color(QIcon::Mode mode) const
{
    const QPalette palette = QApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, m_role);
    case QIcon::Selected:
        // Our style sheet tints what is selected; the desktop's own style fills it.
        return palette.color(qApp->styleSheet().isEmpty() ? QPalette::HighlightedText : m_role);
    case QIcon::Normal:
    case QIcon::Active:
        break;
    }
    return palette.color(QPalette::Active, m_role);
}

void IconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    QSvgRenderer renderer(coloured(m_name, color(mode)));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    renderer.render(painter, rect);
    painter->restore();
}

QPixmap IconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    if (size.isEmpty())
        return {}; // a button that has no room yet asks for it
    const QString cacheKey = u"lineside-icon/%1/%2/%3x%4"_s.arg(m_name, color(mode).name()).arg(size.width()).arg(size.height());
    QPixmap pixmap;
    if (QPixmapCache::find(cacheKey, &pixmap))
        return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect(QPoint(), size), mode, state);
    painter.end();
    QPixmapCache::insert(cacheKey, pixmap);
    return pixmap;
}

QIconEngine *IconEngine::clone() const
{
    return new IconEngine(*this);
}

QString IconEngine::key() const
{
    return u"LinesideIconEngine"_s;
}

QString IconEngine::iconName()
{
    return m_name;
}

bool IconEngine::isNull()
{
    return !QFile::exists(fileName(m_name));
}

QIcon icon(const QString &name, QPalette::ColorRole role)
{
    return QIcon(new IconEngine(name, role));
}

QIcon programIcon()
{
    return icon(u"lineside"_s, QPalette::WindowText); // has colours of its own; Qt's engine for such files would be a library to load at the start
}

} // namespace lineside::theme
