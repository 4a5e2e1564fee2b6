// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/figurestrip.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QFont valueFont(bool isBest)
{
    QFont font = theme::tabularFont(theme::TextSize::Small);
    font.setBold(isBest);
    return font;
}

QPolygonF star(const QRectF &box)
{
    constexpr int points = 5;
    constexpr double inner = 0.42;
    QPolygonF shape;
    for (int i = 0; i < 2 * points; ++i) {
        const double radius = box.height() / 2 * (i % 2 == 0 ? 1 : inner);
        const double angle = std::numbers::pi * (double(i) / points - 0.5);
        shape.append(box.center() + QPointF(std::cos(angle), std::sin(angle)) * radius);
    }
    return shape;
}

} // namespace

FigureStrip::FigureStrip(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Figures"));
}

void FigureStrip::setFigures(const ComparedFigures &figures)
{
    if (m_figures == figures)
        return;
    const bool isOtherHeight = m_figures.size() != figures.size();
    m_figures = figures;
    setAccessibleDescription(spokenFigures(figures));
    if (isOtherHeight)
        updateGeometry();
    update();
}

int FigureStrip::rowHeight() const
{
    return QFontMetrics(theme::font(theme::TextSize::Small)).height() + QFontMetrics(valueFont(true)).height();
}

/// Rows are as even as they can be.
int FigureStrip::perRow(int width) const
{
    const int count = std::max(1, int(m_figures.size()));
    const QFontMetrics metrics(valueFont(true));
    const int narrowest = metrics.horizontalAdvance(tr("not reported")) + metrics.ascent() + theme::Small;
    const int fitting = std::clamp(width / std::max(1, narrowest), 1, count);
    const int rows = (count + fitting - 1) / fitting;
    return (count + rows - 1) / rows;
}

int FigureStrip::heightForWidth(int width) const
{
    const int columns = perRow(width);
    const int rows = (int(m_figures.size()) + columns - 1) / columns;
    return rows * rowHeight() + std::max(0, rows - 1) * theme::Tiny;
}

QSize FigureStrip::sizeHint() const
{
    const int width = fontMetrics().averageCharWidth() * 40;
    return {width, heightForWidth(width)};
}

QSize FigureStrip::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 12, rowHeight()};
}

QRect FigureStrip::cell(int index) const
{
    const int columns = perRow(width());
    const int column = index % columns;
    const int left = width() * column / columns;
    const int right = width() * (column + 1) / columns;
    const QRect box(left, index / columns * (rowHeight() + theme::Tiny), right - left, rowHeight());
    if (layoutDirection() == Qt::LeftToRight)
        return box;
    return box.translated(width() - box.right() - box.left() - 1, 0);
}

bool FigureStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (int i = 0; i < m_figures.size(); ++i) {
        const ComparedFigure &figure = m_figures.at(i);
        if (!cell(i).contains(help->pos()) || figure.value.isEmpty())
            continue;
        const QString line = tr("%1: %2").arg(figure.label, figure.value);
        QToolTip::showText(help->globalPos(), figure.more.isEmpty() ? line : line + u'\n' + figure.more, this, cell(i));
        return true;
    }
    QToolTip::hideText();
    return true;
}

void FigureStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont labelFont = theme::font(theme::TextSize::Small);
    const QFontMetrics labelMetrics(labelFont);
    for (int i = 0; i < m_figures.size(); ++i) {
        const ComparedFigure &figure = m_figures.at(i);
        const QRect box = cell(i).adjusted(0, 0, layoutDirection() == Qt::LeftToRight ? -theme::Small : 0, 0);
        painter.setFont(labelFont);
        painter.setPen(theme::quietTextColor(palette()));
        painter.drawText(box, int(Qt::AlignLeading | Qt::AlignTop), labelMetrics.elidedText(figure.label, Qt::ElideRight, box.width()));
        const QFont font = valueFont(figure.isBest);
        const QFontMetrics metrics(font);
        QRect line = box.adjusted(0, labelMetrics.height(), 0, 0);
        if (figure.isBest) {
            const int side = metrics.ascent();
            QRect mark(line.left(), line.top() + (line.height() - side) / 2, side, side);
            if (layoutDirection() == Qt::RightToLeft)
                mark.moveRight(line.right());
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme::signalColor(theme::Signal::Go, palette()));
            painter.drawPolygon(star(mark));
            line.adjust(layoutDirection() == Qt::LeftToRight ? side + theme::Tiny : 0, 0, layoutDirection() == Qt::LeftToRight ? 0 : -side - theme::Tiny, 0);
        }
        painter.setFont(font);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(line, int(Qt::AlignLeading | Qt::AlignVCenter), metrics.elidedText(figure.value, Qt::ElideRight, line.width()));
    }
}

} // namespace lineside
