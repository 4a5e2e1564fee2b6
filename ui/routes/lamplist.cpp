// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/lamplist.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace lineside {

namespace {

constexpr int SignalRole = Qt::UserRole + 100;

// A lamp before each, as everywhere.
class LampListDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QStyle *style = item.widget->style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
        const QRect text = item.rect.adjusted(lampRoom(), theme::Tiny, -theme::Small, -theme::Tiny);
        const int side = QFontMetrics(item.font).ascent();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect lamp(item.rect.left() + theme::Small, text.top() + 1, side, side);
        theme::paintLamp(*painter, QStyle::visualRect(item.direction, item.rect, lamp), theme::Signal(index.data(SignalRole).toInt()), item.palette);
        painter->setFont(item.font);
        painter->setPen(item.palette.color(QPalette::Text));
        painter->drawText(QStyle::visualRect(item.direction, item.rect, text),
                          int(QStyle::visualAlignment(item.direction, Qt::AlignLeft | Qt::AlignTop)) | Qt::TextWordWrap, item.text);
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *list = qobject_cast<const QListWidget *>(option.widget);
        const int width = (list ? list->viewport()->width() : option.rect.width()) - lampRoom() - theme::Small;
        const QFontMetrics metrics(list ? list->font() : option.font);
        const QRect box = metrics.boundingRect(QRect(0, 0, qMax(width, 100), 10'000), Qt::TextWordWrap, index.data().toString());
        return { qMax(width, 100), box.height() + 2 * theme::Tiny };
    }

private:
    static int lampRoom() { return QFontMetrics(theme::font(theme::TextSize::Small)).ascent() + 2 * theme::Small; }
};

} // namespace

LampList::LampList(int mostRowsShown, QWidget *parent)
    : QListWidget(parent)
    , m_mostRowsShown(mostRowsShown)
{
    setFont(theme::font(theme::TextSize::Small));
    setItemDelegate(new LampListDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QListWidgetItem *LampList::add(theme::Signal signal, const QString &text)
{
    auto *item = new QListWidgetItem(text, this);
    item->setData(SignalRole, int(signal));
    item->setData(Qt::AccessibleDescriptionRole, theme::signalName(signal));
    return item;
}

void LampList::resizeEvent(QResizeEvent *event)
{
    QListWidget::resizeEvent(event);
    scheduleDelayedItemsLayout();
    fit();
}

void LampList::fit()
{
    int height = 2 * frameWidth();
    for (int row = 0; row < std::min(count(), m_mostRowsShown); ++row)
        height += sizeHintForRow(row);
    if (height != maximumHeight() || height != minimumHeight())
        setFixedHeight(height);
}

} // namespace lineside
