// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/attachments/flow.h"

namespace lineside {

QList<QRect> flow(const QList<QSize> &boxes, int width, int gap)
{
    QList<QRect> places;
    QPoint next;
    int lineHeight = 0;
    for (const QSize &box : boxes) {
        const int boxWidth = qMin(box.width(), width);
        if (next.x() > 0 && next.x() + boxWidth > width) {
            next = {0, next.y() + lineHeight + gap};
            lineHeight = 0;
        }
        places.append({next, QSize(boxWidth, box.height())});
        next.rx() += boxWidth + gap;
        lineHeight = qMax(lineHeight, box.height());
    }
    return places;
}

} // namespace lineside
