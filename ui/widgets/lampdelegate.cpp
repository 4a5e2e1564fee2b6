// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/lampdelegate.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>

namespace lineside {

namespace {

int lampSize(const QStyleOptionViewItem &option)
{
    return option.fontMetrics.ascent() + 2;
}

} // namespace

LampDelegate::LampDelegate(LampOf lampOf, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_lampOf(std::move(lampOf))
{
}

void LampDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const std::optional<theme::Signal> lamp = m_lampOf(index);
    if (!lamp)
        return QStyledItemDelegate::paint(painter, option, index);

    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QWidget *widget = item.widget;
    const QStyle *style = widget ? widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, widget);

    const int size = lampSize(item);
    const int left = item.rect.left() + theme::Tiny;
    const int lampTop = m_wraps ? item.rect.top() + theme::Tiny : item.rect.center().y() - size / 2;
    const QRect lampBox(left, lampTop, size, size);
    const QRect textBox = item.rect.adjusted(theme::Tiny + size + theme::Small, 0, -theme::Tiny, 0);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    theme::paintLamp(*painter, QStyle::visualRect(item.direction, item.rect, lampBox), *lamp, item.palette);
    painter->setFont(item.font);
    // Our own style tints what is selected and leaves its text as it is; the desktop's style may not.
    const bool isInverted = item.state.testFlag(QStyle::State_Selected) && qApp->styleSheet().isEmpty();
    painter->setPen(item.palette.color(isInverted ? QPalette::HighlightedText : QPalette::Text));
    if (m_wraps)
        painter->drawText(QStyle::visualRect(item.direction, item.rect, textBox.adjusted(0, theme::Tiny, 0, 0)),
                          int(QStyle::visualAlignment(item.direction, Qt::AlignLeft | Qt::AlignTop)) | Qt::TextWordWrap, item.text);
    else
        painter->drawText(QStyle::visualRect(item.direction, item.rect, textBox),
                          int(QStyle::visualAlignment(item.direction, Qt::AlignLeft | Qt::AlignVCenter)) | Qt::TextSingleLine,
                          item.fontMetrics.elidedText(item.text, Qt::ElideRight, textBox.width()));
    painter->restore();
}

QSize LampDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (const auto *view = qobject_cast<const QAbstractItemView *>(option.widget); m_wraps && view) {
        const int width = view->viewport()->width();
        const int textWidth = std::max(1, width - lampSize(option) - theme::Small - 2 * theme::Tiny);
        const QRect text = option.fontMetrics.boundingRect(QRect(0, 0, textWidth, QWIDGETSIZE_MAX), Qt::TextWordWrap, index.data().toString());
        return {width, std::max(text.height(), lampSize(option)) + theme::Small};
    }
    const QSize hint = QStyledItemDelegate::sizeHint(option, index);
    return {hint.width() + lampSize(option) + theme::Small + theme::Tiny, std::max(hint.height(), lampSize(option) + theme::Small)};
}

} // namespace lineside
