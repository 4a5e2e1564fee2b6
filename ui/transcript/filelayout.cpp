// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/piecelayouts.h"

#include "ui/transcript/containerframe.h"
#include "ui/transcript/openablelink.h"
#include "ui/transcript/piecemeasures.h"
#include "ui/transcript/pieceshapes.h"
#include "ui/transcript/thumbnail.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

/// A sheet with a turned corner, or a picture with a hill and a sun.
void addFileSign(LaidBlock &block, const QRectF &box, bool isPicture, const QColor &colour)
{
    block.add(box, [box, isPicture, colour](QPainter &painter) {
        const qreal unit = box.width() / 24;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(box.topLeft());
        painter.scale(unit, unit);
        painter.setPen(QPen(colour, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        if (isPicture) {
            painter.drawRoundedRect(QRectF(3, 4, 18, 16), 2, 2);
            painter.drawEllipse(QPointF(8.5, 9), 1.6, 1.6);
            painter.drawPolyline(QPolygonF({{4, 18}, {10, 13}, {13, 15.5}, {17, 11}, {20.5, 14.5}}));
        } else {
            painter.drawPolygon(QPolygonF({{5, 3}, {14, 3}, {19, 8}, {19, 21}, {5, 21}}));
            painter.drawPolyline(QPolygonF({{14, 3}, {14, 8}, {19, 8}}));
        }
        painter.restore();
    });
}

void addPicture(LaidBlock &block, const QRectF &area, const QImage &picture)
{
    const QSizeF size = picture.deviceIndependentSize().scaled(area.size(), Qt::KeepAspectRatio);
    const QRectF place(area.center() - QPointF(size.width() / 2, size.height() / 2), size);
    block.add(area, [place, picture](QPainter &painter) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(place, picture);
    });
}

PanelEnds tintEnds(const TranscriptPiece &piece)
{
    const bool top = piece.element.startsBlock;
    return top && piece.endsBlock ? PanelEnds::Both : top ? PanelEnds::Top : piece.endsBlock ? PanelEnds::Bottom : PanelEnds::None;
}

/// One line that is not selected on its own.
TextBox sideText(const QString &text, const TextFace &face, const QColor &ink, qreal width, const TranscriptStyle &style)
{
    TextBoxSetting wanted;
    wanted.face = face;
    wanted.ink = ink;
    wanted.width = std::max(width, 1.0);
    return TextBox(text, 0, text.size(), wanted, style);
}

} // namespace

std::unique_ptr<LaidPiece> layAttachment(const LayoutInput &input)
{
    const auto &[piece, setting, style] = input;
    auto block = std::make_unique<LaidBlock>();
    const bool isPicture = piece.parts.value(1).startsWith("image/"_L1);
    const QSizeF sign = isPicture ? thumbnailBox() : QSizeF(style.snapped(24), style.snapped(24));
    const qreal top = style.snapped(setting.spaceAbove + edgeAbove(piece));
    const qreal left = style.snapped(measures::panelSide + sign.width() + measures::panelSide);
    const qreal width = setting.width - left - measures::panelSide;
    TextBox name = sideText(piece.element.text, style.text, style.ink, width, style);
    TextBox facts = sideText(piece.parts->mid(1).join(u" · "_s), style.small, style.quiet, width, style);
    const qreal texts = name.height() + facts.height();
    const qreal content = std::max(texts, style.snappedUp(sign.height())) + measures::small;
    const qreal height = style.snapped(top + content + edgeBelow(piece));
    const qreal begin = piece.element.startsBlock ? setting.spaceAbove : 0;
    if (piece.isUser)
        addPanel(*block, QRectF(0, begin, setting.width, height - begin), style.userTint, tintEnds(piece));
    const QRectF signPlace(QPointF(measures::panelSide, style.snapped(top + (content - sign.height()) / 2)), sign);
    if (isPicture && !setting.picture.isNull()) {
        addPicture(*block, signPlace, setting.picture);
    } else {
        const qreal size = style.snapped(24);
        addFileSign(*block, QRectF(signPlace.center() - QPointF(size / 2, size / 2), QSizeF(size, size)), isPicture, style.quiet);
        if (isPicture)
            addOutline(*block, signPlace, style.hairline, style.hair);
    }
    name.moveTo({left, style.snapped(top + (content - texts) / 2)});
    facts.moveTo({left, style.snapped(name.area().bottom())});
    block->add(QRectF(0, top, setting.width, content), TranscriptAction{TranscriptAction::Kind::OpenAttachment, {}, piece.index});
    block->add(std::move(name));
    block->addCaption(std::move(facts));
    block->setHeight(height);
    return block;
}

std::unique_ptr<LaidPiece> layImage(const LayoutInput &input)
{
    const auto &[piece, setting, style] = input;
    auto block = std::make_unique<LaidBlock>();
    const ContainerFrame frame(piece, setting.width, style);
    QString address;
    for (const MarkdownRun &run : piece.element.runs) {
        if (run.image >= 0 && run.image < piece.element.links.size() && address.isEmpty())
            address = piece.element.links.at(run.image).target;
    }
    const qreal size = style.snapped(24);
    const qreal top = style.snapped(setting.spaceAbove);
    const qreal left = style.snapped(frame.indent() + 2 * measures::panelSide + size);
    const qreal width = frame.indent() + frame.width() - left - measures::panelSide;
    TextBoxSetting wanted = textSettingOf(piece, style);
    wanted.runs.clear();
    wanted.width = std::max(width, 1.0);
    TextBox description(piece.element.text, 0, piece.element.text.size(), wanted, style);
    description.moveTo({left, style.snapped(top + measures::panelEdge)});
    TextBox caption = sideText(address.left(mostAddress), style.small, isOpenableLink(address) ? style.link : style.quiet, width, style);
    caption.moveTo({left, style.snapped(description.area().bottom())});
    const bool hasCaption = address != piece.element.text && !address.isEmpty();
    const qreal height = style.snapped((hasCaption ? caption : description).area().bottom() + measures::panelEdge);
    const QRectF panel(frame.indent(), top, frame.width(), height - top);
    addOutline(*block, panel, style.hairline, style.hair);
    addFileSign(*block, QRectF(panel.left() + measures::panelSide, style.snapped(panel.center().y() - size / 2), size, size), true, style.quiet);
    frame.addTo(*block, top, height, description.lineArea(0), false);
    if (isOpenableLink(address))
        block->add(panel, TranscriptAction{TranscriptAction::Kind::OpenLink, address, 0});
    block->add(std::move(description));
    if (hasCaption)
        block->addCaption(std::move(caption));
    block->setHeight(height);
    return block;
}

} // namespace lineside
