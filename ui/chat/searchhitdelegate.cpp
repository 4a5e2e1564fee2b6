// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/searchhitdelegate.h"

#include "chat/historysearchmodel.h"
#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

using Marks = QList<std::pair<qsizetype, qsizetype>>;

QString speaker(int role)
{
    switch (Role(role)) {
    case Role::User:
        return SearchHitDelegate::tr("You");
    case Role::Assistant:
        return SearchHitDelegate::tr("Reply");
    case Role::System:
        return SearchHitDelegate::tr("System prompt");
    case Role::Tool:
        return SearchHitDelegate::tr("Tool result");
    }
    return {};
}

/// One line; line breaks would cut it.
QString oneLine(QString text)
{
    for (QChar &character : text) {
        if (character == u'\n' || character == u'\r' || character == u'\t' || character == QChar::LineSeparator || character == QChar::ParagraphSeparator)
            character = u' ';
    }
    return text;
}

void paintLine(QPainter &painter, const QRect &place, const QString &text, const Marks &marks, const QStyleOptionViewItem &option)
{
    QList<QTextLayout::FormatRange> formats;
    for (const auto &[begin, length] : marks) {
        QTextCharFormat format;
        format.setFontWeight(QFont::Bold);
        format.setBackground(theme::mixed(option.palette.color(QPalette::Base), theme::signalColor(theme::Signal::Caution, option.palette), 0.3));
        formats.append({int(begin), int(length), format});
    }
    QTextLayout layout(text, option.font);
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid())
        line.setNumColumns(int(text.size()));
    layout.endLayout();
    painter.save();
    painter.setFont(option.font);
    // What was found first must be seen, even if the line is longer than the row.
    qreal shift = 0;
    if (line.isValid() && !marks.isEmpty()) {
        const qreal end = line.cursorToX(int(marks.constFirst().first + marks.constFirst().second));
        shift = qMax(0.0, end + int(theme::Huge) - place.width());
    }
    QRect room = place;
    const QString more(QChar(0x2026));
    const int moreWidth = option.fontMetrics.horizontalAdvance(more);
    if (line.isValid() && line.naturalTextWidth() - shift > room.width()) {
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, more);
        room.setRight(room.right() - moreWidth);
    }
    if (shift > 0) {
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, more);
        room.setLeft(room.left() + moreWidth);
    }
    painter.setClipRect(room);
    layout.draw(&painter, QPointF(place.left() - shift, place.top()));
    painter.restore();
}

} // namespace

void SearchHitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const QPalette &palette = option.palette;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected || option.state.testFlag(QStyle::State_MouseOver)) {
        const QColor base = palette.color(QPalette::Base);
        painter->fillRect(option.rect, isSelected ? theme::mixed(base, palette.color(QPalette::Highlight), theme::isDark(palette) ? 0.32 : 0.16)
                                                  : theme::mixed(base, palette.color(QPalette::WindowText), 0.07));
    }
    const QRect room = option.rect.adjusted(theme::Small, theme::Tiny, -theme::Small, -theme::Tiny);
    const QFont small = theme::font(theme::TextSize::Small);
    const QFontMetrics metrics(small);
    const QString when = QLocale().toString(index.data(HistorySearchModel::TimeRole).toDateTime().toLocalTime(), QLocale::ShortFormat);
    const QString title = index.data(HistorySearchModel::TitleRole).toString();
    const QString head = speaker(index.data(HistorySearchModel::SpeakerRole).toInt()) + u" · "_s + title.simplified();
    QRect top = room;
    top.setHeight(metrics.height());
    painter->setFont(small);
    painter->setPen(theme::quietTextColor(palette));
    painter->drawText(top, Qt::AlignTrailing | Qt::AlignVCenter, when);
    top.setRight(top.right() - metrics.horizontalAdvance(when) - theme::Medium);
    painter->drawText(top, Qt::AlignLeading | Qt::AlignVCenter, metrics.elidedText(head, Qt::ElideRight, top.width()));
    painter->setPen(palette.color(QPalette::Text));
    const QRect below(room.left(), top.bottom() + 1 + theme::Tiny / 2, room.width(), option.fontMetrics.height());
    paintLine(*painter, below, oneLine(index.data().toString()), index.data(HistorySearchModel::MarksRole).value<Marks>(), option);
    painter->restore();
}

QSize SearchHitDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int small = QFontMetrics(theme::font(theme::TextSize::Small)).height();
    return {option.fontMetrics.averageCharWidth() * 30, small + option.fontMetrics.height() + 2 * theme::Tiny + theme::Tiny / 2};
}

} // namespace lineside
