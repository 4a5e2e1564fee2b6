// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/draftremark.h"
#include "ui/routes/lamplist.h"

namespace lineside {

/// All that was found of a draft, the worst first. A click on a remark, or Enter, goes to its place. Hidden while there are
/// fewer than two: one alone is what the verdict tells.
class RemarkList : public LampList
{
    Q_OBJECT
public:
    explicit RemarkList(QWidget *parent);

    void showRemarks(const QList<DraftRemark> &remarks);

Q_SIGNALS:
    void chosen(const QString &place);
};

} // namespace lineside
