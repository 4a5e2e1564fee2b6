// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/wire/wirebytesmodel.h"

namespace lineside {

void WireBytesModel::setRecord(const WireRecord *record)
{
    m_record = record;
    makeAnew();
}

void WireBytesModel::setForm(WireRows::Form form, int bytesInRow)
{
    if (form == m_form && bytesInRow == m_bytesInRow)
        return;
    m_form = form;
    m_bytesInRow = bytesInRow;
    makeAnew();
}

void WireBytesModel::makeAnew()
{
    beginResetModel();
    m_rows.begin(m_form, m_bytesInRow);
    if (m_record)
        m_rows.takeUp(*m_record);
    m_shown = m_rows.count();
    endResetModel();
}

void WireBytesModel::takeUp()
{
    if (!m_record)
        return;
    m_rows.takeUp(*m_record);
    if (m_rows.count() == m_shown)
        return;
    beginInsertRows({}, m_shown, m_rows.count() - 1);
    m_shown = m_rows.count();
    endInsertRows();
}

int WireBytesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_shown;
}

QVariant WireBytesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == HeadingRole)
        return m_rows.isHeading(index.row());
    return role == Qt::DisplayRole ? m_rows.text(index.row(), *m_record) : QVariant();
}

} // namespace lineside
