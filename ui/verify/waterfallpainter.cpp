// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/waterfallpainter.h"

#include "ui/theme/theme.h"
#include "ui/verify/probewords.h"

#include <QCoreApplication>
#include <QPainter>

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Verify)
};

// Waiting is a quieter colour than receiving: what takes the time should be seen at once.
QColor barColor(Phase phase, const QPalette &palette)
{
    switch (phase) {
    case Phase::FirstByte:
    case Phase::FirstToken:
        return theme::signalColor(theme::Signal::Information, palette);
    case Phase::Stream:
    case Phase::End:
        return theme::signalColor(theme::Signal::Go, palette);
    case Phase::NameLookup:
    case Phase::Connect:
    case Phase::Tls:
    case Phase::Sent:
        break;
    }
    return theme::signalColor(theme::Signal::Unknown, palette);
}

void paintAxis(QPainter &painter, const WaterfallLayout &layout, const QPalette &palette)
{
    painter.setFont(theme::tabularFont(theme::TextSize::Small));
    for (const AxisTick &tick : layout.axis) {
        painter.setPen(QPen(theme::hairlineColor(palette), 0));
        painter.drawLine(QPointF(tick.x, layout.plot.top()), QPointF(tick.x, layout.plot.bottom()));
        painter.setPen(theme::quietTextColor(palette));
        painter.drawText(tick.label, Qt::AlignCenter | Qt::TextSingleLine, tick.text);
    }
}

void paintEvents(QPainter &painter, const QRectF &bar, const WaterfallLayout &layout, const QPalette &palette, const std::optional<ProbeMs> &marked)
{
    const qreal overhang = bar.height() / 3;
    painter.setPen(QPen(palette.color(QPalette::WindowText), 0));
    for (const qreal x : layout.eventTicks)
        painter.drawLine(QPointF(x + 0.5, bar.top() - overhang), QPointF(x + 0.5, bar.bottom() + overhang));
    if (!marked)
        return;
    const qreal x = layout.xAt(*marked);
    painter.setPen(QPen(palette.color(QPalette::Highlight), 3));
    painter.drawLine(QPointF(x, bar.top() - overhang), QPointF(x, bar.bottom() + overhang));
}

void paintTexts(QPainter &painter, const PhaseRow &phase, const WaterfallRow &row, const QPalette &palette)
{
    painter.setFont(theme::tabularFont());
    painter.setPen(phase.reached ? palette.color(QPalette::WindowText) : theme::quietTextColor(palette));
    painter.drawText(row.label, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, phaseName(phase.phase));
    painter.drawText(row.time, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     phase.reached ? probewords::duration(phase.length()) : Tr::tr("not reached"));
}

} // namespace

void paintPhases(QPainter &painter, const QList<PhaseRow> &rows, const WaterfallLayout &layout, const QPalette &palette, const WaterfallMarks &marks)
{
    paintAxis(painter, layout, palette);
    for (int i = 0; i < layout.rows.size(); ++i) {
        const WaterfallRow &row = layout.rows.at(i);
        if (i == marks.hovered)
            painter.fillRect(row.row, theme::sideColor(palette));
        if (i == marks.current) {
            painter.setPen(QPen(palette.color(QPalette::Highlight), 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(row.row.adjusted(0.5, 0.5, -1, -1));
        }
        paintTexts(painter, rows.at(i), row, palette);
        if (row.bar.isNull())
            continue;
        painter.fillRect(row.bar, barColor(rows.at(i).phase, palette));
        if (rows.at(i).phase == Phase::Stream)
            paintEvents(painter, row.bar, layout, palette, marks.event);
    }
}

} // namespace lineside
