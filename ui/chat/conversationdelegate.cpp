// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/conversationdelegate.h"

#include "chat/conversationlistmodel.h"
#include "chat/daygroup.h"
#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Layout {
    QRect heading; ///< empty where the row does not begin a day
    QRect row;
    QRect text;
    QRect lamp;
    QRect tags;
    QString tagText; ///< as much of it as there is room for
};

bool beginsDay(const QModelIndex &index)
{
    const QModelIndex above = index.siblingAtRow(index.row() - 1);
    return !above.isValid() || above.data(ConversationListModel::DayRole) != index.data(ConversationListModel::DayRole);
}

int headingHeight(const QStyleOptionViewItem &option)
{
    return option.fontMetrics.height() + theme::Small;
}

Layout layoutOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    Layout layout;
    layout.row = option.rect;
    if (beginsDay(index)) {
        layout.heading = option.rect.adjusted(theme::Small, theme::Tiny, -theme::Small, 0);
        layout.heading.setHeight(headingHeight(option) - theme::Tiny);
        layout.row.setTop(option.rect.top() + headingHeight(option));
    }
    layout.text = layout.row.adjusted(theme::Small, 0, -theme::Small, 0);
    if (index.data(ConversationListModel::BusyRole).toBool() || index.data(ConversationListModel::UnsavedRole).toBool()) {
        const int side = option.fontMetrics.ascent() * 3 / 4;
        layout.lamp = QRect(layout.text.right() - side, layout.text.center().y() - side / 2, side, side);
        layout.text.setRight(layout.lamp.left() - theme::Tiny);
    }
    const QStringList tags = index.data(ConversationListModel::TagsRole).toStringList();
    if (!tags.isEmpty()) {
        const QFontMetrics small(theme::font(theme::TextSize::Small));
        layout.tagText = small.elidedText(u'#' + tags.join(u" #"_s), Qt::ElideRight, layout.text.width() * 2 / 5);
        layout.tags = layout.text;
        layout.tags.setLeft(layout.text.right() - small.horizontalAdvance(layout.tagText));
        layout.text.setRight(layout.tags.left() - theme::Small);
    }
    return layout;
}

QString headingOf(const DayGroup &group)
{
    switch (group.kind) {
    case DayGroup::Kind::Pinned:
        return ConversationDelegate::tr("Pinned");
    case DayGroup::Kind::Today:
        return ConversationDelegate::tr("Today");
    case DayGroup::Kind::Yesterday:
        return ConversationDelegate::tr("Yesterday");
    case DayGroup::Kind::LastWeek:
        return ConversationDelegate::tr("Last seven days");
    case DayGroup::Kind::Month:
        break;
    }
    //: The heading over a month's conversations; QDate::toString's format.
    return QLocale().toString(group.month, ConversationDelegate::tr("MMMM yyyy"));
}

} // namespace

void ConversationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Layout layout = layoutOf(option, index);
    const QPalette &palette = option.palette;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (!layout.heading.isEmpty()) {
        painter->setFont(theme::font(theme::TextSize::Small));
        painter->setPen(theme::quietTextColor(palette));
        painter->drawText(layout.heading, Qt::AlignLeading | Qt::AlignVCenter, headingOf(index.data(ConversationListModel::DayRole).value<DayGroup>()));
    }
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        const QColor base = palette.color(QPalette::Window);
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? theme::mixed(base, palette.color(QPalette::Highlight), theme::isDark(palette) ? 0.32 : 0.16)
                                   : theme::mixed(base, palette.color(QPalette::WindowText), 0.07));
        painter->drawRoundedRect(layout.row, theme::radius, theme::radius);
    }
    const bool titled = index.data(ConversationListModel::HasTitleRole).toBool();
    painter->setFont(option.font);
    painter->setPen(titled ? palette.color(QPalette::WindowText) : theme::quietTextColor(palette));
    painter->drawText(layout.text, Qt::AlignLeading | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, layout.text.width()));
    if (!layout.tags.isEmpty()) {
        painter->setFont(theme::font(theme::TextSize::Small));
        painter->setPen(theme::quietTextColor(palette));
        painter->drawText(layout.tags, Qt::AlignTrailing | Qt::AlignVCenter, layout.tagText);
    }
    if (!layout.lamp.isEmpty()) {
        const bool isUnsaved = index.data(ConversationListModel::UnsavedRole).toBool();
        theme::paintLamp(*painter, layout.lamp, isUnsaved ? theme::Signal::Caution : theme::Signal::Information, palette);
    }
    painter->restore();
}

QSize ConversationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int row = option.fontMetrics.height() + 2 * theme::Small;
    return {option.fontMetrics.averageCharWidth() * 12, row + (beginsDay(index) ? headingHeight(option) : 0)};
}

void ConversationDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    editor->setGeometry(layoutOf(option, index).row);
}

} // namespace lineside
