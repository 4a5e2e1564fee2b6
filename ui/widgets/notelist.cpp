// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/notelist.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <memory>

namespace lineside {

namespace {

class Lamp : public QWidget
{
public:
    Lamp(theme::Signal signal, QWidget *parent)
        : QWidget(parent)
        , m_signal(signal)
    {
        const QFontMetrics metrics = fontMetrics();
        setFixedSize(metrics.ascent(), metrics.height());
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const qreal side = width() - 2;
        theme::paintLamp(painter, QRectF(1, (height() - side) / 2, side, side), m_signal, palette());
    }

private:
    theme::Signal m_signal;
};

} // namespace

NoteList::NoteList(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(theme::Tiny);
    hide();
}

void NoteList::setNotes(const QStringList &notes, theme::Signal signal)
{
    if (m_notes == notes)
        return;
    m_notes = notes;
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        const std::unique_ptr<QLayoutItem> taken(item);
        delete item->widget();
    }
    for (const QString &note : notes) {
        auto *row = new QWidget(this);
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(theme::Small);
        auto *text = new QLabel(note, row);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setAccessibleName(theme::signalName(signal) + QStringLiteral(": ") + note);
        layout->addWidget(new Lamp(signal, row), 0, Qt::AlignTop);
        layout->addWidget(text, 1);
        m_rows->addWidget(row);
    }
    setVisible(!notes.isEmpty());
}

} // namespace lineside
