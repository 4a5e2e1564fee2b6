// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/attachments/attachmentstrip.h"

#include "ui/attachments/attachmentchip.h"
#include "ui/attachments/flow.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

AttachmentStrip::AttachmentStrip(AttachmentList &list, QWidget *parent)
    : QWidget(parent)
    , m_list(list)
{
    m_note = makeNote();
    setObjectName(u"attachmentStrip"_s);
    connect(&m_list, &AttachmentList::changed, this, &AttachmentStrip::rebuild);
    connect(&m_list, &AttachmentList::removed, this, [this](const QString &name) { note(tr("“%1” was removed.").arg(name), true); });
    connect(&m_list, &AttachmentList::refused, this, [this](const QString &reason) { note(reason, false); });
    rebuild();
}

QWidget *AttachmentStrip::makeNote()
{
    auto *row = new QWidget(this);
    m_noteText = new QLabel(row);
    m_noteText->setObjectName(u"attachmentNote"_s);
    m_noteText->setTextFormat(Qt::PlainText);
    m_noteText->setWordWrap(true);
    m_undo = new QPushButton(tr("Undo"), row);
    m_undo->setObjectName(u"undoRemoveAttachment"_s);
    auto *close = new QToolButton(row);
    close->setObjectName(u"closeAttachmentNote"_s);
    close->setIcon(theme::icon(u"close"_s));
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close"));
    connect(m_undo, &QPushButton::clicked, &m_list, &AttachmentList::undoRemove);
    connect(close, &QToolButton::clicked, this, [this] { note({}, false); });
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_noteText, 1);
    layout->addWidget(m_undo);
    layout->addWidget(close);
    row->hide();
    return row;
}

void AttachmentStrip::rebuild()
{
    const QList<AttachmentList::Item> &items = m_list.items();
    const auto isGone = [&items](const AttachmentChip *chip) { return std::ranges::find(items, chip->id(), &AttachmentList::Item::id) == items.end(); };
    QList<AttachmentChip *> before = std::exchange(m_chips, {});
    for (const AttachmentList::Item &item : items) {
        const auto found = std::ranges::find(before, item.id, &AttachmentChip::id);
        AttachmentChip *chip = nullptr;
        if (found != before.end()) {
            chip = *found;
            chip->showItem(item);
        } else {
            chip = new AttachmentChip(item, this);
            connect(chip, &AttachmentChip::removeRequested, this, &AttachmentStrip::remove);
            connect(chip, &AttachmentChip::leaveRequested, this, [this, chip](int by) { step(chip, by); });
            chip->show();
        }
        if (!m_chips.isEmpty())
            setTabOrder(m_chips.constLast(), chip);
        m_chips.append(chip);
    }
    for (AttachmentChip *chip : std::as_const(before)) {
        if (isGone(chip)) {
            chip->hide();
            chip->deleteLater();
        }
    }
    if (!m_list.canUndoRemove() && m_undo->isVisibleTo(this))
        note({}, false);
    arrange();
}

void AttachmentStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        arrange();
}

void AttachmentStrip::arrange()
{
    QList<QSize> sizes;
    for (const AttachmentChip *chip : std::as_const(m_chips))
        sizes.append(chip->sizeHint());
    const QList<QRect> places = flow(sizes, width(), theme::Small);
    for (qsizetype i = 0; i < places.size(); ++i)
        m_chips.at(i)->setGeometry(QStyle::visualRect(layoutDirection(), rect(), places.at(i)));
    int height = places.isEmpty() ? 0 : places.constLast().bottom() + 1;
    if (m_note->isVisibleTo(this)) {
        const int top = height + (height > 0 ? theme::Small : 0);
        const int noteHeight = m_note->hasHeightForWidth() ? m_note->heightForWidth(width()) : m_note->sizeHint().height();
        m_note->setGeometry(0, top, width(), noteHeight);
        height = top + noteHeight;
    }
    setFixedHeight(height);
    setVisible(height > 0);
}

void AttachmentStrip::note(const QString &text, bool canUndo)
{
    m_noteText->setText(text);
    m_undo->setVisible(canUndo);
    m_note->setVisible(!text.isEmpty());
    arrange();
}

void AttachmentStrip::remove(int id)
{
    const auto chip = std::ranges::find(m_chips, id, &AttachmentChip::id);
    if (chip == m_chips.end())
        return;
    const bool hadFocus = (*chip)->hasFocus();
    const qsizetype place = chip - m_chips.begin();
    m_list.remove(id);
    if (!hadFocus)
        return;
    if (m_chips.isEmpty())
        Q_EMIT left();
    else
        m_chips.at(std::min(place, m_chips.size() - 1))->setFocus(Qt::OtherFocusReason);
}

void AttachmentStrip::step(const AttachmentChip *from, int by)
{
    const qsizetype place = m_chips.indexOf(from) + by;
    if (place >= 0 && place < m_chips.size())
        m_chips.at(place)->setFocus(Qt::OtherFocusReason);
}

} // namespace lineside
