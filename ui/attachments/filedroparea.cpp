// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/attachments/filedroparea.h"

#include "ui/theme/theme.h"

#include <QDropEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace lineside {

class FileDropArea::Veil : public QWidget
{
public:
    explicit Veil(QWidget *parent)
        : QWidget(parent)
    {
        setObjectName(u"dropVeil"_s);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QColor fill = palette().color(QPalette::Window);
        fill.setAlphaF(0.9F);
        painter.fillRect(rect(), fill);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2, Qt::DashLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(theme::Medium, theme::Medium, -theme::Medium, -theme::Medium), theme::radius, theme::radius);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.setFont(theme::font(theme::TextSize::Large));
        painter.drawText(rect(), Qt::AlignCenter, FileDropArea::tr("Drop files to attach them"));
    }
};

FileDropArea::FileDropArea(QWidget *parent)
    : QWidget(parent)
    , m_veil(new Veil(this))
{
    setAcceptDrops(true);
}

void FileDropArea::dragEnterEvent(QDragEnterEvent *event)
{
    if (!offersFiles(*event->mimeData()))
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_veil->setGeometry(rect());
    m_veil->raise();
    m_veil->show();
}

void FileDropArea::dragLeaveEvent(QDragLeaveEvent *)
{
    m_veil->hide();
}

void FileDropArea::dropEvent(QDropEvent *event)
{
    m_veil->hide();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    Q_EMIT dropped(offeredFiles(*event->mimeData()));
}

} // namespace lineside
