// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/remarklist.h"

#include "ui/routes/driftview.h"
#include "ui/routes/routefields.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int mostRowsShown = 5;
constexpr int PlaceRole = Qt::UserRole;
constexpr int SignalRole = Qt::UserRole + 1;

// A lamp before each, as everywhere.
class RemarkDelegate : public QStyledItemDelegate
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

RemarkList::RemarkList(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(u"remarkList"_s);
    setAccessibleName(tr("What was found of the draft"));
    setFont(theme::font(theme::TextSize::Small));
    setItemDelegate(new RemarkDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    const auto go = [this](const QListWidgetItem *item) { Q_EMIT chosen(item->data(PlaceRole).toString()); };
    connect(this, &QListWidget::itemActivated, this, go);
    connect(this, &QListWidget::itemClicked, this, go);
    hide();
}

void RemarkList::showRemarks(const QList<DraftRemark> &remarks)
{
    QList<DraftRemark> sorted = remarks;
    std::ranges::stable_sort(sorted, {}, [](const DraftRemark &remark) { return remark.severity != DraftRemark::Severity::Error; });
    clear();
    for (const DraftRemark &remark : std::as_const(sorted)) {
        const bool isError = remark.severity == DraftRemark::Severity::Error;
        //: A place in a route, and what is wrong there.
        auto *item = new QListWidgetItem(remark.field.isEmpty() ? remark.message : tr("%1: %2").arg(shownPath(pathOfPlace(remark.field)), remark.message), this);
        item->setData(PlaceRole, remark.field);
        const theme::Signal signal = isError ? theme::Signal::Stop : theme::Signal::Caution;
        item->setData(SignalRole, int(signal));
        item->setData(Qt::AccessibleDescriptionRole, theme::signalName(signal));
    }
    setVisible(count() > 1);
    fit();
}

void RemarkList::resizeEvent(QResizeEvent *event)
{
    QListWidget::resizeEvent(event);
    scheduleDelayedItemsLayout();
    fit();
}

void RemarkList::fit()
{
    int height = 2 * frameWidth();
    for (int row = 0; row < std::min(count(), mostRowsShown); ++row)
        height += sizeHintForRow(row);
    if (height != maximumHeight() || height != minimumHeight())
        setFixedHeight(height);
}

} // namespace lineside
