// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/remarklist.h"

#include "ui/routes/driftview.h"
#include "ui/routes/routefields.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int mostRowsShown = 5;
constexpr int PlaceRole = Qt::UserRole;

} // namespace

RemarkList::RemarkList(QWidget *parent)
    : LampList(mostRowsShown, parent)
{
    setObjectName(u"remarkList"_s);
    setAccessibleName(tr("What was found of the draft"));
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
        const QString text = remark.field.isEmpty() ? remark.message : tr("%1: %2").arg(shownPath(pathOfPlace(remark.field)), remark.message);
        add(isError ? theme::Signal::Stop : theme::Signal::Caution, text)->setData(PlaceRole, remark.field);
    }
    setVisible(count() > 1);
    fit();
}

} // namespace lineside
