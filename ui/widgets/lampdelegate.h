// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

#include <functional>
#include <optional>

namespace lineside {

/// Paints a lamp before the text of an item.
class LampDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using LampOf = std::function<std::optional<theme::Signal>(const QModelIndex &)>;
    LampDelegate(LampOf lampOf, QObject *parent);
    /// Long texts go on in further lines; for lists of one column that adjust to their width.
    void setWraps(bool wraps) { m_wraps = wraps; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    LampOf m_lampOf;
    bool m_wraps = false;
};

} // namespace lineside
