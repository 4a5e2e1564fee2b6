// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/routetreedelegate.h"

#include "ui/routes/routetreemodel.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

int lineHeight(theme::TextSize size)
{
    return QFontMetrics(theme::font(size)).height();
}

} // namespace

QSize RouteTreeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(option)
    Q_UNUSED(index)
    return { 120, lineHeight(theme::TextSize::Normal) + lineHeight(theme::TextSize::Small) + theme::Medium };
}

void RouteTreeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);

    // Our own style tints what is selected and leaves its text as it is; the desktop's style may not.
    const bool isInverted = item.state.testFlag(QStyle::State_Selected) && qApp->styleSheet().isEmpty();
    const QVariant drift = index.data(RouteTreeModel::DriftRole);
    const int lamp = lineHeight(theme::TextSize::Normal) - theme::Tiny;
    QRect text = item.rect.adjusted(theme::Medium, theme::Tiny, -theme::Small, -theme::Tiny);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isResources = index.data(RouteTreeModel::ResourcesRole).toBool();
    if (drift.isValid() || isResources) {
        text.setLeft(text.left() + theme::Medium);
        const QRect lampBox = QStyle::visualRect(item.direction, item.rect, QRect(text.left(), text.top() + theme::Tiny / 2, lamp, lamp));
        if (isResources)
            theme::icon(u"provider"_s).paint(painter, lampBox);
        else
            theme::paintLamp(*painter, lampBox, driftSignal(Drift(drift.toInt())), item.palette);
        text.setLeft(text.left() + lamp + theme::Small);
    }
    const auto drawLine = [&](const QRect &box, const QFont &font, const QColor &colour, const QString &words) {
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(QStyle::visualRect(item.direction, item.rect, box),
                          int(QStyle::visualAlignment(item.direction, Qt::AlignLeft | Qt::AlignVCenter)) | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(words, Qt::ElideRight, box.width()));
    };
    QFont nameFont = theme::font();
    if (!drift.isValid() && !isResources)
        nameFont.setWeight(QFont::DemiBold);
    const QRect first(text.topLeft(), QSize(text.width(), lineHeight(theme::TextSize::Normal)));
    const QRect second(first.left(), first.bottom() + 1, text.width(), lineHeight(theme::TextSize::Small));
    const QString detail = index.data(RouteTreeModel::DetailRole).toString();
    const QColor strong = item.palette.color(isInverted ? QPalette::HighlightedText : QPalette::Text);
    const QColor quiet = isInverted ? strong : theme::quietTextColor(item.palette);
    drawLine(first, nameFont, strong, index.data(Qt::DisplayRole).toString());
    drawLine(second, theme::font(theme::TextSize::Small), quiet,
             //: A route in the list: how it stands to the gateway's, and its path.
             drift.isValid() ? tr("%1 · %2").arg(driftName(Drift(drift.toInt())), detail) : detail);
    painter->restore();
}

} // namespace lineside
