// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/wire/wireeventsmodel.h"

#include "ui/wire/visibletext.h"
#include "ui/wire/wirewords.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype mostShown = 512; // bytes of the data in a row; the pane below shows all

} // namespace

void WireEventsModel::setRecord(const WireRecord *record)
{
    beginResetModel();
    m_record = record;
    m_rows.clear();
    m_seen = 0;
    endResetModel();
    takeUp();
}

bool WireEventsModel::matches(const WireEvent &event) const
{
    return m_filter.isEmpty() || QString::fromUtf8(event.data(m_record->body)).contains(m_filter, Qt::CaseInsensitive)
        || wirewords::kindName(event.kind) == m_filter || QString::fromUtf8(event.name) == m_filter;
}

void WireEventsModel::takeUp()
{
    if (!m_record)
        return;
    QList<int> more;
    for (; m_seen < m_record->events.size(); ++m_seen) {
        if (matches(m_record->events.at(m_seen)))
            more.append(int(m_seen));
    }
    if (more.isEmpty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + more.size()) - 1);
    m_rows += more;
    endInsertRows();
}

void WireEventsModel::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    setRecord(m_record);
}

QByteArray WireEventsModel::dataOf(const QModelIndex &index) const
{
    return index.isValid() ? m_record->events.at(eventOf(index)).data(m_record->body).toByteArray() : QByteArray();
}

QByteArray WireEventsModel::bytesOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const WireEvent &event = m_record->events.at(eventOf(index));
    return m_record->body.sliced(event.begin, event.size());
}

int WireEventsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int WireEventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString WireEventsModel::told(const WireEvent &event) const
{
    const QByteArrayView data = event.data(m_record->body);
    return visibleText(data.first(std::min(data.size(), mostShown))) + (data.size() > mostShown ? u"…"_s : QString());
}

QVariant WireEventsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const WireEvent &event = m_record->events.at(eventOf(index));
    if (role == Qt::TextAlignmentRole && (index.column() == Time || index.column() == Size))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::AccessibleTextRole && index.column() == Time)
        return tr("Event %1 at %2, %3, %4").arg(QLocale().toString(eventOf(index) + 1), wirewords::duration(event.at), wirewords::bytes(event.size()), wirewords::kindName(event.kind));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Time:
        return QLocale().toString(double(event.at.count()) / 1000, 'f', 1);
    case Size:
        return QLocale().toString(event.size());
    case Kind:
        return event.name == "message" || event.kind == WireEvent::Kind::Error ? wirewords::kindName(event.kind) : visibleText(event.name);
    default:
        return told(event);
    }
}

QVariant WireEventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Time || section == Size ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Time)
        return tr("Milliseconds from the request to the read that brought the event's end");
    if (role == Qt::ToolTipRole && section == Size)
        return tr("As it came, with its field names and line ends");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("ms");
    case Size:
        return tr("Bytes");
    case Kind:
        return tr("Kind");
    default:
        return tr("Data");
    }
}

} // namespace lineside
