// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/exportformlist.h"

#include "ui/theme/theme.h"

#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int idRole = Qt::UserRole;

QString titleOf(ExportForm::Group group)
{
    switch (group) {
    case ExportForm::Group::Command:
        return ExportFormList::tr("Commands");
    case ExportForm::Group::Code:
        return ExportFormList::tr("Code");
    case ExportForm::Group::Collection:
        return ExportFormList::tr("Collections");
    case ExportForm::Group::RouteFile:
        break;
    }
    return ExportFormList::tr("Route files");
}

} // namespace

ExportFormList::ExportFormList(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(u"exportForms"_s);
    setAccessibleName(tr("Form"));
    setProperty("surface", u"side"_s);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    connect(this, &QListWidget::currentRowChanged, this, &ExportFormList::formChanged);
}

void ExportFormList::addHeading(const QString &text)
{
    auto *heading = new QListWidgetItem(text, this);
    QFont font = theme::font(theme::TextSize::Small);
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    heading->setForeground(theme::quietTextColor(palette()));
    heading->setFlags(Qt::NoItemFlags);
}

void ExportFormList::offerFor(const ExportSource &source)
{
    const std::optional<ExportForm> before = form();
    const QSignalBlocker quiet(this);
    clear();
    std::optional<ExportForm::Group> group;
    for (const ExportForm &each : exportForms()) {
        if (each.ofRoute ? source.routeTemplate.isEmpty() : !source.request)
            continue;
        if (group != each.group)
            addHeading(titleOf(each.group));
        group = each.group;
        auto *item = new QListWidgetItem(each.title, this);
        item->setData(idRole, each.id);
        item->setToolTip(each.title);
    }
    if (!before || !choose(before->id))
        setCurrentRow(1); // below the first heading
}

std::optional<ExportForm> ExportFormList::form() const
{
    return currentItem() ? exportForm(currentItem()->data(idRole).toString()) : std::nullopt;
}

bool ExportFormList::choose(const QString &formId)
{
    for (int row = 0; row < count(); ++row) {
        if (!formId.isEmpty() && item(row)->data(idRole).toString() == formId) {
            setCurrentRow(row);
            return true;
        }
    }
    return false;
}

} // namespace lineside
